"""Spans of days: months, quarters, weeks, parts of them, and the next one to come."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from storage.vocabulary import Precision

FIRST_YEAR, LAST_YEAR = 2000, 2099
_MONTHS = 12
_AHEAD = 30
"""Years to look ahead for the next one to come; week 53 can be six years away."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A span of days, `start` and `end` included, and how exactly it is known."""

    start: date
    end: date
    precision: Precision


Yearly = Callable[[int], Moment]
"""Something that comes back every year: give the year, get the span."""


def day(when: date) -> Moment:
    """One day."""
    return Moment(when, when, Precision.DAY)


def month(year: int, number: int) -> Moment:
    """Return a calendar month; numbers past 12 and below 1 run on into other years."""
    year, index = year + (number - 1) // _MONTHS, (number - 1) % _MONTHS + 1
    last = monthrange(year, index)[1]
    return Moment(date(year, index, 1), date(year, index, last), Precision.MONTH)


def months(year: int, first: int, last: int, precision: Precision = Precision.PERIOD) -> Moment:
    """Return a row of months, from the first day of `first` to the last day of `last`."""
    return Moment(month(year, first).start, month(year, last).end, precision)


def quarter(year: int, number: int) -> Moment:
    """Return a calendar quarter; numbers past 4 and below 1 run on into other years."""
    return months(year, 3 * number - 2, 3 * number, Precision.QUARTER)


def year_of(number: int) -> Moment:
    """Return a calendar year."""
    return months(number, 1, _MONTHS, Precision.YEAR)


def week(year: int, number: int) -> Moment:
    """Return an ISO week, Monday to Sunday. `ValueError` when the year has no such week."""
    monday = date.fromisocalendar(year, number, 1)
    return Moment(monday, monday + timedelta(days=6), Precision.WEEK)


def week_with(when: date) -> Moment:
    """Return the ISO week that holds a day."""
    monday = when - timedelta(days=when.weekday())
    return Moment(monday, monday + timedelta(days=6), Precision.WEEK)


def period(start: date, end: date) -> Moment:
    """Return a span of its own."""
    return Moment(start, end, Precision.PERIOD)


def part_of(whole: Moment, part: str) -> Moment:
    """Return the `begin`, `middle` or `end` of a span.

    A month: days 1–10, 11–20, 21 to the last. A quarter or season: its first, second, third month.
    A year: January–March, May–August, October–December. A week: Monday and Tuesday, Wednesday,
    Thursday and Friday.
    """
    first, third = whole.start, {"begin": 0, "middle": 1, "end": 2}[part]
    match whole.precision:
        case Precision.MONTH:
            starts = (1, 11, 21)
            ends = (10, 20, whole.end.day)
            return period(first.replace(day=starts[third]), first.replace(day=ends[third]))
        case Precision.YEAR:
            return months(first.year, *((1, 3), (5, 8), (10, 12))[third])
        case Precision.WEEK:
            low, high = ((0, 1), (2, 2), (3, 4))[third]
            return period(first + timedelta(days=low), first + timedelta(days=high))
        case _:
            only = month(first.year, first.month + third)
            return period(only.start, only.end)


def settle(yearly: Yearly, year: int | None, today: date) -> Moment:
    """Return the span in the year that is named, or else the next one that is not over yet."""
    if year is not None:
        return yearly(year)
    for candidate in range(today.year - 1, today.year + _AHEAD):
        try:
            moment = yearly(candidate)
        except ValueError:
            continue  # no week 53, no 29 February
        if moment.end >= today:
            return moment
    raise ValueError("this never comes")


def months_later(today: date, count: int) -> Moment:
    """Return the calendar month that lies `count` months from today."""
    return month(today.year, today.month + count)
