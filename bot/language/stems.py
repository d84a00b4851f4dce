"""What the forms of a Dutch word have in common."""

import re
from functools import lru_cache

from snowballstemmer import (  # type: ignore[import-untyped]  # the package ships no types
    stemmer,
)

from bot.language.dictionary import word_counts
from bot.language.synonym_list import FIELD_WORDS

_OPEN = re.compile(r"(?:.*[^aeiou])?[aeiou][^aeiou]en")
"""A syllable before ``en`` that is open: ``da-ken``, ``we-gen``."""

_LAMP = "led"
"""Of which ``leden`` is no form: they are people."""


def is_word(word: str) -> bool:
    """Whether it stands in the dictionary, or is a word of the field."""
    return word in word_counts() or word in FIELD_WORDS


@lru_cache(maxsize=50_000)
def stems_of(word: str) -> tuple[str, ...]:
    """The stem of a folded word, and what else it may be a form of.

    By Kraaij and Pohlmann, as Snowball has it. It takes every ``en`` for an ending and the
    open vowel before it for a long one (``bomen``: ``boom``). So ``daken`` is looked up to
    be a form of ``dak`` too, ``kinderen`` of ``kind``, and ``wagen`` of nothing else.
    """
    stem = stemmer("dutch").stemWord(word) if word.isalpha() else word
    bare = [word.removesuffix("en")] if _OPEN.fullmatch(word) else []
    bare += [word.removesuffix("eren")] if word.endswith("eren") else []
    bare += [word] if word.endswith("en") else []
    return tuple(dict.fromkeys([stem, *(each for each in bare if _may_be_meant(each))]))


def _may_be_meant(bare: str) -> bool:
    return is_word(bare) and bare != _LAMP


def stem_of(word: str) -> str:
    """The stem that stands for a word where only one can."""
    return stems_of(word)[0]
