"""What else somebody may mean by a word or a few words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import permutations, product

from bot.language.search_words import search_words
from bot.language.stems import stems_of
from bot.language.synonym_list import KINDS, SAME

Phrase = tuple[tuple[str, ...], ...]
"""A word or a few, in their order: of each its stems."""

Key = tuple[str, ...]
"""What a phrase is looked up by: one stem of each of its words."""

_SAME = 0.6
_KIND = 0.6
"""Who looks for a vehicle is served with a car."""

_BROADER = 0.35
"""Who looks for a car is served less well with a vehicle."""

LONGEST_PHRASE = 4


def phrase_of(text: str) -> Phrase:
    """The words of a phrase; what has a hyphen is one word."""
    return tuple(stems_of(word) for word in search_words(text.replace("-", "")))


def keys_of(phrase: Phrase) -> Iterator[Key]:
    """All that a phrase is looked up by."""
    return product(*phrase)


def synonyms_of(phrase: Phrase) -> Mapping[Phrase, float]:
    """What means about the same, each with how near it is, below 1."""
    found: dict[Phrase, float] = {}
    for key in keys_of(phrase):
        for other, near in _table().get(key, {}).items():
            found[other] = max(near, found.get(other, 0.0))
    return found


@lru_cache
def _table() -> Mapping[Key, Mapping[Phrase, float]]:
    table: dict[Key, dict[Phrase, float]] = defaultdict(dict)

    def note(phrase: Phrase, other: Phrase, near: float) -> None:
        if phrase != other:
            for key in keys_of(phrase):
                table[key][other] = max(near, table[key].get(other, 0.0))

    for line in SAME.strip().splitlines():
        for phrase, other in permutations(map(phrase_of, line.split("=")), 2):
            note(phrase, other, _SAME)
    for line in KINDS.strip().splitlines():
        broader, _, kinds = line.partition(":")
        for kind in kinds.split(","):
            note(phrase_of(broader), phrase_of(kind), _KIND)
            note(phrase_of(kind), phrase_of(broader), _BROADER)
    return dict(table)
