"""Percentages in Dutch: "25%", "27,5 procent". A part of a whole, so from 0 to 100."""

import re
from dataclasses import dataclass

_NUMBER = r"(?<![\d.,])(\d{1,3})(?:[.,](\d))?"
_SIGN = r"\s*(?:%|procent\b|pct\b)"
_IN_TEXT = re.compile(f"{_NUMBER}{_SIGN}", re.IGNORECASE)
_ALONE = re.compile(f"{_NUMBER}(?:{_SIGN})?", re.IGNORECASE)
_WHOLE = 1000


@dataclass(frozen=True, slots=True)
class FoundPercentage:
    """A percentage in thousandths, and where it stands: ``text[start:end]``."""

    start: int
    end: int
    permille: int


def parse_percentage(text: str) -> int | None:
    """Read a field that holds one percentage, in thousandths; a bare "25" is enough.

    :returns: None when it is something else, or no part of a whole.
    """
    match = _ALONE.fullmatch(text.strip())
    return None if match is None else _permille(match)


def find_percentage(text: str) -> FoundPercentage | None:
    """The first percentage in a sentence that is a part of a whole."""
    for match in _IN_TEXT.finditer(text):
        permille = _permille(match)
        if permille is not None:
            return FoundPercentage(match.start(), match.end(), permille)
    return None


def _permille(match: re.Match[str]) -> int | None:
    permille = 10 * int(match[1]) + int(match[2] or 0)
    return permille if permille <= _WHOLE else None
