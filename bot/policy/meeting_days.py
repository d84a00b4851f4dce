"""Whether people are at work when something is planned, and when they are told of it. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from bot.policy.rhythms import moment_on
from bot.policy.working_days import holiday_name, is_working_day, next_working_day
from bot.profile.rhythms import Calendar

_SATURDAY = 5
_DAY = timedelta(days=1)


class Doubt(StrEnum):
    """Why somebody may want another moment; they choose."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PERIOD = "period"
    HOURS = "hours"


@dataclass(frozen=True)
class Doubted:
    """A doubt, with what the holiday or period is called."""

    doubt: Doubt
    name: str = ""


def doubts(begins: datetime, minutes: int, calendar: Calendar, zone: tzinfo) -> list[Doubted]:
    """Everything that speaks against a moment, the day before the hour."""
    local = begins.astimezone(zone)
    day, ends = local.date(), local + timedelta(minutes=minutes)
    opens, closes = time.fromisoformat(calendar.opens), time.fromisoformat(calendar.closes)
    found = doubts_of_day(day, calendar)
    if local.time() < opens or ends.time() > closes or ends.date() > day:
        found.append(Doubted(Doubt.HOURS))
    return found


def doubts_of_day(day: date, calendar: Calendar) -> list[Doubted]:
    """Whether people are away that day: the weekend, a holiday, a rest period, the holidays."""
    name = holiday_name(day, country=calendar.country)
    if name is not None:
        return [Doubted(Doubt.HOLIDAY, name)]
    if day.weekday() >= _SATURDAY:
        return [Doubted(Doubt.WEEKEND)]
    school = calendar.school_holidays.periods if calendar.school_holidays else ()
    away = next(
        (each for each in (*calendar.rest, *school) if each.begins <= day <= each.ends), None
    )
    return [Doubted(Doubt.PERIOD, away.label)] if away else []


def told_from(now: datetime, calendar: Calendar, zone: tzinfo, *, before: datetime) -> datetime:
    """When something can be told to people at work: now, or as soon as they are there.

    Now as well where it would else come too late: at ``before`` or after it.
    """
    local = now.astimezone(zone)
    day = local.date()
    if is_working_day(day, country=calendar.country):
        if local < moment_on(day, calendar.opens, zone):
            return _in_time(moment_on(day, calendar.opens, zone), now, before)
        if local < moment_on(day, calendar.closes, zone):
            return now
    following = next_working_day(day + _DAY, country=calendar.country)
    return _in_time(moment_on(following, calendar.opens, zone), now, before)


def _in_time(moment: datetime, now: datetime, before: datetime) -> datetime:
    return moment if moment < before else now
