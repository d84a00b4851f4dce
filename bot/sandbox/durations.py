"""Durations and moments as people write them in a request to the clock."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

_SHORT = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[smhdw])", re.IGNORECASE)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


def parse_duration(value: float | str) -> timedelta:
    """Seconds (a number), `"15m"`, `"2h"`, `"1d"`, `"1w"` or ISO 8601 (`"PT15M"`, `"P1D"`).

    Raises:
        ValueError: it is none of these, or not more than nothing.
    """
    length = _from_text(value) if isinstance(value, str) else timedelta(seconds=value)
    if length <= timedelta(0):
        raise ValueError(f"not a duration that goes forward: {value!r}")
    return length


def _from_text(text: str) -> timedelta:
    short = _SHORT.fullmatch(text.strip())
    if short:
        return timedelta(seconds=float(short["number"]) * _SECONDS[short["unit"].lower()])
    try:
        return TypeAdapter(timedelta).validate_strings(text.strip())
    except ValidationError as error:
        raise ValueError(f"not a duration: {text!r}") from error


def parse_moment(value: str, timezone: str) -> datetime:
    """An ISO 8601 date or time, in UTC; without an offset it is local time in `timezone`.

    Raises:
        ValueError: it is not one.
    """
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(timezone))
    return moment.astimezone(UTC)
