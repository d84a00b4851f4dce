"""Which of our columns a heading names: by its name, another name, or nearly so."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from bot.language.folding import folded
from bot.services.tender_columns import COLUMNS, TenderColumn

_NEARLY = 88
"""Of 100: so much two names look alike when one is a slip of the other."""

_SHORTEST = 4
"""A shorter name is never nearly another one."""

_LONGEST = 80
"""A longer text is no heading."""


_MANNER = frozenset(
    (
        *("excl", "exclusief", "ex", "btw", "in", "euro", "euros", "eur", "verplicht"),
        *("dd", "mm", "jj", "jjjj", "yyyy", "ddmmjjjj"),
    )
)


class Sure(IntEnum):
    """How sure it is that a heading is a column."""

    GUESS = 1  # it looks like it
    KNOWN = 2  # another name of it
    EXACT = 3  # our own name of it
    CONFIRMED = 4  # somebody said so


def likeness(column: TenderColumn, heading: str) -> Sure | None:
    """How much a heading is the name of a column."""
    return _likeness(column.name, folded(heading)) if len(heading) <= _LONGEST else None


def closeness(column: TenderColumn, heading: str) -> float:
    """How much a heading looks like a name of a column, of 100: which of two guesses is better."""
    return max(fuzz.ratio(each, folded(heading)) for each in _known_as(column.name))


def known_names(headings: Sequence[str]) -> Iterator[str]:
    """The columns that are surely named in a header."""
    for column in COLUMNS:
        if any((likeness(column, each) or 0) >= Sure.KNOWN for each in headings):
            yield column.name


@lru_cache(maxsize=20_000)
def _likeness(name: str, heading: str) -> Sure | None:
    if not heading:
        return None
    if heading == folded(name):
        return Sure.EXACT
    known = _known_as(name)
    if heading in known or _bare(heading) in known:
        return Sure.KNOWN
    long_enough = [each for each in known if min(len(each), len(heading)) >= _SHORTEST]
    alike = any(fuzz.ratio(each, heading) >= _NEARLY for each in long_enough)
    said = any(f" {each} " in f" {heading} " for each in long_enough)
    return Sure.GUESS if alike or said else None


def _bare(heading: str) -> str:
    """A heading without what it says of how its cells are written."""
    return " ".join(word for word in heading.split() if word not in _MANNER)


@lru_cache(maxsize=100)
def _known_as(name: str) -> tuple[str, ...]:
    column = next(each for each in COLUMNS if each.name == name)
    return tuple(folded(each) for each in (column.name, *column.synonyms))
