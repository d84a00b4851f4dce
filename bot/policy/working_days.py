"""Working days: no weekend, no public holiday of the country. Pure."""

from datetime import date, timedelta
from functools import cache

import holidays

_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date, *, country: str) -> bool:
    """Whether people are at work: no weekend, no public holiday of the country."""
    return day.weekday() < _SATURDAY and day not in _free_days(country, day.year)


def next_working_day(day: date, *, country: str) -> date:
    """That day, or the first working day after it."""
    while not is_working_day(day, country=country):
        day += _DAY
    return day


@cache
def _free_days(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year))
