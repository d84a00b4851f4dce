"""What else somebody may mean by a word or a few words."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import permutations

from bot.language.search_words import search_words
from bot.language.stems import stem_of
from bot.language.synonym_list import KINDS, SAME

Phrase = tuple[str, ...]
"""The stems of the words of a phrase, in their order."""

_SAME = 0.6
_KIND = 0.6
"""Who looks for a vehicle is served with a car."""

_BROADER = 0.35
"""Who looks for a car is served less well with a vehicle."""

LONGEST_PHRASE = 4


def phrase_of(text: str) -> Phrase:
    """The stems of a phrase; what has a hyphen is one word."""
    return tuple(stem_of(word) for word in search_words(text.replace("-", "")))


def synonyms_of(phrase: Phrase) -> Mapping[Phrase, float]:
    """What means about the same, each with how near it is, below 1."""
    return _table().get(phrase, {})


@lru_cache
def _table() -> Mapping[Phrase, Mapping[Phrase, float]]:
    table: dict[Phrase, dict[Phrase, float]] = defaultdict(dict)

    def note(phrase: Phrase, other: Phrase, near: float) -> None:
        if phrase != other:
            table[phrase][other] = max(near, table[phrase].get(other, 0.0))

    for line in SAME.strip().splitlines():
        for phrase, other in permutations(map(phrase_of, line.split("=")), 2):
            note(phrase, other, _SAME)
    for line in KINDS.strip().splitlines():
        broader, _, kinds = line.partition(":")
        for kind in kinds.split(","):
            note(phrase_of(broader), phrase_of(kind), _KIND)
            note(phrase_of(kind), phrase_of(broader), _BROADER)
    return dict(table)
