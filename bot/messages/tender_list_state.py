"""What is chosen on the tender calendar: a team, a quarter, a kind of purchase, what is shown."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from bot.messages.formatting import period
from bot.messages.list_state import CarriedState
from storage.vocabulary import Precision

_BETWEEN = "|"
_MONTHS_OF_A_QUARTER = 3
_QUARTERS_OF_A_YEAR = 4


class Shown(StrEnum):
    """What is shown instead of what is coming."""

    RUNNING = "running"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class TenderListState(CarriedState):
    """What is chosen on the calendar.

    ``quarter`` is as :func:`quarter_slug` writes it, or a whole year that was typed: ``2027``.
    """

    MENUS: ClassVar[tuple[str, ...]] = ("team", "quarter", "category", "shown", "mine")

    team: str = ""
    quarter: str = ""
    category: str = ""
    shown: str = ""
    mine: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """What :meth:`dump` wrote; a bare slug is a team, nothing is the whole calendar."""
        return super().read(text) if _BETWEEN in text else cls(team=text.strip())


def quarter_slug(day: date) -> str:
    """The quarter in which a day lies: ``2027-q1``."""
    return f"{day.year}-q{(day.month - 1) // _MONTHS_OF_A_QUARTER + 1}"


def quarter_span(slug: str) -> tuple[date, date]:
    """The first day of a quarter or year, and the first one after it.

    :raises ValueError: it is neither.
    """
    year, has_quarter, number = slug.partition("-q")
    if not has_quarter:
        return date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    begins = date(int(year), (int(number) - 1) * _MONTHS_OF_A_QUARTER + 1, 1)
    return begins, _after(begins)


def quarter_label(slug: str) -> str:
    """A quarter as people read it: ``1e kwartaal 2027``; a year is just that."""
    begins, ends = quarter_span(slug)
    precision = Precision.QUARTER if "-q" in slug else Precision.YEAR
    return period(begins, ends - timedelta(days=1), precision)


def quarters_from(today: date, count: int) -> tuple[str, ...]:
    """This quarter and those after it."""
    begins, found = quarter_span(quarter_slug(today))[0], []
    for _ in range(count):
        found.append(quarter_slug(begins))
        begins = _after(begins)
    return tuple(found)


def _after(begins: date) -> date:
    number = begins.year * _QUARTERS_OF_A_YEAR + (begins.month - 1) // _MONTHS_OF_A_QUARTER + 1
    year, quarter = divmod(number, _QUARTERS_OF_A_YEAR)
    return date(year, quarter * _MONTHS_OF_A_QUARTER + 1, 1)
