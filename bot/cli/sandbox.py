"""``vaandel sandbox``: a Slack workspace on this machine, without a bot."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import (
    DEFAULT_PORT,
    DEFAULT_PROFILE,
    PortOption,
    ProfileOption,
    profile_or_exit,
)
from bot.cli.waiting import Stop
from bot.cli.workspace_setup import workspace_setup
from bot.sandbox.server import SandboxServer
from bot.sandbox.state_file import StateFileError


def sandbox(
    port: PortOption = DEFAULT_PORT,
    profile: ProfileOption = DEFAULT_PROFILE,
    at: Annotated[
        datetime | None, typer.Option(help="Where its clock starts (UTC); now by default.")
    ] = None,
    frozen: Annotated[
        bool, typer.Option("--frozen", help="Its clock stands still until it is moved.")
    ] = False,
    state: Annotated[
        Path | None, typer.Option(help="A file in which the workspace is kept, and found again.")
    ] = None,
) -> None:
    """Run the sandbox workspace alone; prints its address, tokens and ``ready``."""
    stop = Stop()
    server = start_server(port, profile, at=at, frozen=frozen, state=state)
    typer.echo(server.url)
    typer.echo(f"SLACK_API_URL={server.url}/api/")
    typer.echo(f"SLACK_BOT_TOKEN={server.bot_token}")
    typer.echo(f"SLACK_APP_TOKEN={server.app_token}")
    typer.echo("ready")
    stop.wait()
    try:
        server.stop()
    except OSError as error:
        typer.echo(f"The workspace was not kept in {state}: {error.strerror}.", err=True)
        raise typer.Exit(1) from error


def start_server(
    port: int,
    profile: str,
    *,
    at: datetime | None = None,
    frozen: bool = False,
    state: Path | None = None,
) -> SandboxServer:
    """A started sandbox, or a clear sentence and exit code 1: the port is taken, or ``state``
    cannot be used.
    """
    start_at = at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
    setup = workspace_setup(profile_or_exit(profile))
    if state is not None and not state.absolute().parent.is_dir():
        typer.echo(f"There is no folder {state.absolute().parent}.", err=True)
        raise typer.Exit(1)
    try:
        server = SandboxServer(setup, port=port, start_at=start_at, frozen=frozen, state_file=state)
        server.start()
    except StateFileError as error:
        typer.echo(f"{state} cannot be used: {error}", err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        typer.echo(
            f"Port {port} is in use. Choose another with --port, or --port 0 for any.", err=True
        )
        raise typer.Exit(1) from error
    return server
