"""The words of moments, as pieces of patterns, and how they are read."""

import re
from datetime import date

MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "febr", "feb"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAY_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    )
}
ORDINALS = {
    **dict.fromkeys(("1", "1e", "1ste", "eerste"), 1),
    **dict.fromkeys(("2", "2e", "2de", "tweede"), 2),
    **dict.fromkeys(("3", "3e", "3de", "derde"), 3),
    **dict.fromkeys(("4", "4e", "4de", "vierde", "laatste"), 4),
}
PARTS = {
    "begin": "begin",
    **dict.fromkeys(("half", "medio", "midden", "mid", "halverwege"), "middle"),
    **dict.fromkeys(("eind", "einde"), "end"),
}


def any_of(names: dict[str, int] | dict[str, str]) -> str:
    """Write names as a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


GAP = r"(?:[^\S\n]+)"
START = r"(?<![\w€])(?<!\w[-/.:'])"
END = r"(?!\w)(?!-\w)(?![.:/]\d)"
_ADVERB = rf"(?:(?:ergens|pas|al|uiterlijk|liefst|nog){GAP})"
LEAD = (
    rf"(?P<lead>{_ADVERB}(?=volgend|komend|deze|dit)|{_ADVERB}?"
    rf"(?:in|op|per|rond|omstreeks|vanaf|tegen|gedurende|tijdens|sinds|uiterlijk){GAP}"
    rf"(?:(?:de|het){GAP})?(?:loop{GAP}van{GAP}(?:(?:de|het){GAP})?)?(?:(?:maand|jaar){GAP})?)?"
)
PART = rf"(?:(?P<part>{any_of(PARTS)}){GAP}(?:(?:van|in){GAP})?(?:(?:de|het){GAP})?)?"
MONTH = rf"(?P<month>{any_of(MONTH_NUMBERS)})\.?"
WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAY_NUMBERS)})"
ORDINAL = rf"(?P<ordinal>{any_of(ORDINALS)})"
YEAR = (
    rf"(?:(?:{GAP}|,{GAP}|[-/]|{GAP}[-/]{GAP}|(?<=[a-z.]))(?:(?:van|in){GAP})?"
    rf"(?P<year>20\d\d(?!\d|[.,]\d)|'\d\d|volgend{GAP}jaar|komend{GAP}jaar|dit{GAP}jaar))?"
)

YEAR_BEFORE = (
    rf"(?P<year>volgend{GAP}jaar|komend{GAP}jaar|dit{GAP}jaar|20\d\d){GAP}"
    rf"(?:in{GAP}(?:(?:de|het){GAP})?)?"
)
"""Before a month or season: "volgend jaar juli"."""


def fold(text: str) -> str:
    """Return the text in small letters, every character at its own place."""
    return "".join(_FOLDED.get(char) or _lower(char) for char in text)


_FOLDED = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "–": "-", "—": "-", "ó": "o"}


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def read_year(text: str | None, today: date) -> int | None:
    """Return the year that a piece of text names: 2027, '27, "volgend jaar"."""
    if not text:
        return None
    if text[0] in "vk":
        return today.year + 1
    if text[0] == "d":
        return today.year
    return int(text) if text.isdigit() else 2000 + int(text[1:])
