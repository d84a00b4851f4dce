"""A bounded pool that does one thing at a time per key, and lets failing keys rest."""

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import structlog

log = structlog.get_logger()

FIRST_REST_SECONDS = 0.5
LONGEST_REST_SECONDS = 60.0

Task = Callable[[], bool]
"""Does something; False means that it came to nothing and had better be tried later."""


@dataclass(frozen=True)
class _Rest:
    """Until when (monotonic) a key rests, and how long that was."""

    until: float
    seconds: float


class KeyedPool:
    """Threads that share work; two tasks with the same key never run together.

    A key whose task failed or came to nothing rests for a while, longer each time, so
    that trouble with one recipient costs neither the processor nor Slack's patience.

    :param threads: how many tasks run at once.
    :param on_done: called after each task that came to something.
    """

    def __init__(self, name: str, *, threads: int, on_done: Callable[[], None]) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._on_done = on_done
        self._busy: set[Hashable] = set()
        self._resting: dict[Hashable, _Rest] = {}
        self._changed = threading.Condition()
        self._stopping = threading.Event()

    @property
    def stopping(self) -> bool:
        """Whether a long task should come to an end."""
        return self._stopping.is_set()

    def start(self, key: Hashable, task: Task) -> bool:
        """Start a task unless one with this key runs or rests. :returns: whether it started."""
        with self._changed:
            rest = self._resting.get(key)
            if self.stopping or key in self._busy or (rest and time.monotonic() < rest.until):
                return False
            self._busy.add(key)
        self._executor.submit(self._run, key, task)
        return True

    def wait_until_idle(self, seconds: float) -> bool:
        """Wait until nothing runs. :returns: whether that was so in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy, timeout=seconds)

    def stop(self) -> None:
        """Finish what runs and start nothing more."""
        self._stopping.set()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _run(self, key: Hashable, task: Task) -> None:
        fruitful = False
        try:
            fruitful = task()
        except Exception:
            log.exception("a task failed", key=str(key))
        finally:
            with self._changed:
                self._busy.discard(key)
                self._rest(key, fruitful=fruitful)
                self._changed.notify_all()
            if fruitful:
                self._on_done()

    def _rest(self, key: Hashable, *, fruitful: bool) -> None:
        if fruitful:
            self._resting.pop(key, None)
            return
        before = self._resting.get(key)
        seconds = min(before.seconds * 2, LONGEST_REST_SECONDS) if before else FIRST_REST_SECONDS
        self._resting[key] = _Rest(time.monotonic() + seconds, seconds)
