"""Whether a number in a sentence is money: the judgement that amounts rest on."""

import re
from collections.abc import Sequence

from bot.language.amount_phrase import Phrase
from bot.language.amount_words import (
    COUNTED,
    FUNCTION_WORDS,
    LABELS,
    MATERIALS,
    MONEY_BEFORE,
    NUMBERED,
    WEIGHT_BEFORE,
)
from bot.language.money import Quantity
from bot.language.tokens import Token, word_at

_SMALLEST_IN_DIGITS = 10_000
_SMALLEST_IN_WORDS = 2000
_LONGEST_PART = 4
_DATE = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
"""A day written as 20270815."""

_JOINING = frozenset({"-", "–", "/", ".", "_", "@", "+", ":", "#"})
_TIMES = frozenset({"x", "×", "maal", "keer"})
_SHORT_SCALES = frozenset({"k", "m"})


def is_money(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Judge a phrase by what it says and by its neighbours."""
    if _hangs_on_what_precedes(tokens, phrase.start) or _goes_on(tokens, phrase):
        return False
    if word_at(tokens, phrase.start - 1) in _TIMES:
        return False  # "4 x 250.000": not the amount that is meant
    if phrase.low.currency or phrase.high.currency:
        return True
    return word_at(tokens, phrase.end) not in COUNTED and _is_money_by_scale(tokens, phrase)


def _is_money_by_scale(tokens: Sequence[Token], phrase: Phrase) -> bool:
    match phrase.high.scale_word:
        case "":
            return _is_bare_money(tokens, phrase)
        case "ton":
            return not _is_weight(tokens, phrase)
        case "duizend":
            return _nothing_is_counted(tokens, phrase)
        case _:
            return True


def _is_bare_money(tokens: Sequence[Token], phrase: Phrase) -> bool:
    before = word_at(tokens, phrase.start - 1)
    if before in (".", ":", "#"):
        before = word_at(tokens, phrase.start - 2) if before != "#" else "nr"
    if before in LABELS or before.startswith("0") or before.endswith(NUMBERED):
        return False
    if before.isdigit() and len(before) < _LONGEST_PART and phrase.low.number.kind == "plain":
        return False  # "+31 6 12345678"
    return _looks_like_money(
        phrase.low if phrase.low is phrase.high else phrase.high
    ) and _nothing_is_counted(tokens, phrase)


def _looks_like_money(quantity: Quantity) -> bool:
    number = quantity.number
    match number.kind:
        case "grouped":
            return True
        case "plain":
            return number.value >= _SMALLEST_IN_DIGITS and not _DATE.fullmatch(str(number.value))
        case "words":
            return number.value >= _SMALLEST_IN_WORDS
        case _:
            return False


def _nothing_is_counted(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether no noun follows: "85.000 voor de raad" is money, "85.000 inwoners" is not."""
    if phrase.vat or phrase.per or phrase.end >= len(tokens):
        return True
    following = tokens[phrase.end]
    return (following.kind == "sign" and following.low != "%") or following.low in FUNCTION_WORDS


def _is_weight(tokens: Sequence[Token], phrase: Phrase) -> bool:
    before = phrase.start - 1
    while word_at(tokens, before) in ("van", "op", ":"):
        before -= 1
    if word_at(tokens, before) in MONEY_BEFORE:
        return False
    if word_at(tokens, before).endswith(WEIGHT_BEFORE):
        return True
    following = word_at(tokens, phrase.end)
    if following in ("aan", "minder", "meer", "extra"):
        return any(word_at(tokens, phrase.end + ahead).endswith(MATERIALS) for ahead in (1, 2))
    return following.endswith(MATERIALS)


def _hangs_on_what_precedes(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number is part of something longer: A7, 06-12345678, 2027-03-15, 14:00."""
    if at == 0 or not tokens[at].glued:
        return False
    before = tokens[at - 1]
    if before.kind in ("word", "number"):
        return True
    if before.low not in _JOINING:
        return False
    if before.low == "#":
        return True
    further = tokens[at - 2] if at > 1 and before.glued else None
    if further is None:
        return False
    return further.kind == "number" or (further.kind == "word" and before.low != ":")


def _goes_on(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether the number goes on behind the phrase: 4K-scherm, 250.000kg, 15.000-tal."""
    if phrase.end >= len(tokens) or not tokens[phrase.end].glued:
        return False
    following = tokens[phrase.end]
    if following.kind in ("word", "number"):
        return True
    bare = phrase.high.is_bare or phrase.high.scale_word in _SHORT_SCALES
    further = tokens[phrase.end + 1] if phrase.end + 1 < len(tokens) else None
    return (
        bare
        and not phrase.high.currency
        and following.low in _JOINING
        and further is not None
        and further.glued
        and further.kind in ("word", "number")
    )
