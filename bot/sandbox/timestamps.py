"""`ts`: a message's time and its name at once."""

import re
from collections.abc import Callable
from datetime import datetime

_TS = re.compile(r"\d+(?:\.\d{1,6})?")


class Timestamps:
    """Gives every message its own `ts`, in order, following the workspace's clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.last = 0  # microseconds

    def next(self) -> str:
        """Seconds and microseconds, later than every `ts` before it."""
        micros = int(self._now().timestamp() * 1_000_000)
        self.last = max(self.last + 1, micros)
        return f"{self.last // 1_000_000}.{self.last % 1_000_000:06d}"


def is_ts(text: str) -> bool:
    """Whether `text` is a time in this form; whole seconds are one too."""
    return _TS.fullmatch(text) is not None


def ts_key(ts: str) -> tuple[int, int]:
    """`ts` as numbers that sort; a float would lose its last digits."""
    seconds, _, micros = ts.partition(".")
    return int(seconds or 0), int((micros or "0").ljust(6, "0")[:6])
