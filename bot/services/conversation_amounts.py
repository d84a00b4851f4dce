"""Amounts in what somebody says: as they stand, or so much a year for so many years."""

import re

from bot.language.amounts import Amount, find_amounts, parse_amount
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


def amount_in_answer(text: str, draft: Draft) -> Amount | None:
    """An amount; or what so many years come to, of the amount per year that is told or was."""
    alone = _YEARS_ALONE.match(text.strip())
    if alone and (total := _total(draft.value, alone[1])) is not None:
        return total
    reading = parse_amount(text)
    if isinstance(reading, Amount):
        return reading
    found = [each.amount for each in find_amounts(text)]
    counts = _YEARS.findall(text)
    return _total(found[0], counts[0]) if len(found) == len(counts) == 1 else None


def doubtful(amount: Amount, text: str) -> Amount:
    """What is to be asked about; of several amounts which one is meant."""
    if not is_clear(amount):
        return amount
    whole = [found.amount for found in find_amounts(text) if found.amount.per is None]
    low, high = min(each.low for each in whole), max(each.high for each in whole)
    return Amount(low, high)


def _total(per_year: Amount | None, years: str) -> Amount | None:
    """So many years of an amount per year; with VAT it stays with VAT."""
    count = _COUNTS.get(years.lower()) or int(years)
    if per_year is None or per_year.per != _YEAR or per_year.cents is None or not count:
        return None
    return Amount(per_year.low * count, per_year.high * count, vat=per_year.vat)
