"""Words with a slip of the finger."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.stems import stem_of
from bot.language.synonym_list import FIELD_WORDS

_NEAR = {1: 0.8, 2: 0.6}
"""How much a word counts that is so many letters away; two swapped letters count as one."""

_LONG = 8
"""Letters: as long as this, a word may have two of them wrong."""


def first_letters(word: str) -> frozenset[str]:
    """What that which was meant begins with; a stem may have lost its ``ge``."""
    return frozenset({word[:1], stem_of(word)[:1]} - {""})


def mendings_of(word: str, known: Iterable[str]) -> dict[str, float]:
    """The known words that a word may have been meant to be, each with how near it is.

    The first letter is taken to be right: see :func:`first_letters`.

    :param known: the stems that something is found by; words of the field are known anyhow.
    """
    stem = stem_of(word)
    most = 2 if len(stem) >= _LONG else 1
    letters = first_letters(word)
    others = {other for other in (*known, *FIELD_WORDS) if other[:1] in letters}
    found: dict[str, float] = {}
    for form in {stem, word}:
        for other, distance, _ in process.extract_iter(
            form, sorted(others), scorer=OSA.distance, score_cutoff=most
        ):
            near = _NEAR[max(1, distance)]
            found[other] = max(near, found.get(other, 0.0))
    return dict(sorted(found.items()))
