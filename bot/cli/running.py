"""A bot that runs, against Slack or against a sandbox whose clock it follows."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from bot.assembly import Program, assemble
from bot.following import ClockFollower
from bot.settings import Settings

_STEP_SECONDS = 25.0
"""How long one step of the sandbox's clock may take to be lived through (real time)."""


FIRST_REPLICA = "vaandel"


@contextmanager
def running(
    settings: Settings,
    *,
    sandbox: str | None = None,
    replica: str = FIRST_REPLICA,
    listener: socket.socket | None = None,
) -> Iterator[Program]:
    """Start the bot, and stop it at the end.

    :param sandbox: the address of a sandbox whose clock is followed.
    :param replica: what the sandbox calls this process, where several share a database.
    :param listener: where it listens over HTTP; None for Socket Mode.
    """
    if sandbox is None:
        program = assemble(settings, listener=listener)
        follower = None
    else:
        follower = ClockFollower(sandbox, name=replica)
        program = assemble(settings, clock=follower.clock, listener=listener)
        follower.live_through(
            lambda: program.rounds.run_until_quiet(seconds=_STEP_SECONDS),
            next_due=program.next_due,
        )
    program.start()
    if follower is not None:
        follower.start()
    try:
        yield program
    finally:
        if follower is not None:
            follower.stop()
        program.stop()
