"""What is left of a line when the amount and the moment are taken out: a title."""

import re
from collections.abc import Iterable

from bot.language.amount_words import words

GONE = "\ue000"
"""Stands where something was taken out; a private character that nobody types."""

_LEADING_UP = frozenset(
    words(
        """
        voor van à a aan in op per rond vanaf tot na tegen met en of om te ter ongeveer circa ca
        ruim bijna zo'n waarde budget bedrag kosten kost raming geraamd geschat begroot totaal
        levering oplevering ingang klaar start starten begint gepland planning gaat is wordt dat
        de het een euro eur
        """
    )
)
"""Words that lead up to an amount or a moment and mean nothing without it."""

_WORDS = "|".join(sorted(_LEADING_UP, key=len, reverse=True))
_TRAILING = "in totaal|euro|nodig|begroot|geraamd|geschat|budget|beschikbaar|totaal"
_DASHES = "-–—"
_AROUND = " ,;:=" + _DASHES


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_IN_BRACKETS = _pattern(
    rf"[(\[][\s,;:]*(?:(?:{_WORDS})[\s:.]+)*{GONE}(?:[\s,;:]|{_TRAILING}|{GONE})*[)\]]"
)
_BETWEEN_COMMAS = _pattern(rf",\s*(?:(?:{_WORDS})[\s:.]+)*{GONE}\s*,\s*(?=[^\s{GONE}])")
_BEHIND = _pattern(rf"(?:\s*(?:[,;:!]|\.(?!\w)|[{_DASHES}](?=\s|$)|\b(?:{_TRAILING})\b))+")
_AT_START = _pattern(r"(?:(?:voor|van|aan|en|om|te)\s+)+")
_BRACKET_GAP = re.compile(r"(?<=[(\[])\s+|\s+(?=[)\]])")
_BULLET = re.compile(r"[•‣◦▪·*]\s+")
_QUOTED = re.compile(r"""(?:"([^"]*)"|“([^”]*)”|„([^”“]*)[”“]|‘([^’]*)’|'([^']*)')""")


def title_without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Take the spans out of a text, and the words and signs that hung on them.

    The rest stays as typed, with a capital first; nothing left gives an empty title.
    """
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{GONE}{text[end:]}"
    text = _IN_BRACKETS.sub(GONE, text)
    text = _BETWEEN_COMMAS.sub(", ", text)
    first, *others = text.split(GONE)
    pieces = [first, *(_cut(_BEHIND, piece) for piece in others)]
    pieces[:-1] = map(_without_leading_up, pieces[:-1])
    text = _BRACKET_GAP.sub("", " ".join(" ".join(pieces).split()))
    if others and not pieces[0]:
        text = _cut(_AT_START, text)
    return capitalised(_bare(text))


def _bare(text: str) -> str:
    """Without what a list or a quotation puts around a whole title."""
    text = _cut(_BULLET, text.strip(_AROUND)).strip(_AROUND)
    quoted = _QUOTED.fullmatch(text)
    return (quoted[quoted.lastindex or 0] if quoted else text).strip(_AROUND)


def _cut(beginning: re.Pattern[str], text: str) -> str:
    match = beginning.match(text)
    return text[match.end() :] if match else text


def _without_leading_up(piece: str) -> str:
    """Cut the words and signs at the end that led up to what was taken out."""
    while True:
        cut = piece.rstrip(" \t,;:=+&/~")
        word = cut.rpartition(" ")[2]
        if word in _DASHES or word.lower().rstrip(".:") in _LEADING_UP:
            cut = cut.removesuffix(word)
        if cut == piece:
            return piece
        piece = cut


def capitalised(text: str) -> str:
    """The text with a capital first, but iPads and eHerkenning as they are."""
    first = text.partition(" ")[0]
    if any(char.isupper() for char in first[1:]):
        return text
    if text.startswith("ij"):
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]
