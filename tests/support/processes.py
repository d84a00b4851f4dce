"""The command as a process of its own, started and stopped as an administrator would."""

import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.support.forge import forge

READY_SECONDS = 40.0
STOP_SECONDS = 20.0


class Process:
    """A running ``vaandel`` command."""

    def __init__(
        self,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        module: str = "bot",
    ) -> None:
        self.lines: list[str] = []
        self._printed: queue.Queue[str | None] = queue.Queue()
        known = {**os.environ, **(environment or {})}
        self._process = forge().start(module, arguments, known)
        self.errors: list[str] = []
        for target in (self._read_out, self._read_errors):
            threading.Thread(target=target, daemon=True).start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def wait_until_ready(self) -> None:
        """Return when it prints ``ready``."""
        deadline = time.monotonic() + READY_SECONDS
        while True:
            try:
                line = self._printed.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                self.kill()
                raise TimeoutError(f"not ready in time: {self._told()}") from None
            if line is None:
                raise RuntimeError(f"stopped before it was ready: {self._told()}")
            if line == "ready":
                return

    def kill(self) -> None:
        """End it without warning, as a power cut would."""
        self._process.kill()
        self._process.wait(STOP_SECONDS)

    def stop(self) -> int:
        """Ask it to stop. :returns: its exit code."""
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def ends_within(self, seconds: float) -> bool:
        """Whether it is gone, or goes in this time: a killed process lingers for a moment."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    @property
    def runs(self) -> bool:
        """Whether it is still there."""
        return self._process.poll() is None

    def _told(self) -> str:
        return "\n".join([*self.lines, *self.errors[-40:]])

    def _read_out(self) -> None:
        for line in self._process.stdout:
            self.lines.append(line.rstrip("\n"))
            self._printed.put(line.rstrip("\n"))
        self._printed.put(None)

    def _read_errors(self) -> None:
        self.errors.extend(line.rstrip("\n") for line in self._process.stderr)


@contextmanager
def started(
    *arguments: str, environment: Mapping[str, str] | None = None, module: str = "bot"
) -> Iterator[Process]:
    """A command that is ready, stopped at the end."""
    process = Process(*arguments, environment=environment, module=module)
    try:
        process.wait_until_ready()
        yield process
    finally:
        if process.runs:
            process.stop()
