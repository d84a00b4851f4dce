"""What stands around an amount: "ruim", "of zo", "excl. btw", "per jaar"."""

from collections.abc import Sequence

from bot.language.amount_words import (
    APPROXIMATORS,
    PERIODS,
    PERIODS_IN_SHORT,
    SIZED,
    VAT_ALONE,
    VAT_SIDES,
    Vat,
)
from bot.language.tokens import Token, matching, skip, word_at

_MOST_APPROXIMATORS = 3
"""Nobody says more ("zo'n ruim een kleine …"), and a limit keeps long nonsense cheap."""


def read_approximators(tokens: Sequence[Token], at: int) -> tuple[int, bool, bool]:
    """Read "ruim", "rond de", "een kleine": where they end, whether any, whether the last sizes.

    After one that sizes ("een kleine") a scale needs no number.
    """
    place, sized = at, False
    for _ in range(_MOST_APPROXIMATORS):
        length = matching(tokens, place, APPROXIMATORS)
        if not length:
            break
        place += length
        sized = word_at(tokens, place - 1) in SIZED
    if place > at:
        place = skip(tokens, place, ("de",))
    return place, place > at, sized


def read_vat(tokens: Sequence[Token], at: int, *, behind: bool = False) -> tuple[int, Vat | None]:
    """Read "(excl. btw)"; behind an amount "excl." is enough."""
    place = skip(tokens, at, (",",)) if behind else at
    bracket = word_at(tokens, place) == "("
    place += bracket
    word = word_at(tokens, place)
    if word not in VAT_SIDES:
        return at, None
    place = skip(tokens, skip(tokens, place + 1, (".",)), ("-",))
    if word_at(tokens, place + 1) in ("%", "procent") and word_at(tokens, place + 2) == "btw":
        place += 2
    if word_at(tokens, place) == "btw":
        place += 1
    elif not (behind and word in VAT_ALONE):
        return at, None
    if bracket:
        place = skip(tokens, place, (")",))
    return place, VAT_SIDES[word]


def read_per(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """Read "per jaar", "/ maand", "p/j"."""
    if word_at(tokens, at) in ("per", "/") and word_at(tokens, at + 1) in PERIODS:
        return at + 2, word_at(tokens, at + 1)
    for short, unit in PERIODS_IN_SHORT.items():
        if matching(tokens, at, (short,)):
            return at + len(short), unit
    return at, None
