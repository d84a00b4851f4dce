"""Rounds: look what is due, start it, and look again when something has changed."""

import threading
import time
from collections.abc import Sequence
from typing import Protocol

import structlog

from scheduled.keyed_pool import KeyedPool

log = structlog.get_logger()


class Work(Protocol):
    """Something that can have work due."""

    def start_due(self) -> int:
        """Start what is due. :returns: how many tasks were started."""
        ...


class Rounds:
    """One thread that starts due work whenever it is woken.

    It is woken by commits that planned something, by finished tasks and by the tick.
    """

    def __init__(self, pools: Sequence[KeyedPool], work: Sequence[Work]) -> None:
        self._pools = pools
        self._work = work
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._go, name="rounds", daemon=True)

    def start(self) -> None:
        """Begin to go round."""
        self._thread.start()
        self.wake()

    def wake(self) -> None:
        """Look again as soon as possible."""
        self._woken.set()

    def stop(self) -> None:
        """Finish what runs and start nothing more."""
        self._stopped.set()
        self.wake()
        if self._thread.is_alive():
            self._thread.join()
        for pool in self._pools:
            pool.stop()

    def run_until_quiet(self, *, seconds: float) -> bool:
        """Go round until nothing is due or running. :returns: whether that was so in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            started = self._start_all()
            idle = self._is_idle_by(deadline)
            if idle and not started and not self._start_all() and self._is_idle_by(0):
                return True  # looked at last: our own thread may have started what was due
        return False

    def _is_idle_by(self, deadline: float) -> bool:
        """Whether nothing runs, waiting until then (monotonic) for what does."""
        return all(
            pool.wait_until_idle(max(0.0, deadline - time.monotonic())) for pool in self._pools
        )

    def _go(self) -> None:
        while not self._stopped.is_set():
            self._woken.wait()
            self._woken.clear()
            if self._stopped.is_set():
                return
            try:
                self._start_all()
            except Exception:
                log.exception("a round failed")

    def _start_all(self) -> int:
        return sum(work.start_due() for work in self._work)
