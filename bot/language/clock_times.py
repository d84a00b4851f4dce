"""Times of the day as people type them: ``10:00``, ``9.30``, ``13u``, ``14 uur``."""

import re

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:(?:[:.]|\s*u(?:ur)?\s*)(?P<minute>\d{2})?(?:\s*uur)?)?\s*")
_HOURS, _MINUTES = 24, 60


def read_time(text: str) -> str | None:
    """The time as ``HH:MM``; None where none stands."""
    found = _TIME.fullmatch(text.strip().lower().removesuffix(" uur").strip())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return f"{hour:02}:{minute:02}"
