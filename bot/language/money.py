"""One quantity of money: currency, number, scale, and what belongs to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.language.amount_words import ABBREVIATED, CURRENCY, SCALES
from bot.language.numbers import BIG_WORDS, Number, read_number
from bot.language.tokens import Token, word_at

_THOUSAND, _MILLION = 1000, 1_000_000
_GROUP = 3
_MOST_GROUPS = 3
_ENDING = frozenset({"in", "voor", "excl", "exclusief", "ex", "start", "vanaf", "per", "euro"})
_DASHES = frozenset({"-", "–", "—", "−", "="})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of euros as it stands in the text."""

    number: Number
    scale: Decimal | None
    """What the number is multiplied by, when the text says so."""
    scale_word: str
    currency: bool
    negative: bool
    start: int
    end: int
    """Token indices; `end` is the one after it."""
    extra: Decimal = Decimal(0)
    """What is added: "1 miljoen en 2 ton"."""
    doubtful: bool = False
    """Whether what stands behind it may be a part of it or something else: "1 mln 20"."""

    @property
    def euros(self) -> Decimal:
        """The value in euros."""
        return self.number.value * (self.scale or 1) + self.extra

    @property
    def unclear(self) -> bool:
        """Whether it can be read in two ways, as a separator that is a thousand or a fraction."""
        grouped = self.scale is not None and self.number.kind == "grouped" and self.extra == 0
        return self.doubtful or self.number.unclear or grouped

    @property
    def is_bare(self) -> bool:
        """Whether nothing says that this is money."""
        return not self.currency and self.scale is None


def read_quantity(tokens: Sequence[Token], at: int, *, joined: bool = True) -> Quantity | None:
    """Read the quantity that starts at a token; `joined=False` does not read across "en"."""
    quantity = _read_one(tokens, at, joined=joined)
    return quantity and _with_more(tokens, quantity, joined=joined)


def _read_one(tokens: Sequence[Token], at: int, *, joined: bool) -> Quantity | None:
    place, currency, negative = at, False, False
    thousands = _thousands_before(tokens, place)
    place += thousands
    if word_at(tokens, place) in CURRENCY:
        place, currency = place + 1, True
        if word_at(tokens, place) in _DASHES:
            place, negative = place + 1, True
    if word_at(tokens, place) in BIG_WORDS:
        return None
    number = _spaced(tokens, place) or read_number(tokens, place, joined=joined)
    if number is None:
        return None
    scale_word, place = _read_scale(tokens, number, currency=currency)
    scale_word = scale_word or "k" * thousands
    place = _skip_tail(tokens, place)
    if word_at(tokens, place) in CURRENCY:
        place, currency = place + 1, True
        place = _skip_tail(tokens, place)
    scale = SCALES.get(scale_word)
    if scale is None and number.kind == "words" and tokens[number.end - 1].low in BIG_WORDS:
        scale_word = tokens[number.end - 1].low
        scale = SCALES[scale_word]
        number = replace(number, value=number.value / scale)
    return Quantity(number, scale, scale_word, currency, negative, at, place)


def _thousands_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether "k€" stands here."""
    sign = tokens[at + 1] if word_at(tokens, at) == "k" and at + 1 < len(tokens) else None
    return sign is not None and sign.glued and sign.low in CURRENCY


def scale_alone(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read "ton" or "miljoen" without a number: one of them."""
    word = word_at(tokens, at)
    if word not in ("ton", "miljoen"):
        return None
    number = Number(Decimal(1), at, "words")
    place, currency = at + 1, False
    if word_at(tokens, place) in CURRENCY:
        place, currency = place + 1, True
    return Quantity(number, SCALES[word], word, currency, negative=False, start=at, end=place)


def _read_scale(tokens: Sequence[Token], number: Number, *, currency: bool) -> tuple[str, int]:
    word, place = word_at(tokens, number.end), number.end
    if word not in SCALES or (word == "m" and not (currency or tokens[place].text == "M")):
        return "", place
    place += 1
    if word in ABBREVIATED and word_at(tokens, place) == "." and tokens[place].glued:
        place += 1
    return word, place


def _skip_tail(tokens: Sequence[Token], at: int) -> int:
    """Skip the ",-" behind a round amount."""
    if word_at(tokens, at) in (",", ".") and word_at(tokens, at + 1) in _DASHES:
        place = at + 1
        if tokens[at].glued and tokens[place].glued:
            while word_at(tokens, place) in _DASHES and tokens[place].glued:
                place += 1
            return place
    return at


def _spaced(tokens: Sequence[Token], at: int) -> Number | None:
    """Read thousands in groups with spaces between: 1 250 000."""
    first = tokens[at] if at < len(tokens) else None
    if (
        first is None
        or not first.text.isdigit()
        or len(first.text) > _GROUP
        or first.text[0] == "0"
    ):
        return None
    digits, place = first.text, at + 1
    for token in tokens[place : place + _MOST_GROUPS]:
        if token.glued or not _is_group(token.text):
            break
        digits += token.text
        place += 1
    return Number(Decimal(digits), place, "grouped") if place > at + 1 else None


def _is_group(text: str) -> bool:
    return text.isdigit() and len(text) == _GROUP


def _part_behind(tokens: Sequence[Token], at: int) -> Decimal:
    """Read the 2 of "1 miljoen 2" and the 50 of "3 ton 50", when nothing is counted with it."""
    digits = tokens[at].text if at < len(tokens) else ""
    if not (digits.isdigit() and len(digits) in (1, 2)) or digits[0] == "0" or tokens[at].glued:
        return Decimal(0)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = following is None or (following.low in _ENDING and not following.glued)
    ends = ends or (following is not None and following.low in (",", ".", ")", ";"))
    return Decimal(int(digits)).scaleb(-len(digits)) if ends else Decimal(0)


def _with_more(tokens: Sequence[Token], big: Quantity, *, joined: bool) -> Quantity:
    """Add what follows in a smaller scale: "1 miljoen en 2 ton"."""
    if big.scale is None or big.currency:
        return big
    joining = word_at(tokens, big.end) == "en"
    if part := _part_behind(tokens, big.end):
        two_digits = len(tokens[big.end].text) > 1
        doubtful = two_digits and big.scale >= _MILLION
        return replace(big, extra=part * big.scale, end=big.end + 1, doubtful=doubtful)
    place = big.end + joining
    if (joining and not joined) or place >= len(tokens) or tokens[place].glued:
        return big
    more = _read_one(tokens, place, joined=joined)
    if more is None or word_at(tokens, place) in CURRENCY:
        return big
    spelled = more.number.kind == "words" and more.euros >= _THOUSAND
    if (more.scale is not None or spelled) and more.euros < big.scale:
        return replace(big, extra=more.euros, end=more.end, currency=more.currency)
    return big
