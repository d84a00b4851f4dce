"""Who pays for a purchase and who benefits from it: sums and differences.

Pure; euro cents excl. VAT. Nothing is guessed: what was not told makes no sum.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.policy.total_cost import MOST_YEARS
from storage.vocabulary import CostSide

_SAID_ALONG = frozenset({"kostenplaats", "kpl", "team", "afdeling"})
_WORD = re.compile(r"[^\W_]+(?:[.\-/][^\W_]+)*")
_WHOLE = 1000


@dataclass(frozen=True)
class CostLine:
    """A cost centre that pays or benefits; None for what is not known.

    ``share_permille`` is a part of the costs, or of the benefit, in thousandths.
    """

    side: CostSide
    centre: str
    once_cents: int | None = None
    yearly_cents: int | None = None
    share_permille: int | None = None

    @property
    def has_amount(self) -> bool:
        """Whether it says anything in euros."""
        return self.once_cents is not None or self.yearly_cents is not None


@dataclass(frozen=True)
class Total:
    """What one side comes to. ``unknown``: of so many cost centres no amount was told."""

    once_cents: int | None = None
    yearly_cents: int | None = None
    unknown: int = 0


def of_side(lines: Iterable[CostLine], side: CostSide) -> tuple[CostLine, ...]:
    """Those who pay, or those who benefit."""
    return tuple(line for line in lines if line.side is side)


def total(lines: Iterable[CostLine], side: CostSide) -> Total:
    """What a side pays or saves, as far as it was told."""
    own = of_side(lines, side)
    return Total(
        _sum(line.once_cents for line in own),
        _sum(line.yearly_cents for line in own),
        sum(not line.has_amount for line in own),
    )


def yearly_difference(lines: Sequence[CostLine]) -> int | None:
    """What is saved a year less what is paid a year; below zero when it costs more.

    None where a side is missing, or the amount of anybody.
    """
    pays, benefits = (total(lines, side) for side in (CostSide.PAYS, CostSide.BENEFITS))
    sides = {line.side for line in lines}
    if sides != set(CostSide) or pays.unknown or benefits.unknown:
        return None
    return (benefits.yearly_cents or 0) - (pays.yearly_cents or 0)


def years_to_earn_back(lines: Sequence[CostLine]) -> int | None:
    """After how many years what is paid once is saved again, rounded up.

    None where nothing is to be earned back, where it never is, or where that is not known.
    """
    difference = yearly_difference(lines)
    if difference is None or difference <= 0:
        return None
    once = (total(lines, CostSide.PAYS).once_cents or 0) - (
        total(lines, CostSide.BENEFITS).once_cents or 0
    )
    years = -(-once // difference)
    return years if 0 < years <= MOST_YEARS else None


def share_of(cents: int, permille: int) -> int:
    """A part of an amount, to the nearest cent."""
    return round(Fraction(cents * permille, _WHOLE))


def shares_fit(lines: Iterable[CostLine], side: CostSide) -> bool:
    """Whether the parts of a side are no more than the whole."""
    return sum(line.share_permille or 0 for line in of_side(lines, side)) <= _WHOLE


def same_centre(one: str, other: str) -> bool:
    """Whether two texts name the same cost centre.

    With a number in both the number decides; else the names, however they are written.
    """
    numbers = _number(one), _number(other)
    if all(numbers):
        return numbers[0] == numbers[1]
    return _name(one) == _name(other)


def differ(lines: Iterable[CostLine]) -> bool:
    """Whether somebody pays who does not benefit, or benefits who does not pay.

    Not as long as only one side is known.
    """
    known = tuple(lines)
    pays, benefits = (of_side(known, side) for side in (CostSide.PAYS, CostSide.BENEFITS))
    if not pays or not benefits:
        return False
    return not (_all_in(pays, benefits) and _all_in(benefits, pays))


def words_add(words: str, lines: Iterable[CostLine], side: CostSide) -> bool:
    """Whether what was said of a side in words tells more than its cost centres do."""
    said = _name(words)
    if not said:
        return False
    centres = [line.centre for line in of_side(lines, side)]
    return said not in {_name(" ".join(centres)), *map(_name, centres)}


def _all_in(some: Sequence[CostLine], others: Sequence[CostLine]) -> bool:
    return all(any(same_centre(one.centre, each.centre) for each in others) for one in some)


def _number(text: str) -> str:
    return next((word for word in _words(text) if any(map(str.isdigit, word))), "")


def _name(text: str) -> str:
    return " ".join(word for word in _words(text) if word not in _SAID_ALONG)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
