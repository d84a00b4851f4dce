"""What the cells of a tender say: days, moments and amounts, as people write them."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from bot.language.amounts import MAX_EUROS, Amount, AmountProblem, parse_amount
from bot.language.folding import folded
from bot.language.moments import parse_moment
from bot.messages.trajectory_view import Planning
from bot.services.cells import CellError, quoted, shown
from bot.services.planning_text import planning_at
from bot.services.row_report import CellProblem
from storage.vocabulary import Precision

_NOTHING = frozenset(
    folded(each)
    for each in (
        *("-", "?", "nvt", "n.v.t.", "ntb", "n.t.b.", "tbd", "onbekend", "nader te bepalen"),
        *("niet van toepassing", "nog niet bekend", "nog onbekend", "volgt", "leeg", "n.b.", "pm"),
    )
)
"""What people write in a cell that they leave open."""

_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_SERIAL = re.compile(r"[2-6]\d{4}(?:,\d+)?", re.ASCII)
"""A day as Excel counts them, in a cell that lost its format: 46143 is 1 May 2026."""
_EXCEL_BEGINS = date(1899, 12, 30)
_PLAIN_AMOUNT = re.compile(r"(?:€ ?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|-{1,2}))?", re.ASCII)
_SHORT_YEAR = re.compile(r"([a-z]{3,9})\.?[- ]'?(\d{2})", re.IGNORECASE)
_PLAUSIBLE = range(1990, 2101)
_TODAYS = (date(2001, 1, 1), date(2011, 8, 15))
"""Two days far apart: what is read the same on both, says all of itself."""


def is_open(cell: str) -> bool:
    """Whether a cell says nothing: it is empty, or it says that nothing is known."""
    return folded(cell) in _NOTHING or not folded(cell)


def read_moment(cell: str) -> Planning | None:
    """A day, month, quarter or period; None for an open cell.

    It has to say its year: a file is read again next year.
    """
    if is_open(cell):
        return None
    found = _moment(" ".join(cell.split()))
    if isinstance(found, CellProblem):
        what = "has no year" if found is CellProblem.NO_YEAR else "is no date"
        raise CellError(
            f"{quoted(cell)} {what}; write it like 2027-05-31, 31-05-2027, mei 2027 or Q2 2027",
            found,
            typed=shown(cell),
        )
    if found.start.year not in _PLAUSIBLE or found.end.year not in _PLAUSIBLE:
        raise CellError(
            f"{quoted(cell)} is in the year {found.start.year}; is that right?",
            CellProblem.NO_DATE,
            typed=shown(cell),
        )
    return found


def read_first_day(cell: str) -> date | None:
    """The day in a cell; the first one of a month, quarter or year."""
    moment = read_moment(cell)
    return moment.start if moment else None


def read_last_day(cell: str) -> date | None:
    """The day in a cell; the last one of a month, quarter or year."""
    moment = read_moment(cell)
    return moment.end if moment else None


def read_cents(cell: str) -> int | None:
    """One amount excl. VAT over the whole term, in euro cents; None for an open cell."""
    if is_open(cell):
        return None
    plain = _PLAIN_AMOUNT.fullmatch(cell.strip().replace("\u00a0", " "))
    if plain is not None and len(plain[0]) <= len("€ 1.000.000.000,00"):
        cents = (plain[2] or "").strip("-")
        euros = Decimal(f"{plain[1].replace('.', '')}.{cents or '0'}")
        if euros <= MAX_EUROS:
            return int(euros * 100)
    reading = parse_amount(cell)
    if isinstance(reading, Amount):
        why = _why_not(reading)
    else:
        why = {
            AmountProblem.NEGATIVE: "is less than nothing",
            AmountProblem.TOO_LARGE: "is more than a purchase can be",
            AmountProblem.UNCLEAR: "can be read in two ways",
        }.get(reading, "is no amount")
    if why or not isinstance(reading, Amount):
        raise CellError(
            f"{quoted(cell)} {why}; write the whole estimate excl. VAT, such as 250.000",
            CellProblem.NO_AMOUNT,
            typed=shown(cell),
        )
    return reading.cents


def _why_not(amount: Amount) -> str:
    if amount.cents is None:
        return "is a range"
    if amount.vat == "incl":
        return "includes VAT"
    return f"is per {amount.per}" if amount.per else ""


@lru_cache(maxsize=50_000)
def _moment(text: str) -> Planning | CellProblem:
    if (day := _day(text)) is not None:
        return Planning(day, day, Precision.DAY)
    if short := _SHORT_YEAR.fullmatch(text):
        text = f"{short[1]} 20{short[2]}"
    first, second = (parse_moment(text, today) for today in _TODAYS)
    if first is None or second is None:
        return CellProblem.NO_DATE
    return planning_at(first) if first == second else CellProblem.NO_YEAR


def _day(text: str) -> date | None:
    for pattern, (year, month, day) in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        found = pattern.match(text)
        if found and _TIME.fullmatch(text, found.end()):
            try:
                return date(int(found[year]), int(found[month]), int(found[day]))
            except ValueError:
                return None
    if _SERIAL.fullmatch(text):
        return _EXCEL_BEGINS + timedelta(days=int(text.partition(",")[0]))
    return None
