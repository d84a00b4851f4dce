"""Words with a slip of the finger, put right where only one word can be meant."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.amount_words import words
from bot.language.compounds import parts_of
from bot.language.folding import folded
from bot.language.moment_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from bot.language.stems import is_word
from bot.language.understanding.forms import form_of

_WORD = re.compile(r"(?<![\w@#/.'’-])[^\W\d_]{5,40}(?![\w@/'’]|-\w|\.\w)")
_LONG = 9
"""Letters: as long as this, a word may have two of them wrong."""

_OTHER = frozenset(
    {
        *MONTH_NUMBERS,
        *WEEKDAY_NUMBERS,
        *words(
            "miljoen duizend kwartaal volgende volgend voorjaar najaar zomer bouwvak maand week"
        ),
    }
)


class Mender:
    """Puts words right, against the words that mean something to us."""

    def __init__(self, meant: Iterable[str]) -> None:
        """Take the words that may be meant."""
        self._known: defaultdict[str, list[str]] = defaultdict(list)
        known = {word for word in {*meant, *_OTHER} if len(word) > 4 and word.isalpha()}  # noqa: PLR2004 -- as in _WORD
        for word in sorted(known):
            self._known[word[0]].append(word)
        self._forms = {form_of(word) for word in known}
        self._meant = lru_cache(maxsize=20_000)(self._look_up)

    def mended(self, text: str) -> str:
        """The text with slips put right; every other character as it was."""
        return _WORD.sub(self._right, text)

    def _right(self, match: re.Match[str]) -> str:
        typed = match[0]
        word = folded(typed)
        meant = self._meant(word)
        if meant == word:
            return typed
        return meant.capitalize() if typed[0].isupper() else meant

    def _look_up(self, word: str) -> str:
        if word.removesuffix("e") in MONTH_NUMBERS:
            return word.removesuffix("e")  # "januarie"
        if not word.isalpha() or form_of(word) in self._forms:
            return word
        most = 2 if len(word) >= _LONG else 1
        found = process.extract(
            word, self._known[word[0]], scorer=OSA.distance, score_cutoff=most, limit=2
        )
        if not found or (len(found) > 1 and found[0][1] == found[1][1]):
            return word
        return word if is_word(word) or _is_compound(word) else str(found[0][0])


def _is_compound(word: str) -> bool:
    """Whether it is made of known words: "schooldaken" is no slip for "schoonmaken"."""
    parts = parts_of(word)
    return bool(parts) and all(map(is_word, parts))
