"""``vaandel sandbox``: a Slack workspace on this machine, without a bot."""

from datetime import UTC, datetime
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


def sandbox(
    port: PortOption = DEFAULT_PORT,
    profile: ProfileOption = DEFAULT_PROFILE,
    at: Annotated[
        datetime | None, typer.Option(help="Where its clock starts (UTC); now by default.")
    ] = None,
    frozen: Annotated[
        bool, typer.Option("--frozen", help="Its clock stands still until it is moved.")
    ] = False,
) -> None:
    """Run the sandbox workspace alone; prints its address, tokens and ``ready``."""
    stop = Stop()
    server = start_server(port, profile, at=at, frozen=frozen)
    typer.echo(server.url)
    typer.echo(f"SLACK_API_URL={server.url}/api/")
    typer.echo(f"SLACK_BOT_TOKEN={server.bot_token}")
    typer.echo(f"SLACK_APP_TOKEN={server.app_token}")
    typer.echo("ready")
    stop.wait()
    server.stop()


def start_server(
    port: int, profile: str, *, at: datetime | None = None, frozen: bool = False
) -> SandboxServer:
    """A started sandbox, or a clear sentence and exit code 1 when the port is taken."""
    start_at = at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
    server = SandboxServer(
        workspace_setup(profile_or_exit(profile)), port=port, start_at=start_at, frozen=frozen
    )
    try:
        server.start()
    except OSError as error:
        typer.echo(
            f"Port {port} is in use. Choose another with --port, or --port 0 for any.", err=True
        )
        raise typer.Exit(1) from error
    return server
