"""The workspace's time: it flows or stands still, can be moved, and never goes back."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.sandbox.jsontypes import Json


class ClockMovesForwardOnlyError(ValueError):
    """Somebody asked for a time that has passed."""


class SandboxClock:
    """Real time plus an offset, or a time that stands still.

    `seq` counts the moves (and stops and starts): an attached bot polls for the next one.
    """

    def __init__(
        self,
        start_at: datetime | None,
        *,
        running: bool,
        changed: Callable[[], None],
    ) -> None:
        """`start_at` must have a zone; without it, time starts at the real one."""
        self._lock = threading.Lock()
        self._changed = changed
        self._base = (start_at or datetime.now(UTC)).astimezone(UTC)
        self._since = time.monotonic()
        self.running = running
        self.seq = 1

    def now(self) -> datetime:
        """The sandbox's time, in UTC."""
        with self._lock:
            return self._read()

    def _read(self) -> datetime:
        if not self.running:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def step_to(self, moment: datetime) -> int:
        """Set the time, unless it has flowed past `moment` already; the `seq` of this step."""
        with self._lock:
            self._base = max(moment.astimezone(UTC), self._read())
            self._since = time.monotonic()
            self.seq += 1
            seq = self.seq
        self._changed()
        return seq

    def set_running(self, *, running: bool) -> None:
        """Let time flow, or make it stand still where it is."""
        with self._lock:
            if running == self.running:
                return
            self._base = self._read()
            self._since = time.monotonic()
            self.running = running
            self.seq += 1
        self._changed()

    def document(self) -> Json:
        """`{"seq", "now", "running"}`, as the control API answers it."""
        with self._lock:
            return {"seq": self.seq, "now": self._read().isoformat(), "running": self.running}
