"""``vaandel demo``: the sandbox with the bot in it."""

import tempfile
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.connecting import people_by_key, settings_for_sandbox
from bot.cli.options import (
    DEFAULT_PORT,
    DEFAULT_PROFILE,
    DatabaseOption,
    PortOption,
    ProfileOption,
    profile_or_exit,
)
from bot.cli.running import running
from bot.cli.sandbox import start_server
from bot.cli.speaking import say
from bot.cli.waiting import Stop
from bot.clock import real_now
from bot.demonstration import (
    nothing_yet,
    posts_of,
    show_afterwards,
    show_helping,
    show_lessons,
    show_tenders,
    show_trajectories,
)
from bot.policy.attention import next_open
from bot.profile import Profile
from bot.services.attention import usual_wishes
from bot.settings import Settings


def demo(
    port: PortOption = DEFAULT_PORT,
    profile: ProfileOption = DEFAULT_PROFILE,
    headless: Annotated[bool, typer.Option("--headless", help="Do not open a browser.")] = False,
    database_url: DatabaseOption = None,
) -> None:
    """Try the bot without a Slack account; prints the address and ``ready``."""
    stop = Stop()
    server = start_server(port, profile, at=_when_people_work(profile_or_exit(profile)))
    with tempfile.TemporaryDirectory(prefix="vaandel-demo-") as folder:
        url = database_url or f"sqlite:///{Path(folder) / 'demo.db'}"
        base = Settings().model_copy(update={"database_url": url, "profile": profile})
        with running(settings_for_sandbox(server.url, base), sandbox=server.url) as program:
            say(server.url, posts_of(profile_or_exit(profile)))
            people = people_by_key(server.url)
            is_new = nothing_yet(program)
            show_trajectories(program, people=people)
            if is_new:
                show_afterwards(program, people=people)
                show_helping(program, people=people)
            show_lessons(program, people=people)
            show_tenders(program, people=people)
            typer.echo(f"Open {server.url} in your browser. Stop with Ctrl+C.")
            typer.echo("ready")
            if not headless:
                webbrowser.open(server.url)
            stop.wait()
    server.stop()


def _when_people_work(profile: Profile) -> datetime:
    """Now, or at the next opening: in the evening the bot would keep most of it for the morning."""
    return next_open(usual_wishes(profile), real_now())
