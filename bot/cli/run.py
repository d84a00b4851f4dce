"""``vaandel run``: the bot against Slack, or against a running sandbox."""

import socket
from contextlib import ExitStack
from typing import Annotated

import httpx
import typer
from slack_sdk.errors import SlackApiError

from bot.cli.connecting import called_over_http, settings_for_sandbox
from bot.cli.options import DatabaseOption, profile_or_exit
from bot.cli.running import FIRST_REPLICA, running
from bot.cli.waiting import Stop
from bot.messages.wording import WordingError
from bot.settings import Settings
from bot.slack.http import EVENTS_PATH, listen


def run(
    sandbox: Annotated[
        str | None, typer.Option(help="Address of a running sandbox; its clock is followed.")
    ] = None,
    http: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help="Let Slack call this port, in place of Socket Mode; 0 for any."
        ),
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
    _demand_tokens(settings, over_http=http is not None)
    listener = None if http is None else _listener(settings.http_host, http)
    if listener is not None and sandbox is not None and not settings.public_url:
        settings = settings.model_copy(update={"public_url": _address(listener)})
    try:
        with ExitStack() as stack:
            stack.enter_context(
                running(settings, sandbox=sandbox, replica=replica, listener=listener)
            )
            if listener is not None:
                typer.echo(_address(listener))
                if sandbox is not None:
                    request_url = f"{_address(listener)}{EVENTS_PATH}"
                    stack.enter_context(called_over_http(sandbox, request_url))
            typer.echo("ready")
            stop.wait()
    except WordingError as error:
        typer.echo(f"VAANDEL_TEMPLATES: {error}", err=True)
        raise typer.Exit(2) from error
    except httpx.HTTPError as error:
        typer.echo(f"The sandbox does not take the address: {error}", err=True)
        raise typer.Exit(1) from error
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


def _listener(host: str, port: int) -> socket.socket:
    try:
        return listen(host, port)
    except OSError as error:
        typer.echo(f"Nothing can listen on {host} port {port}: {error.strerror}.", err=True)
        raise typer.Exit(1) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _demand_tokens(settings: Settings, *, over_http: bool) -> None:
    """Without its signing secret the bot would believe anybody who calls it."""
    for name, token in (
        ("SLACK_BOT_TOKEN", settings.slack_bot_token),
        ("SLACK_SIGNING_SECRET", settings.slack_signing_secret)
        if over_http
        else ("SLACK_APP_TOKEN", settings.slack_app_token),
    ):
        if not token.get_secret_value():
            typer.echo(f"{name} is not set. See the README, 'Install in Slack'.", err=True)
            raise typer.Exit(2)
