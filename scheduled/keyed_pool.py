"""A bounded pool that does one thing at a time per key."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor

import structlog

log = structlog.get_logger()


class KeyedPool:
    """Threads that share work; two tasks with the same key never run together.

    :param threads: how many tasks run at once.
    :param on_done: called after each task, from the thread that did it.
    """

    def __init__(self, name: str, *, threads: int, on_done: Callable[[], None]) -> None:
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._on_done = on_done
        self._busy: set[Hashable] = set()
        self._changed = threading.Condition()

    def start(self, key: Hashable, task: Callable[[], None]) -> bool:
        """Start a task unless one with this key is running. :returns: whether it started."""
        with self._changed:
            if key in self._busy:
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
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _run(self, key: Hashable, task: Callable[[], None]) -> None:
        try:
            task()
        except Exception:
            log.exception("a task failed", key=str(key))
        finally:
            with self._changed:
                self._busy.discard(key)
                self._changed.notify_all()
            self._on_done()
