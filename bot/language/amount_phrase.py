"""A whole phrase about money: "ruim 2 à 3 ton excl. btw per jaar"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.language.amount_words import (
    AFTERTHOUGHTS,
    APPROXIMATORS,
    LABELS,
    PERIODS,
    PERIODS_IN_SHORT,
    SIZED,
    STREETS,
    VAT_ALONE,
    VAT_SIDES,
)
from bot.language.money import Quantity, read_quantity, scale_alone
from bot.language.tokens import Token

Vat = Literal["excl", "incl"]

_RANGE_SIGNS = frozenset({"-", "–", "—", "à", "á", "a", "tot", "of", "t/m"})
_DASHES = frozenset({"-", "–", "—"})
_SMALL = 1000
_MOST_APPROXIMATORS = 3
"""Nobody says more ("zo'n ruim een kleine …"), and a limit keeps long nonsense cheap."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands between two tokens; `end` is the one after it."""

    start: int
    end: int
    low: Quantity
    high: Quantity
    approximate: bool = False
    vat: Vat | None = None
    per: str | None = None

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest number of euros; a scale that is said once holds for both."""
        low, high = self.low.euros, self.high.euros
        if self.low is self.high or self.low.scale is not None:
            return low, high
        factor = self.high.scale or Decimal(1)
        if factor == 1 and self.high.number.kind == "grouped":
            factor = Decimal(_SMALL)
        return (low * factor if low < _SMALL else low), high


def read_phrase(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read the phrase that starts at a token, whatever it is about."""
    place, vat = _read_vat(tokens, at)
    place = _skip(tokens, place, (":",)) if vat else place
    phrase = _at_least_at_most(tokens, place)
    approximate = sized = False
    if phrase is None:
        place, approximate, sized = _read_approximators(tokens, place)
        phrase = _between(tokens, place) or _from_to(tokens, place) or _single(tokens, place)
    if phrase is None and sized:
        phrase = _one(tokens, place)
    if phrase is None:
        return None
    phrase = replace(phrase, start=at, vat=vat, approximate=approximate or phrase.approximate)
    return _read_what_follows(tokens, phrase)


def _single(tokens: Sequence[Token], at: int) -> Phrase | None:
    quantity = read_quantity(tokens, at)
    if quantity is None:
        return None
    single = Phrase(at, quantity.end, quantity, quantity)
    return _of_about(tokens, single) or single


def _one(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read "(een kleine) ton"."""
    quantity = scale_alone(tokens, at)
    return None if quantity is None else Phrase(at, quantity.end, quantity, quantity)


def _of_about(tokens: Sequence[Token], single: Phrase) -> Phrase | None:
    """Read "een ton of vier": about four."""
    one = single.low
    if one.number.value != 1 or one.number.kind != "words" or one.scale is None:
        return None
    if _low(tokens, one.end) != "of":
        return None
    about = read_quantity(tokens, one.end + 1)
    if about is None or not about.is_bare or about.number.kind not in ("plain", "words"):
        return None
    several = replace(about, scale=one.scale, scale_word=one.scale_word, start=one.start)
    return Phrase(single.start, several.end, several, several, approximate=True)


def _between(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read "tussen 2 en 3 ton"."""
    if _low(tokens, at) != "tussen":
        return None
    low = read_quantity(tokens, _skip(tokens, at + 1, ("de",)), joined=False)
    if low is None or _low(tokens, low.end) != "en":
        return None
    return _range(at, low, read_quantity(tokens, _skip(tokens, low.end + 1, ("de",))))


def _from_to(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read "2 à 3 ton", "2-3 ton", "van 2 tot 3 ton"."""
    start = _skip(tokens, at, ("van",))
    low = read_quantity(tokens, start)
    if low is None or _low(tokens, low.end) not in _RANGE_SIGNS:
        return None
    spaced_dash = _low(tokens, low.end) in _DASHES and not tokens[low.end].glued
    if low.is_bare and spaced_dash and _names_something(tokens, at):
        return None
    high = read_quantity(tokens, _skip(tokens, low.end + 1, ("maximaal", "de")))
    return _range(at, low, high)


def _at_least_at_most(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read "minimaal 1 en maximaal 2 ton"."""
    if _low(tokens, at) not in ("minimaal", "minstens", "tenminste"):
        return None
    low = read_quantity(tokens, at + 1, joined=False)
    if low is None or _low(tokens, low.end) not in ("en", ","):
        return None
    if _low(tokens, low.end + 1) not in ("maximaal", "hooguit", "max"):
        return None
    return _range(at, low, read_quantity(tokens, _skip(tokens, low.end + 2, (".",))))


def _range(at: int, low: Quantity, high: Quantity | None) -> Phrase | None:
    if high is None:
        return None
    phrase = Phrase(at, high.end, low, high)
    smallest, largest = phrase.bounds
    return phrase if smallest < largest else None


def _names_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` names a week, a lot or a house."""
    before = _low(tokens, at - 1) if at else ""
    return before in LABELS or before.endswith(STREETS)


def _read_approximators(tokens: Sequence[Token], at: int) -> tuple[int, bool, bool]:
    place, sized = at, False
    for _ in range(_MOST_APPROXIMATORS):
        length = _matching(tokens, place, APPROXIMATORS)
        if not length:
            break
        place += length
        sized = _low(tokens, place - 1) in SIZED
    if place > at:
        place = _skip(tokens, place, ("de",))
    return place, place > at, sized


def _read_what_follows(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Read on behind the amount: "of zo", "excl. btw", "per jaar", in any order."""
    while True:
        place = phrase.end
        if length := _matching(tokens, place, AFTERTHOUGHTS):
            phrase = replace(phrase, end=place + length, approximate=True)
            continue
        end, vat = _read_vat(tokens, place, behind=True)
        if vat and phrase.vat is None:
            phrase = replace(phrase, end=end, vat=vat)
            continue
        end, per = _read_per(tokens, place)
        if per and phrase.per is None:
            phrase = replace(phrase, end=end, per=per)
            continue
        return phrase


def _read_per(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """Read "per jaar", "/ maand", "p/j"."""
    if _low(tokens, at) in ("per", "/") and _low(tokens, at + 1) in PERIODS:
        return at + 2, _low(tokens, at + 1)
    for short, unit in PERIODS_IN_SHORT.items():
        if _matching(tokens, at, (short,)):
            return at + len(short), unit
    return at, None


def _read_vat(tokens: Sequence[Token], at: int, *, behind: bool = False) -> tuple[int, Vat | None]:
    """Read "(excl. btw)"; behind an amount "excl." is enough."""
    place = _skip(tokens, at, (",",)) if behind else at
    bracket = _low(tokens, place) == "("
    place += bracket
    word = _low(tokens, place)
    if word not in VAT_SIDES:
        return at, None
    place = _skip(tokens, _skip(tokens, place + 1, (".",)), ("-",))
    if _low(tokens, place + 1) in ("%", "procent") and _low(tokens, place + 2) == "btw":
        place += 2
    if _low(tokens, place) == "btw":
        place += 1
    elif not (behind and word in VAT_ALONE):
        return at, None
    if bracket:
        place = _skip(tokens, place, (")",))
    return place, "excl" if VAT_SIDES[word] == "excl" else "incl"


def _matching(tokens: Sequence[Token], at: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Return the length of the first phrase that stands here, or 0."""
    for words in phrases:
        if all(_low(tokens, at + number) == word for number, word in enumerate(words)):
            return len(words)
    return 0


def _skip(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int:
    return at + 1 if _low(tokens, at) in words else at


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""
