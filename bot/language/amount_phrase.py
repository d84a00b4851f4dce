"""A whole phrase about money: "ruim 2 à 3 ton excl. btw per jaar"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.language.amount_words import AFTERTHOUGHTS, LABELS, STREETS, Vat
from bot.language.around_amounts import read_approximators, read_per, read_vat
from bot.language.money import Quantity, read_quantity, scale_alone
from bot.language.tokens import Token, matching, skip, word_at

_RANGE_SIGNS: tuple[tuple[str, ...], ...] = (
    ("tot", "en", "met"),
    ("t", "/", "m"),
    *((sign,) for sign in ("-", "–", "—", "à", "á", "a", "tot", "of")),
)
_DASHES = frozenset({"-", "–", "—"})
_SMALL = 1000


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
    place, vat = read_vat(tokens, at)
    place = skip(tokens, place, (":",)) if vat else place
    phrase = _at_least_at_most(tokens, place)
    approximate = sized = False
    if phrase is None:
        place, approximate, sized = read_approximators(tokens, place)
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
    if word_at(tokens, one.end) != "of":
        return None
    about = read_quantity(tokens, one.end + 1)
    if about is None or not about.is_bare or about.number.kind not in ("plain", "words"):
        return None
    several = replace(about, scale=one.scale, scale_word=one.scale_word, start=one.start)
    return Phrase(single.start, several.end, several, several, approximate=True)


def _between(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read "tussen 2 en 3 ton"."""
    if word_at(tokens, at) != "tussen":
        return None
    low = read_quantity(tokens, skip(tokens, at + 1, ("de",)), joined=False)
    if low is None or word_at(tokens, low.end) != "en":
        return None
    return _range(at, low, read_quantity(tokens, skip(tokens, low.end + 1, ("de",))))


def _from_to(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read "2 à 3 ton", "2-3 ton", "van 2 tot 3 ton"."""
    start = skip(tokens, at, ("van",))
    low = read_quantity(tokens, start)
    length = matching(tokens, low.end, _RANGE_SIGNS) if low else 0
    if low is None or not length:
        return None
    spaced_dash = word_at(tokens, low.end) in _DASHES and not tokens[low.end].glued
    if low.is_bare and spaced_dash and _names_something(tokens, at):
        return None
    place = skip(tokens, low.end + length, ("maximaal", "de"))
    return _range(at, low, read_quantity(tokens, place))


def _at_least_at_most(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Read "minimaal 1 en maximaal 2 ton"."""
    if word_at(tokens, at) not in ("minimaal", "minstens", "tenminste", "min"):
        return None
    low = read_quantity(tokens, skip(tokens, at + 1, (".",)), joined=False)
    if low is None or word_at(tokens, low.end) not in ("en", ","):
        return None
    if word_at(tokens, low.end + 1) not in ("maximaal", "hooguit", "max"):
        return None
    return _range(at, low, read_quantity(tokens, skip(tokens, low.end + 2, (".",))))


def _range(at: int, low: Quantity, high: Quantity | None) -> Phrase | None:
    if high is None:
        return None
    phrase = Phrase(at, high.end, low, high)
    smallest, largest = phrase.bounds
    return phrase if smallest < largest else None


def _names_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number at `at` names a week, a lot or a house."""
    before = word_at(tokens, at - 1) if at else ""
    return before in LABELS or before.endswith(STREETS)


def _read_what_follows(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Read on behind the amount: "of zo", "excl. btw", "per jaar", in any order."""
    while True:
        place = phrase.end
        if length := matching(tokens, place, AFTERTHOUGHTS):
            phrase = replace(phrase, end=place + length, approximate=True)
            continue
        end, vat = read_vat(tokens, place, behind=True)
        if vat and phrase.vat is None:
            phrase = replace(phrase, end=end, vat=vat)
            continue
        end, per = read_per(tokens, place)
        if per and phrase.per is None:
            phrase = replace(phrase, end=end, per=per)
            continue
        return phrase
