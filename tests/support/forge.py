"""The tests' side of :mod:`tests.support.preloaded`: processes that start in no time."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from queue import Queue
from typing import TextIO

from tests.support.checkout import ROOT
from tests.support.preloaded import MOST_BYTES


class Forked:
    """A process that was forked, to be waited for and ended as `subprocess.Popen` would."""

    def __init__(self, pid: int, stdout: TextIO, stderr: TextIO) -> None:
        self.pid = pid
        self.stdout = stdout
        self.stderr = stderr
        self.returncode: int | None = None
        self._ended = threading.Event()

    def poll(self) -> int | None:
        """Its exit code, once it has ended."""
        return self.returncode

    def wait(self, seconds: float) -> int:
        """Its exit code. :raises subprocess.TimeoutExpired: it still runs."""
        if not self._ended.wait(seconds) or self.returncode is None:
            raise subprocess.TimeoutExpired(str(self.pid), seconds)
        return self.returncode

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal, if it is still there."""
        if not self._ended.is_set():
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it without warning."""
        self.send_signal(signal.SIGKILL)

    def has_ended(self, code: int) -> None:
        """It is gone. A negative code is the signal that ended it."""
        self.returncode = code
        self._ended.set()


class Forge:
    """One preloaded process, for as long as the tests run."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._started = Queue[int]()
        self._running: dict[int, Forked] = {}
        self._codes: dict[int, int] = {}
        self._one_by_one, self._listed = threading.Lock(), threading.Lock()
        with theirs:
            subprocess.Popen(
                [sys.executable, "-m", "tests.support.preloaded", str(theirs.fileno())],
                cwd=ROOT,
                pass_fds=[theirs.fileno()],
            )
        threading.Thread(target=self._listen, daemon=True).start()

    def start(
        self, module: str, arguments: Sequence[str], environment: Mapping[str, str]
    ) -> Forked:
        """Run a module as a process of its own."""
        (out, print_to), (errors, complain_to) = os.pipe(), os.pipe()
        job = {
            "module": module,
            "arguments": list(arguments),
            "environment": dict(environment),
            "folder": str(ROOT),
        }
        with self._one_by_one:
            socket.send_fds(self._channel, [json.dumps(job).encode()], [print_to, complain_to])
            pid = self._started.get()
        for each in (print_to, complain_to):
            os.close(each)
        forked = Forked(pid, os.fdopen(out, encoding="utf-8"), os.fdopen(errors, encoding="utf-8"))
        with self._listed:
            if pid in self._codes:
                forked.has_ended(self._codes.pop(pid))
            else:
                self._running[pid] = forked
        return forked

    def _listen(self) -> None:
        while said := self._channel.recv(MOST_BYTES):
            heard = json.loads(said)
            if "started" in heard:
                self._started.put(heard["started"])
                continue
            with self._listed:
                forked = self._running.pop(heard["ended"], None)
                if forked is None:  # it ended before it was known here
                    self._codes[heard["ended"]] = heard["code"]
                else:
                    forked.has_ended(heard["code"])


@cache
def forge() -> Forge:
    """The one of these tests."""
    return Forge()
