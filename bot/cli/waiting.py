"""Staying until somebody says stop."""

import signal
import threading
from types import FrameType

_LOOK_SECONDS = 1.0
"""A wake-up by a signal can be missed; then it is seen this much later."""


class Stop:
    """Hears SIGINT and SIGTERM from the moment it is made."""

    def __init__(self) -> None:
        self._said = threading.Event()
        for wanted in (signal.SIGINT, signal.SIGTERM):
            signal.signal(wanted, self._hear)

    def wait(self) -> None:
        """Block until somebody says stop."""
        while not self._said.wait(_LOOK_SECONDS):
            pass

    def _hear(self, _signal: int, _frame: FrameType | None) -> None:
        self._said.set()
