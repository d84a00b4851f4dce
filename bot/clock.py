"""Time is injected. Domain time can be moved; real time is for leases and time-outs."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What tells the program what time it is in the municipality's world."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return real_now()


class SteeredClock:
    """A clock that somebody else sets; it flows with real time, or stands still."""

    def __init__(self, start: datetime, *, running: bool = True) -> None:
        self._lock = threading.Lock()
        self._base = start.astimezone(UTC)
        self._since = time.monotonic()
        self._running = running

    def now(self) -> datetime:
        """The present moment, in UTC."""
        with self._lock:
            passed = time.monotonic() - self._since if self._running else 0.0
            return self._base + timedelta(seconds=passed)

    def set(self, moment: datetime, *, running: bool) -> None:
        """Stand at ``moment`` from here on."""
        with self._lock:
            self._base = moment.astimezone(UTC)
            self._since = time.monotonic()
            self._running = running


def real_now() -> datetime:
    """Real time in UTC, for leases, time-outs and retries."""
    return datetime.now(UTC)
