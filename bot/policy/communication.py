"""When there is something to tell, by the plan; and what is not put in a text. Pure.

The plan's own moments count first. A report that none of them follows within weeks gets one of
its own; where the plan has neither, there is one when a quarter begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from bot.policy.rhythms import Occurrence, occurrences, prepared_on
from bot.policy.working_days import next_working_day
from bot.profile import Profile
from bot.profile.knowledge import Medium
from bot.profile.rhythms import Calendar, Rhythm

AFTER_REPORT = timedelta(weeks=1)
FOLLOWED_WITHIN = timedelta(weeks=6)
READY_DAYS = 1
"""So many working days before its date somebody hears that a message is ready."""

_MONTHS = (1, 4, 7, 10)
_MONEY = re.compile(r"€|\beuro(?:'s)?\b|\beur\b|\bmiljoen\b|\bmln\b", re.IGNORECASE)
_TOLD_IN = ("newsletter", "intranet")


@dataclass(frozen=True)
class Moment:
    """Something to tell: what made it, its day, and what the plan calls it; empty for a quarter."""

    occurrence: str
    on: date
    label: str = ""


def told_in(profile: Profile) -> tuple[Medium, ...]:
    """The media for which a text is made: newsletters and pages of the intranet."""
    communication = profile.communication
    media = communication.media if communication else ()
    return tuple(each for each in media if each.kind in _TOLD_IN)


def moments(
    profile: Profile, rhythms: Sequence[Rhythm], *, begins: date, ends: date
) -> tuple[Moment, ...]:
    """What there is to tell from a day (inclusive) until a day (exclusive), in order.

    :param rhythms: the profile's, with the days that were chosen since.
    """
    timed = [each for each in rhythms if each.when is not None]
    own = [each for each in timed if each.kind == "internal-communication"]
    reports = [each for each in timed if each.kind == "report"]
    if not own and not reports:
        found = list(_quarters(profile, begins, ends))
    else:
        planned = [
            (each, each.day)
            for rhythm in own
            for each in occurrences(rhythm, profile, begins=begins, ends=ends + FOLLOWED_WITHIN)
            if each.day is not None
        ]
        found = [_moment(each, day) for each, day in planned]
        days = [day for _, day in planned]
        found += _after_reports(profile, reports, days, begins, ends)
    coming = [each for each in found if begins <= each.on < ends]
    return tuple(sorted(coming, key=lambda each: (each.on, each.occurrence)))


def ready_at(on: date, calendar: Calendar, zone: tzinfo) -> datetime:
    """When somebody hears that a message is ready: the working day before its date."""
    return prepared_on(on, READY_DAYS, calendar, zone)


def tells_money(text: str) -> bool:
    """Whether it speaks of an amount: that is left out of a text for everybody."""
    return _MONEY.search(text) is not None


def _after_reports(
    profile: Profile, reports: Sequence[Rhythm], days: Sequence[date], begins: date, ends: date
) -> Iterator[Moment]:
    for rhythm in reports:
        for each in occurrences(rhythm, profile, begins=begins - AFTER_REPORT * 2, ends=ends):
            if each.day is None or _is_followed(each.day, days):
                continue
            on = next_working_day(each.day + AFTER_REPORT, country=profile.calendar.country)
            yield _moment(each, on)


def _is_followed(day: date, days: Sequence[date]) -> bool:
    return any(day <= each <= day + FOLLOWED_WITHIN for each in days)


def _moment(each: Occurrence, on: date) -> Moment:
    return Moment(f"{each.rhythm.slug} {each.planned_for}", on, each.rhythm.label)


def _quarters(profile: Profile, begins: date, ends: date) -> Iterator[Moment]:
    for year in range(begins.year, ends.year + 1):
        for month in _MONTHS:
            first = date(year, month, 1)
            on = next_working_day(first, country=profile.calendar.country)
            yield Moment(f"quarter {first}", on)
