"""Which words are Dutch."""

from functools import lru_cache

from spellchecker import SpellChecker


@lru_cache
def dutch_words() -> frozenset[str]:
    """Dutch words in small letters, inflected too. Reading them takes about half a second."""
    return frozenset(SpellChecker(language="nl", distance=1))
