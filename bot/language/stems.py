"""What the forms of a Dutch word have in common."""

import re
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import (  # type: ignore[import-untyped]  # the package ships no types
    stemmer,
)

from bot.language.dictionary import word_counts
from bot.language.synonym_list import FIELD_WORDS

_OPEN = re.compile(r"(?:.*[^aeiou])?[aeiou][^aeiou]en")
"""A syllable before ``en`` that is open: ``da-ken``, ``we-gen``."""

_OPEN_BEFORE_E = re.compile(r".*[^aeiou][aeou][^aeiouwx]e|.*i[ae][^aeiouwx]e")
"""So it is before ``e``: ``duur-za-me``, ``so-ci-a-le``."""

_SHORTEST_DOER = 7
"""Letters: shorter ones are mostly things, as ``water`` and ``emmer``."""

_LAMP = "led"
"""Of which ``leden`` is no form: they are people."""


def is_word(word: str) -> bool:
    """Whether it stands in the dictionary, or is a word of the field."""
    return word in word_counts() or word in FIELD_WORDS


@lru_cache(maxsize=50_000)
def stems_of(word: str) -> tuple[str, ...]:
    """The stem of a folded word, and of what else it may be a form of.

    By Kraaij and Pohlmann, as Snowball has it. It takes every ``en`` for an ending and the
    open vowel before it for a long one (``bomen``: ``boom``), and leaves ``groene`` and
    ``handhaver`` as they are. So what is a word without its ending counts too.
    """
    plain = [each for each in _may_be(word) if is_word(each) and each != _LAMP]
    bases = [_stem(each) for each in _bases(word) if is_word(each)]
    return tuple(dict.fromkeys([_stem(word), *plain, *bases]))


def _stem(word: str) -> str:
    return str(stemmer("dutch").stemWord(word)) if word.isalpha() else word


def _may_be(word: str) -> Iterator[str]:
    """``daken`` may be ``dak``, ``kinderen`` ``kind``, and ``wagen`` no form of anything."""
    if word.endswith("en"):
        yield word
        if _OPEN.fullmatch(word):
            yield word.removesuffix("en")
    if word.endswith("eren"):
        yield word.removesuffix("eren")


def _bases(word: str) -> Iterator[str]:
    """``groen`` of ``groene``, ``sociaal`` of ``sociale``, ``handhaven`` of ``handhavers``."""
    if word.endswith("e"):
        yield word.removesuffix("e")
    if _OPEN_BEFORE_E.fullmatch(word):
        yield f"{word[:-2]}{word[-3]}{word[-2]}"
    one = word.removesuffix("s")
    if one.endswith("er") and len(one) >= _SHORTEST_DOER:
        yield f"{one.removesuffix('er')}en"


def stem_of(word: str) -> str:
    """The stem that stands for a word where only one can."""
    return stems_of(word)[0]
