"""A process that has read our code already, and forks into commands: they start in no time.

Each is a process of its own, with its own arguments, environment and pipes; only the second that
Python takes to read the libraries is spent once. Tests talk with it through :class:`Forge`.
"""

import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import sys
from dataclasses import dataclass
from typing import Any

READ_BEFORE = ("bot.assembly", "bot.cli.run", "bot.cli.sandbox", "bot.cli.demo", "bot.cli.database")
MOST_BYTES = 1_000_000

Json = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """What a fork is to become. ``pipes`` are what it prints to and complains to."""

    module: str
    arguments: list[str]
    environment: dict[str, str]
    folder: str
    pipes: tuple[int, int]


def main() -> None:
    """Fork whenever the tests ask for it, until they are gone."""
    for name in READ_BEFORE:
        importlib.import_module(name)
    _read_what_keeps()
    gc.freeze()  # what was read stays; no fork has to go over it again
    channel = socket.socket(fileno=int(sys.argv[1]))
    job = _serve(channel)
    if job is not None:  # we are the fork
        _become(job)


def _read_what_keeps() -> None:
    """The Dutch dictionary, the pages of the bot's first minute: the same for every bot."""
    from bot.language.dictionary import word_counts  # noqa: PLC0415  -- only our own process
    from bot.profile import load_profile, profile_names  # noqa: PLC0415  -- the same
    from bot.services.municipality import Municipality, wording_for  # noqa: PLC0415  -- the same
    from bot.services.rehearsal import rehearse  # noqa: PLC0415  -- the same

    word_counts()
    for name in profile_names():
        profile = load_profile(name)
        rehearse(Municipality(0, "", profile, wording_for(profile)))


def _serve(channel: socket.socket) -> Job | None:
    """Answer the tests. :returns: in a fork its job, and None when the tests are gone."""
    heard, rings = os.pipe()
    os.set_blocking(rings, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(rings)
    while True:
        ready, _, _ = select.select([channel.fileno(), heard], [], [])
        if heard in ready:
            os.read(heard, MOST_BYTES)
            _tell_ended(channel)
        if channel.fileno() in ready:
            said, pipes, _, _ = socket.recv_fds(channel, MOST_BYTES, 2)
            if not said:
                return None
            job = Job(**json.loads(said), pipes=(pipes[0], pipes[1]))
            pid = os.fork()
            if pid == 0:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for each in (heard, rings):
                    os.close(each)
                channel.close()
                return job
            for each in pipes:
                os.close(each)
            _tell(channel, {"started": pid})


def _tell_ended(channel: socket.socket) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        _tell(channel, {"ended": pid, "code": os.waitstatus_to_exitcode(status)})


def _tell(channel: socket.socket, said: Json) -> None:
    channel.send(json.dumps(said).encode())


def _become(job: Job) -> None:
    """Run the module as `python -m` would."""
    for number, pipe in zip((1, 2), job.pipes, strict=True):
        os.dup2(pipe, number)
        os.close(pipe)
    os.environ.clear()
    os.environ.update(job.environment)
    os.chdir(job.folder)
    sys.argv = [job.module, *job.arguments]
    runpy.run_module(job.module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
