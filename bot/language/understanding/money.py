"""What a purchase is worth, of all the money in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.amounts import Amount, FoundAmount

_TOTAL = re.compile(
    r"(?:totaal|totale|totaalbedrag|samen|opgeteld|bij elkaar|alles bij)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(r"\W{0,2}\s*(?:in totaal|totaal|samen|bij elkaar)\b", re.IGNORECASE)
_EACH = re.compile(
    r"(?:(?:per|prijs\s+van\s+een|voor\s+een)\s+stuk|stuksprijs|stukprijs|uurtarief|dagtarief|eenheidsprijs)"
    r"[^\w,;.]+(?:\w+[^\w,;.]+){0,3}$",
    re.IGNORECASE,
)
"""Before an amount that is for one piece or one hour."""

_SAVED = re.compile(
    r"(?:bespa\w+|besparing\w*|scheel\w+|goedkoper|korting|boete|drempel\w*|minder)[^\w,;.]+"
    r"(?:\w+[^\w,;.]+){0,3}$",
    re.IGNORECASE,
)
_SAVED_BEHIND = re.compile(
    r"\W{0,2}\s*(?:per\s+\w+\s+)?(?:bespa\w+|besparing|goedkoper|korting|minder|gescheeld|subsidie)\b",
    re.IGNORECASE,
)
_BEFORE = 60
"""Characters that are looked at before an amount."""


@dataclass(frozen=True, slots=True)
class Value:
    """The amount that is meant and where it stands; ``cents`` is None when it has to be asked."""

    cents: int | None = None
    amount: Amount | None = None
    start: int = 0
    end: int = 0
    why: str = ""


def value_in(text: str, found: Sequence[FoundAmount]) -> Value | None:
    """The value; None when the text names none.

    Asked: a range, an amount with VAT or for a year or a piece, and several amounts of which
    none is said to be the total.
    """
    meant = [each for each in found if not _is_saved(text, each)]
    whole = [each for each in meant if each.amount.per is None and not _is_each(text, each)]
    if not meant:
        return None
    if not whole:
        return _asked(meant[0], f"an amount per {meant[0].amount.per or 'piece'}")
    totals = [each for each in whole if _is_total(text, each)]
    chosen = totals[0] if len(totals) == 1 else whole[0]
    if len(totals) != 1 and len({each.amount.low for each in whole}) > 1:
        return _asked(chosen, "several amounts")
    if chosen.amount.cents is None:
        return _asked(chosen, "a range")
    if chosen.amount.vat == "incl":
        return _asked(chosen, "with VAT")
    return Value(chosen.amount.cents, chosen.amount, chosen.start, chosen.end, "an amount")


def _asked(found: FoundAmount, why: str) -> Value:
    return Value(None, found.amount, found.start, found.end, f"{why}: asked")


def _is_total(text: str, found: FoundAmount) -> bool:
    before = text[max(0, found.start - _BEFORE) : found.start]
    return bool(_TOTAL.search(before) or _TOTAL_BEHIND.match(text, found.end))


def _is_each(text: str, found: FoundAmount) -> bool:
    return bool(_EACH.search(text[max(0, found.start - _BEFORE) : found.start]))


def _is_saved(text: str, found: FoundAmount) -> bool:
    before = text[max(0, found.start - _BEFORE) : found.start]
    return bool(_SAVED.search(before) or _SAVED_BEHIND.match(text, found.end))
