"""``vaandel run``: the bot against Slack, or against a running sandbox."""

from typing import Annotated

import httpx
import typer
from slack_sdk.errors import SlackApiError

from bot.cli.connecting import settings_for_sandbox
from bot.cli.options import DatabaseOption, profile_or_exit
from bot.cli.running import FIRST_REPLICA, running
from bot.cli.waiting import Stop
from bot.messages.wording import WordingError
from bot.settings import Settings


def run(
    sandbox: Annotated[
        str | None, typer.Option(help="Address of a running sandbox; its clock is followed.")
    ] = None,
    profile: Annotated[str | None, typer.Option(help="The profile of a new workspace.")] = None,
    database_url: DatabaseOption = None,
    replica: Annotated[
        str, typer.Option(help="This process by name, where several follow one sandbox.")
    ] = FIRST_REPLICA,
) -> None:
    """Run the bot until it is told to stop; prints ``ready`` when it listens."""
    stop = Stop()
    settings = _settings(profile, database_url)
    profile_or_exit(settings.profile)
    if sandbox is not None:
        settings = _follow(sandbox, settings)
    _demand_tokens(settings)
    try:
        with running(settings, sandbox=sandbox, replica=replica):
            typer.echo("ready")
            stop.wait()
    except WordingError as error:
        typer.echo(f"VAANDEL_TEMPLATES: {error}", err=True)
        raise typer.Exit(2) from error
    except SlackApiError as error:
        typer.echo(f"Slack refuses the connection: {error.response['error']}", err=True)
        raise typer.Exit(1) from error


def _settings(profile: str | None, database_url: str | None) -> Settings:
    given = {"profile": profile, "database_url": database_url}
    return Settings().model_copy(update={key: value for key, value in given.items() if value})


def _follow(url: str, settings: Settings) -> Settings:
    try:
        return settings_for_sandbox(url, settings)
    except httpx.HTTPError as error:
        typer.echo(f"No sandbox answers at {url}. Start one with: vaandel sandbox", err=True)
        raise typer.Exit(1) from error


def _demand_tokens(settings: Settings) -> None:
    for name, token in (
        ("SLACK_BOT_TOKEN", settings.slack_bot_token),
        ("SLACK_APP_TOKEN", settings.slack_app_token),
    ):
        if not token.get_secret_value():
            typer.echo(f"{name} is not set. See the README, 'Install in Slack'.", err=True)
            raise typer.Exit(2)
