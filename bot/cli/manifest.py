"""``vaandel manifest``: what to paste when making the app in Slack."""

import json
from typing import Annotated

import typer

from bot.cli.options import DEFAULT_PROFILE, profile_or_exit
from bot.slack.http import EVENTS_PATH
from bot.slack.manifest import manifest as make


def manifest(
    profile: Annotated[
        list[str] | None,
        typer.Option(help="A profile whose command the app declares; may be given more often."),
    ] = None,
    http: Annotated[
        str | None,
        typer.Option(help="Where the bot is reached (https://…), in place of Socket Mode."),
    ] = None,
) -> None:
    """Print the Slack app manifest as JSON."""
    profiles = [profile_or_exit(name) for name in profile or [DEFAULT_PROFILE]]
    request_url = None if http is None else f"{http.rstrip('/')}{EVENTS_PATH}"
    made = make(profiles, request_url=request_url)
    typer.echo(json.dumps(made, indent=2, ensure_ascii=False))
