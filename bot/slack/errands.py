"""Slow work for somebody who does not wait for it, off the threads that answer people."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor

import structlog

log = structlog.get_logger()

_THREADS = 2
_MOST = 50
"""What runs and waits together, at most."""


class Errands:
    """A few threads that run errands; one with the same key runs once at a time.

    An errand is lost when the program stops: whoever asked for it can ask again.
    """

    def __init__(self, *, threads: int = _THREADS, most: int = _MOST) -> None:
        self._pool = ThreadPoolExecutor(threads, "errand")
        self._most = most
        self._going: set[Hashable] = set()
        self._lock = threading.Lock()

    def start(self, key: Hashable, errand: Callable[[], None]) -> bool:
        """Run an errand soon, unless one with this key is on its way already.

        :returns: whether one is on its way; not when too many are.
        """
        with self._lock:
            if key in self._going:
                return True
            if len(self._going) >= self._most:
                return False
            self._going.add(key)
        try:
            self._pool.submit(self._run, key, errand)
        except RuntimeError:  # the program is stopping
            self._done(key)
            return False
        return True

    def close(self) -> None:
        """Start nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, key: Hashable, errand: Callable[[], None]) -> None:
        try:
            errand()
        except Exception:
            log.exception("an errand failed")
        finally:
            self._done(key)

    def _done(self, key: Hashable) -> None:
        with self._lock:
            self._going.discard(key)
