"""What is left of a line when the amount and the moment are taken out: a title."""

import re
from collections.abc import Iterable

GONE = "\ue000"
"""Stands where something was taken out; a private character that nobody types."""

# Words that lead up to an amount or a moment and mean nothing without it.
_LEADING_UP = (
    r"(?:voor|van|à|a|aan|in|op|per|rond|vanaf|tot|na|tegen|met|en|of|om|te|ter|ongeveer|circa"
    r"|ca\.?|ruim|bijna|zo'n|waarde|budget|bedrag|kosten|kost|raming|geraamd|geschat|begroot"
    r"|totaal|start|starten|begint|gepland|planning|gaat|is|wordt|dat|de|het|een|euro|eur)"
)
_TRAILING = r"(?:euro|nodig|begroot|geraamd|geschat|budget|beschikbaar|totaal|in totaal)"
_DASH = r"[-–—]"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_IN_BRACKETS = _pattern(
    rf"[(\[][\s,;:]*(?:{_LEADING_UP}[\s:]+)*{GONE}(?:[\s,;:]|{_TRAILING}|{GONE})*[)\]]"
)
_BETWEEN_COMMAS = _pattern(rf",\s*(?:{_LEADING_UP}[\s:]+)*{GONE}\s*,\s*(?=[^\s{GONE}])")
_BEFORE = _pattern(
    rf"(?:(?:(?<=\s)|^){_LEADING_UP}[\s:]+|[,;:=+&/~]\s*|(?:(?<=\s)|^){_DASH}\s*)+{GONE}"
)
_AFTER = _pattern(rf"{GONE}(?:\s*(?:[,;:!]|\.(?!\w)|{_DASH}(?=\s|$)|(?<!\w){_TRAILING}(?!\w)))+")
_AT_START = _pattern(r"^(?:(?:voor|van|aan|en|om|te)\s+)+")
_BRACKET_GAP = re.compile(r"(?<=[(\[])\s+|\s+(?=[)\]])")


def title_without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Take the spans out of a text, and the words and signs that hung on them.

    The rest stays as typed, with a capital first; nothing left gives an empty title.
    """
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{GONE}{text[end:]}"
    text = _IN_BRACKETS.sub(GONE, text)
    text = _BETWEEN_COMMAS.sub(", ", text)
    text = _BEFORE.sub(f" {GONE}", text)
    text = _AFTER.sub(GONE, text)
    text = _BEFORE.sub(f" {GONE}", text)
    opened = text.lstrip().startswith(GONE)
    text = _BRACKET_GAP.sub("", " ".join(text.replace(GONE, " ").split()))
    text = _AT_START.sub("", text) if opened else text
    return _capital(text.strip(" ,;:=-–—"))


def _capital(text: str) -> str:
    """Begin with a capital, but leave iPads and eHerkenning as they are."""
    first = text.partition(" ")[0]
    if any(char.isupper() for char in first[1:]):
        return text
    if text.startswith("ij"):
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]
