"""Dutch words, as they are known to the spelling checker."""

from collections.abc import Mapping
from functools import lru_cache

from spellchecker import SpellChecker


@lru_cache
def word_counts() -> Mapping[str, int]:
    """Dutch words in small letters, inflected too, with how often they were counted somewhere.

    Reading them takes more than half a second, and they take some 40 MB.
    """
    return SpellChecker(language="nl", distance=1).word_frequency.dictionary
