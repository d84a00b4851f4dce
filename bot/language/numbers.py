"""Numbers as Dutch people write them: in digits, in words, and as fractions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num  # type: ignore[import-untyped]  # the package ships no types

from bot.language.tokens import Token

MAX_DIGITS = 15
"""A longer row of digits is no amount of money that anybody means."""

BIG_WORDS = frozenset({"miljoen", "miljard"})

_LONGEST = 8
"""Words in one number: "twee honderd vijf en twintig duizend en drie"."""

_MAYBE = re.compile(
    r"(?:nul|e[eé]n|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|vijf"
    r"|twin|tach|tig|honderd|duizend|miljoen|miljard|e?n|ën)+"
)
_FRACTIONS = {
    "half": Decimal("0.5"),
    "halve": Decimal("0.5"),
    "kwart": Decimal("0.25"),
    "driekwart": Decimal("0.75"),
    "anderhalf": Decimal("1.5"),
    "anderhalve": Decimal("1.5"),
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
_SPELLED_HALVES = {("en", one, half) for one in ("een", "één") for half in ("half", "halve")}
_AND_A_HALF = re.compile(r"(\w+?)(?:e|ë)n(?:een|één)?hal(?:f|ve)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, where its last token ends, and how it was written."""

    value: Decimal
    end: int
    """Index of the token after it."""
    kind: str
    """`plain` (14), `grouped` (14.000), `decimal` (1,5), `words` (veertien) or `fraction`."""
    unclear: bool = False
    """1,250 or 1.250 before "miljoen": a thousand or a fraction?"""


def read_number(tokens: Sequence[Token], at: int, *, joined: bool = True) -> Number | None:
    """Read the number that starts at a token, the longest there is.

    `joined=False` leaves "en" out of it: in "tussen vijf en twintig" two numbers stand.
    """
    if at >= len(tokens):
        return None
    if tokens[at].kind == "number":
        number = read_digits(tokens[at].text, at)
        return number and _with_a_half(tokens, number)
    return _read_fraction(tokens, at, joined=joined) or _read_words(tokens, at, joined=joined)


def read_digits(text: str, at: int = 0) -> Number | None:
    """Read one number in digits, in the Dutch way, and the English where that is plain."""
    if len(text) > 1 and text[0] == "0" and text[1] not in ".,":
        return None  # a telephone number, a code
    whole, kind, unclear = text, "plain", False
    if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]{1,2})?", text):
        whole, kind = text.replace(".", "").replace(",", "."), "grouped"
    elif re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]{1,2})?", text):
        unclear = text.count(",") == 1 and "." not in text
        whole, kind = text.replace(",", ""), "grouped"
    elif re.fullmatch(r"[0-9]+[.,][0-9]+", text):
        whole, kind = text.replace(",", "."), "decimal"
    elif not text.isdigit():
        return None
    return Number(Decimal(whole), at + 1, kind, unclear)


def _with_a_half(tokens: Sequence[Token], number: Number) -> Number:
    """Read on after digits: "2½" and "2 en een half"."""
    following = [token.low for token in tokens[number.end : number.end + 3]]
    if following[:1] in (["½"], ["¼"], ["¾"]):
        return Number(number.value + _FRACTIONS[following[0]], number.end + 1, "fraction")
    if _is_and_a_half(following):
        return Number(number.value + Decimal("0.5"), number.end + 3, "fraction")
    return number


def _is_and_a_half(words: Sequence[str]) -> bool:
    return tuple(words) in _SPELLED_HALVES


def _read_fraction(tokens: Sequence[Token], at: int, *, joined: bool) -> Number | None:
    words = [token.low for token in tokens[at : at + 3]]
    if words[0] in _FRACTIONS:
        return Number(_FRACTIONS[words[0]], at + 1, "fraction")
    if words[:2] == ["drie", "kwart"]:
        return Number(Decimal("0.75"), at + 2, "fraction")
    if words[0] in ("een", "één") and len(words) > 1 and words[1] in _FRACTIONS:
        return Number(_FRACTIONS[words[1]], at + 2, "fraction")
    match = _AND_A_HALF.fullmatch(words[0])
    if match:
        whole = word_value(match.group(1))
        return None if whole is None else Number(whole + Decimal("0.5"), at + 1, "fraction")
    if joined and _is_and_a_half([token.low for token in tokens[at + 1 : at + 4]]):
        whole = word_value(words[0])
        return None if whole is None else Number(whole + Decimal("0.5"), at + 4, "fraction")
    return None


def _read_words(tokens: Sequence[Token], at: int, *, joined: bool) -> Number | None:
    words: list[str] = []
    best: Number | None = None
    for token in tokens[at : at + _LONGEST]:
        if token.kind != "word" or not _MAYBE.fullmatch(token.low):
            break
        if token.low == "en" and not joined:
            break
        words.append(token.low)
        value = word_value(" ".join(words))
        if value is not None:
            best = Number(value, at + len(words), "words")
        if token.low in BIG_WORDS:
            break  # what follows is a number of its own: "een miljoen twee ton"
    return best


@lru_cache(maxsize=1024)
def word_value(words: str) -> Decimal | None:
    """Return the number that Dutch words spell, or `None`."""
    if not all(_MAYBE.fullmatch(word) for word in words.split()):
        return None
    try:
        return Decimal(text2num(words, "nl"))
    except ValueError:
        return None
