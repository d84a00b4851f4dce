"""Amounts of money in Dutch: what a field says, and what stands in a sentence.

Values are euro cents. A bare number (85.000) is an amount in a sentence only when it looks like
one and nothing follows that could be counted; "ton" is money unless a material, an emission or a
vehicle follows it ("2 ton zout", "31 ton CO2"). The words that decide stand in `amount_words`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bot.language.amount_phrase import Phrase, read_phrase
from bot.language.amount_words import FILLERS, Vat
from bot.language.money_or_not import is_money
from bot.language.numbers import MAX_DIGITS
from bot.language.tokens import Token, tokenise

MAX_EUROS = 1_000_000_000
"""More than a thousand million is a typing mistake, not a purchase of a municipality."""

_YEARS = range(2015, 2051)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in euro cents; `low` and `high` differ for a range ("2 à 3 ton")."""

    low: int
    high: int
    approximate: bool = False
    """"ruim", "ongeveer", "bijna", "maximaal", "4 ton of zo"."""
    vat: Vat | None = None
    """What the text says of VAT, `None` when it is silent."""
    per: str | None = None
    """"jaar" in "€ 50.000 per jaar": this is not the whole value."""

    @property
    def cents(self) -> int | None:
        """The one value in cents; `None` for a range."""
        return self.low if self.low == self.high else None


class AmountProblem(StrEnum):
    """Why a field holds no amount."""

    EMPTY = "empty"
    NOT_AN_AMOUNT = "not_an_amount"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    UNCLEAR = "unclear"
    """It can be read in two ways: "1,250", "1.250 mln", or a year."""


AmountReading = Amount | AmountProblem


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount and where it stands: `text[start:end]`."""

    start: int
    end: int
    amount: Amount


def parse_amount(text: str) -> AmountReading:
    """Read a field that holds one amount and nothing else; here a bare "85000" is enough."""
    tokens = tokenise(text)
    while tokens and tokens[0].low in FILLERS:
        tokens = tokens[1:]
    while tokens and tokens[-1].low in FILLERS:
        tokens = tokens[:-1]
    if not tokens:
        return AmountProblem.NOT_AN_AMOUNT if text.strip() else AmountProblem.EMPTY
    if _has_too_many_digits(tokens):
        return AmountProblem.TOO_LARGE
    minus = tokens[0].low in ("-", "−", "–", "min", "minus") and len(tokens) > 1
    minus = minus and tokens[1].low != "."
    phrase = read_phrase(tokens, 1 if minus else 0)
    if phrase is None or phrase.end < len(tokens):
        return AmountProblem.NOT_AN_AMOUNT
    if minus or phrase.low.negative:
        return AmountProblem.NEGATIVE
    if phrase.low.unclear or phrase.high.unclear or _is_year(phrase):
        return AmountProblem.UNCLEAR
    return _amount(phrase)


def find_amounts(text: str) -> list[FoundAmount]:
    """Find the amounts in a sentence, in order; what is not clearly money is left alone."""
    tokens = tokenise(text)
    found: list[FoundAmount] = []
    place = 0
    while place < len(tokens):
        phrase = read_phrase(tokens, place)
        amount = _amount_in_sentence(tokens, phrase) if phrase else None
        if phrase is None or amount is None:
            place += 1
            continue
        found.append(FoundAmount(tokens[phrase.start].start, tokens[phrase.end - 1].end, amount))
        place = phrase.end
    return found


def _amount_in_sentence(tokens: Sequence[Token], phrase: Phrase) -> Amount | None:
    if phrase.low.unclear or phrase.high.unclear or phrase.low.negative:
        return None
    if _has_too_many_digits(tokens[phrase.start : phrase.end]):
        return None
    if not is_money(tokens, phrase):
        return None
    amount = _amount(phrase)
    return amount if isinstance(amount, Amount) else None


def _has_too_many_digits(tokens: Sequence[Token]) -> bool:
    return any(
        token.kind == "number" and sum(map(str.isdigit, token.text)) > MAX_DIGITS
        for token in tokens
    )


def _amount(phrase: Phrase) -> AmountReading:
    low, high = phrase.bounds
    if high > MAX_EUROS:
        return AmountProblem.TOO_LARGE
    return Amount(_cents(low), _cents(high), phrase.approximate, phrase.vat, phrase.per)


def _cents(euros: Decimal) -> int:
    return int((euros * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _is_year(phrase: Phrase) -> bool:
    quantity = phrase.low
    return quantity.is_bare and quantity.number.kind == "plain" and quantity.euros in _YEARS
