"""On which days what comes back takes place: its own days, moved or left out where people are away.

Pure. A day is named by the one it was planned for, so that it stays the same occurrence when it
is moved.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from bot.policy.working_days import holiday_name, next_working_day, working_days_before
from bot.profile import Profile
from bot.profile.rhythms import WEEKDAYS, Avoiding, Calendar, Period, Rhythm, Timing

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_LONGEST_SHIFT = timedelta(weeks=20)
"""Farther than any holiday moves a day; what is planned this long before may end in a window."""


@dataclass(frozen=True)
class Occurrence:
    """One time that something takes place, or would have.

    :param planned_for: the day by its rhythm; names this occurrence.
    :param day: the day that it takes place; None when it is left out.
    :param because: the holiday or period that moved it or left it out, as people call it.
    """

    rhythm: Rhythm
    timing: Timing
    planned_for: date
    day: date | None
    because: str | None = None

    @property
    def moved(self) -> bool:
        """Whether it takes place on another day than its rhythm says."""
        return self.day is not None and self.day != self.planned_for

    def begins(self, zone: tzinfo) -> datetime | None:
        """When it begins, in the municipality's zone; None when it is left out."""
        return moment_on(self.day, self.timing.at, zone) if self.day else None


def occurrences(rhythm: Rhythm, profile: Profile, *, begins: date, ends: date) -> list[Occurrence]:
    """What a rhythm brings from a day (inclusive) until a day (exclusive), in order.

    What is left out counts by the day it was planned for. Nothing for a rhythm without a day.

    :param rhythm: one of the profile's, perhaps with the timing that somebody chose since.
    """
    timing = rhythm.when
    if timing is None:
        return []
    first, last = begins - _LONGEST_SHIFT, ends + _LONGEST_SHIFT
    days = [day for day in _planned(rhythm, timing, profile, first, last) if day >= first]
    found = [
        _settled(Occurrence(rhythm, timing, day, day), profile.calendar, following)
        for day, following in pairwise([*days, date.max])
    ]
    return [each for each in found if begins <= (each.day or each.planned_for) < ends]


def moment_on(day: date, at: str, zone: tzinfo) -> datetime:
    """A time of the day such as '10:00', on a day, in a zone."""
    return datetime.combine(day, time.fromisoformat(at), tzinfo=zone)


def prepared_on(day: date, days: int, calendar: Calendar, zone: tzinfo) -> datetime:
    """When something is sent some working days before a day: as soon as people are at work."""
    before = working_days_before(day, days, country=calendar.country)
    return moment_on(before, calendar.opens, zone)


def _planned(
    rhythm: Rhythm, timing: Timing, profile: Profile, first: date, last: date
) -> Iterator[date]:
    if rhythm.every_weeks is None:
        for year in range(first.year, last.year + 1):
            for month in profile.months_of(rhythm, year):
                yield _in_month(year, month, timing)
    elif timing.anchor is not None:
        day = timing.anchor
        while day <= last:
            yield day
            day += rhythm.every_weeks * _WEEK


def _in_month(year: int, month: int, timing: Timing) -> date:
    """The first, second … of its weekdays in a month; the fifth is the last there is."""
    first = date(year, month, 1)
    ahead = (WEEKDAYS.index(timing.weekday) - first.weekday()) % 7
    day = first + timedelta(days=ahead) + (timing.week - 1) * _WEEK
    return day if day.day <= monthrange(year, month)[1] and day.month == month else day - _WEEK


def _settled(planned: Occurrence, calendar: Calendar, following: date) -> Occurrence:
    """Where an occurrence ends up; left out when it would coincide with the next one."""
    day, because = planned.planned_for, None
    while (step := _step(day, planned.rhythm, calendar)) is not None:
        day_or_none, name = step
        because = because or name
        if day_or_none is None or day_or_none >= following:
            return Occurrence(planned.rhythm, planned.timing, planned.planned_for, None, because)
        day = day_or_none
    return Occurrence(planned.rhythm, planned.timing, planned.planned_for, day, because)


def _step(day: date, rhythm: Rhythm, calendar: Calendar) -> tuple[date | None, str | None] | None:
    """Where to go from a day on which people are away, and why; None when it can stay."""
    school = calendar.school_holidays.periods if calendar.school_holidays else ()
    for periods, rule in (
        (calendar.rest, rhythm.in_rest),
        (school, rhythm.in_school_holidays),
    ):
        period = _around(day, periods, rule)
        if period is not None:
            return (_same_weekday_after(day, period.ends) if rule == "move" else None), period.label
    free = next_working_day(day, country=calendar.country)
    if free == day:
        return None
    name = holiday_name(day, country=calendar.country)
    return (free if rhythm.on_free_day == "move" else None), name


def _around(day: date, periods: Iterable[Period], rule: Avoiding) -> Period | None:
    if rule == "keep":
        return None
    return next((each for each in periods if each.begins <= day <= each.ends), None)


def _same_weekday_after(day: date, end: date) -> date:
    while day <= end:
        day += _WEEK
    return day
