"""When a budget holder is asked whether MVOI needs money, and about which purchases. Pure.

The kadernota and the begroting of a year are made in the year before it: a document that closes
in a month is about the calendar year after that month.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.policy.working_days import next_working_day
from storage.vocabulary import MoneyAnswer, MoneyMoment

_DAYS_OF_A_WEEK = 7
_SETTLED = frozenset({MoneyAnswer.YES, MoneyAnswer.NO})


@dataclass(frozen=True)
class Round:
    """One time of asking: for which document of which budget year, and from when until when.

    ``begins`` is a working day; ``closes`` is the first day of the month of the document.
    """

    moment: MoneyMoment
    year: int
    begins: date
    closes: date


@dataclass(frozen=True)
class Span:
    """The days of a purchase by which it is known in which year it costs money."""

    publication_from: date | None = None
    publication_until: date | None = None
    contract_start: date | None = None
    current_ends_on: date | None = None


@dataclass(frozen=True)
class Answered:
    """What was asked before about a purchase and a budget year."""

    moment: MoneyMoment
    year: int
    answer: MoneyAnswer | None = None


def open_rounds(
    months: Mapping[MoneyMoment, int], *, weeks: int, today: date, country: str
) -> tuple[Round, ...]:
    """The documents for which it is asked today, the first to close first.

    :param months: the month of each document, 1 to 12, where that is known.
    :param weeks: so long before the first day of that month asking begins.
    """
    found = [
        each
        for moment, month in months.items()
        for each in _rounds(moment, month, weeks, today, country)
        if each.begins <= today < each.closes
    ]
    return tuple(sorted(found, key=lambda each: (each.closes, each.moment)))


def costs_in(span: Span, year: int) -> bool:
    """Whether a purchase is published, or its contract is decided on or begins, in that year."""
    first, last = span.publication_from, span.publication_until or span.publication_from
    if first is not None and last is not None and first.year <= year <= last.year:
        return True
    days = (span.contract_start, span.current_ends_on)
    return any(day is not None and day.year == year for day in days)


def is_asked(before: Iterable[Answered], asking: Round) -> bool:
    """Whether it is asked now: once for each document, and not after a yes or a no for the year."""
    return not any(
        each.year == asking.year and (each.moment is asking.moment or each.answer in _SETTLED)
        for each in before
    )


def _rounds(
    moment: MoneyMoment, month: int, weeks: int, today: date, country: str
) -> Iterator[Round]:
    for year in (today.year, today.year + 1):
        closes = date(year, month, 1)
        begins = next_working_day(closes - timedelta(days=weeks * _DAYS_OF_A_WEEK), country=country)
        yield Round(moment, year + 1, begins, closes)
