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


def meant_by(word: str, known: Iterable[str]) -> dict[str, float]:
    """The known words that a word may have been meant to be, each with how near it is.

    The first letter is taken to be right.

    :param known: the stems that something is found by; words of the field are known anyhow.
    """
    stem = stem_of(word)
    most = 2 if len(stem) >= _LONG else 1
    others = {other for other in known if other[:1] == stem[:1]}
    others |= {other for other in FIELD_WORDS if other[0] == word[0]}
    found: dict[str, float] = {}
    for form in {stem, word}:
        for other, distance, _ in process.extract_iter(
            form, sorted(others), scorer=OSA.distance, score_cutoff=most
        ):
            near = _NEAR[max(1, distance)]
            found[other] = max(near, found.get(other, 0.0))
    return dict(sorted(found.items()))
