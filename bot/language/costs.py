"""What something costs or saves, in Dutch: "40.000 eenmalig en 2.000 per jaar", "60%".

A bare amount says nothing of how often it comes: that is asked, not guessed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.language.amounts import Amount, AmountProblem, parse_amount
from bot.language.percentages import find_percentage

ONCE, YEARLY = "eenmalig", "per jaar"
"""As they are written back into a field."""

BETWEEN = " en "

_PARTS = re.compile(r"\s+(?:en|plus)\s+|\s*[+;&]\s*|,\s+", re.IGNORECASE)
_ONCE = re.compile(
    r"\b(?:[ée]+nmalig|eenmaal|(?:in\s+)?[ée]+n\s+keer|ineens|1x|(?:bij\s+)?aanschaf)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\bper\s+jaar\b|/\s*(?:jaar|jr)\b|\bp\.?\s?j\b\.?|\bjaarlijks\b|\b(?:elk|ieder)\s+jaar\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\bprocent\b|\bpct\b", re.IGNORECASE)


class CostProblem(StrEnum):
    """Why it cannot be read."""

    UNCLEAR = "unclear"
    ONCE_OR_YEARLY = "once_or_yearly"
    OTHER_PERIOD = "other_period"  # a month, a week
    RANGE = "range"
    WITH_VAT = "with_vat"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    NO_SHARE = "no_share"
    TWICE = "twice"  # two amounts of the same kind


@dataclass(frozen=True, slots=True)
class SaidCost:
    """What was told, in euro cents and thousandths; all None for an empty field."""

    once_cents: int | None = None
    yearly_cents: int | None = None
    share_permille: int | None = None


def read_cost(text: str) -> SaidCost | CostProblem:
    """Read a field that holds amounts, each once or per year, or a share."""
    found: dict[str, int] = {}
    for part in filter(None, map(str.strip, _PARTS.split(text.strip()))):
        read = _read_part(part)
        if isinstance(read, CostProblem):
            return read
        name, amount = read
        if name in found:
            return CostProblem.TWICE
        found[name] = amount
    return SaidCost(**found)


def _read_part(part: str) -> tuple[str, int] | CostProblem:
    if _SHARE.search(part):
        share = find_percentage(part)
        return CostProblem.NO_SHARE if share is None else ("share_permille", share.permille)
    without_once, once = _ONCE.subn(" ", part)
    rest, yearly = _YEARLY.subn(" ", without_once)
    amount = _amount(rest.strip(" ()"))
    if isinstance(amount, CostProblem):
        return amount
    yearly += amount.per is not None
    if bool(once) == bool(yearly):
        return CostProblem.ONCE_OR_YEARLY
    return ("once_cents" if once else "yearly_cents", amount.low)


def _amount(text: str) -> Amount | CostProblem:
    reading = parse_amount(text)
    if isinstance(reading, AmountProblem):
        return _NO_AMOUNT.get(reading, CostProblem.UNCLEAR)
    if reading.cents is None:
        return CostProblem.RANGE
    if reading.vat == "incl":
        return CostProblem.WITH_VAT
    return reading if reading.per in {None, "jaar"} else CostProblem.OTHER_PERIOD


_NO_AMOUNT = {
    AmountProblem.NEGATIVE: CostProblem.NEGATIVE,
    AmountProblem.TOO_LARGE: CostProblem.TOO_LARGE,
}
