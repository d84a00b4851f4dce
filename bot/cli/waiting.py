"""Staying until somebody says stop."""

import signal
import threading
from types import FrameType


def wait_for_stop() -> None:
    """Block until SIGINT or SIGTERM."""
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    for wanted in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wanted, stop)
    stopped.wait()
