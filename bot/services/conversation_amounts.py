"""Amounts in what somebody says: as they stand, or so much a year for so many years."""

import re

from bot.language.amounts import Amount, find_amounts, parse_amount
from bot.language.replies import Reply, read_reply
from bot.services.conversation_draft import Draft, is_clear

_COUNTS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "acht": 8,
    "tien": 10,
}
_COUNT = rf"(\d{{1,2}}|{'|'.join(_COUNTS)})"
_YEARS_ALONE = re.compile(rf"^{_COUNT}\s*(?:jaar|jaren)?$", re.IGNORECASE)
_YEARS = re.compile(rf"(?<![\w.,]){_COUNT}\s*(?:jaar|jaren)\b", re.IGNORECASE)
_YEAR = "jaar"
_BARE = re.compile(
    r"^(?:(?:ongeveer|circa|ca\.?|zeg maar|zo'n|rond de|doe maar|denk ik)\s+)*"
    r"(\d{1,3}(?:[.,]\d{1,2})?)$",
    re.IGNORECASE,
)
_EURO, _THOUSAND, _TON, _MILLION = 100, 100_000, 10_000_000, 100_000_000
"""In cents."""

_UNITS = (_EURO, _THOUSAND, _TON, _MILLION)
_MOST_TONS = 10
"""From here on a number without a unit is rather thousands."""

_NEAR = 5
"""So many times as much or as little may still be meant."""


def amount_in_answer(text: str, draft: Draft) -> Amount | None:
    """An amount; or what so many years come to, of the amount per year that is told or was."""
    alone = _YEARS_ALONE.match(text.strip())
    if alone and (total := _total(draft.value, alone[1])) is not None:
        return total
    bare = _BARE.match(text.strip())
    if bare and (scaled := _scaled(float(bare[1].replace(",", ".")), draft.value)) is not None:
        return scaled
    chosen = _one_of_two(text, draft.value)
    if chosen is not None:
        return chosen
    reading = parse_amount(text)
    if isinstance(reading, Amount):
        return reading
    found = [each.amount for each in find_amounts(text)]
    counts = _YEARS.findall(text)
    return _total(found[0], counts[0]) if len(found) == len(counts) == 1 else None


def amount_amid(text: str) -> Amount | None:
    """The amount in a sentence; of several, all that is between them."""
    found = [each.amount for each in find_amounts(text)]
    if len(found) <= 1:
        return found[0] if found else None
    if any(each.per or each.vat for each in found):
        return None
    return _between(found)


def doubtful(amount: Amount, text: str) -> Amount:
    """What is to be asked about; of several amounts which one is meant."""
    if not is_clear(amount):
        return amount
    whole = [found.amount for found in find_amounts(text) if found.amount.per is None]
    return _between(whole)


def _between(amounts: list[Amount]) -> Amount:
    """From the lowest of several to the highest."""
    return Amount(min(each.low for each in amounts), max(each.high for each in amounts))


def _scaled(number: float, told: Amount | None) -> Amount | None:
    """A number without a unit: in the unit of the range that was told; else it is asked."""
    if told is not None and told.low != told.high:
        middle = (told.low + told.high) / 2
        cents = min((round(number * unit) for unit in _UNITS), key=lambda c: _far(c, middle))
        return Amount(cents, cents) if _far(cents, middle) <= _NEAR else None
    if told is not None or not number:
        return None
    unit = _TON if number < _MOST_TONS else _THOUSAND
    return Amount(round(number * _EURO), round(number * unit))


def _far(cents: int, middle: float) -> float:
    """How many times as much, whichever of the two is more."""
    return max(cents / middle, middle / cents) if cents else float("inf")


def _one_of_two(text: str, told: Amount | None) -> Amount | None:
    """``de tweede``, of a range."""
    if told is None or told.low == told.high or told.per is not None:
        return None
    match read_reply(text):
        case Reply.FIRST:
            return Amount(told.low, told.low)
        case Reply.SECOND:
            return Amount(told.high, told.high)
    return None


def _total(per_year: Amount | None, years: str) -> Amount | None:
    """So many years of an amount per year; with VAT it stays with VAT."""
    count = _COUNTS.get(years.lower()) or int(years)
    if per_year is None or per_year.per != _YEAR or per_year.cents is None or not count:
        return None
    return Amount(per_year.low * count, per_year.high * count, vat=per_year.vat)
