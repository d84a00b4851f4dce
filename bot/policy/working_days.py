"""Working days: no weekend, no public holiday of the country. Pure."""

from datetime import date, timedelta
from functools import cache

import holidays

_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date, *, country: str) -> bool:
    """Whether people are at work: no weekend, no public holiday of the country."""
    return day.weekday() < _SATURDAY and holiday_name(day, country=country) is None


def next_working_day(day: date, *, country: str) -> date:
    """That day, or the first working day after it."""
    while not is_working_day(day, country=country):
        day += _DAY
    return day


def working_days_before(day: date, number: int, *, country: str) -> date:
    """The working day that lies this many working days before a day.

    With 0 that day itself, or the last working day before it.
    """
    while not is_working_day(day, country=country):
        day -= _DAY
    for _ in range(number):
        day -= _DAY
        while not is_working_day(day, country=country):
            day -= _DAY
    return day


def holiday_name(day: date, *, country: str) -> str | None:
    """What the public holiday is called, in Dutch; None on other days."""
    return _free_days(country, day.year).get(day)


@cache
def _free_days(country: str, year: int) -> dict[date, str]:
    return dict(holidays.country_holidays(country, years=year, language="nl"))
