"""When meetings are, as data."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.profile.rhythms import Timing


@dataclass(frozen=True)
class MeetingLine:
    """One meeting of a rhythm.

    ``planned_for`` is the day by its rhythm. ``because``: the holiday or period that moved it;
    ``is_off``: somebody cancelled it.
    """

    meeting_id: int
    planned_for: date
    starts_at: datetime
    minutes: int
    place: str = ""
    because: str = ""
    emphasis: str = ""
    is_off: bool = False


@dataclass(frozen=True)
class RhythmLine:
    """A rhythm with its next meetings; ``weeks``: every how many, None for months of the year."""

    slug: str
    label: str
    weeks: int | None
    timing: Timing | None
    prepared_days: int
    meetings: tuple[MeetingLine, ...] = ()


@dataclass(frozen=True)
class CalendarView:
    """What comes next; ``may_change``: who reads it may choose other days."""

    zone: ZoneInfo
    rhythms: tuple[RhythmLine, ...] = ()
    may_change: bool = False
