"""What a presenter may know of the question whether MVOI needs money."""

from dataclasses import dataclass
from datetime import date

from storage.vocabulary import MoneyAnswer, MoneyMoment


@dataclass(frozen=True)
class Purchase:
    """A tender or a trajectory, by the number that people use."""

    number: int
    title: str
    is_tender: bool = True


@dataclass(frozen=True)
class MoneyRow:
    """One purchase that is asked about."""

    question_id: int
    purchase: Purchase
    answer: MoneyAnswer | None = None
    note: str = ""


@dataclass(frozen=True)
class MoneyAsking:
    """What one person is asked in one message: for which document, and until when."""

    moment: MoneyMoment
    year: int
    closes: date
    rows: tuple[MoneyRow, ...]


@dataclass(frozen=True)
class MoneyNeeded:
    """A purchase that needs money.

    ``said_by``: the Slack id of who said so, empty where the start form says it; ``note`` is
    empty where this person may not read it.
    """

    purchase: Purchase
    team: str | None = None
    moment: MoneyMoment | None = None
    note: str = ""
    said_by: str = ""


@dataclass(frozen=True)
class MoneyYear:
    """What was said for one budget year, and how many said something else or nothing yet."""

    year: int
    needed: tuple[MoneyNeeded, ...] = ()
    unneeded: int = 0
    unknown: int = 0
    silent: int = 0


@dataclass(frozen=True)
class MoneyList:
    """What was said for each budget year, the last one first; ``forms``: what start forms say.

    ``months``: of which documents the month is not known yet, so that nobody is asked;
    ``may_choose``: whether this person may choose it.
    """

    years: tuple[MoneyYear, ...] = ()
    forms: tuple[MoneyNeeded, ...] = ()
    months: tuple[MoneyMoment, ...] = ()
    may_choose: bool = False
