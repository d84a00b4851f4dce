"""What the forms of a word have in common, roughly: for comparing with a list of known words.

Unlike a stemmer it needs no dictionary, and gives one answer for ``dak`` and ``daken``, for
``zonnepaneel`` and ``zonnepanelen``, for ``emissieloos`` and ``emissieloze``.
"""

import re
from functools import lru_cache

_SHORT, _LONG = 3, 6
"""Letters: what is left of a word at least; how many a diminutive has (not oranje)."""
_DIMINUTIVE = re.compile(r"(?:tj|pj|j)es?$")
_ENDING = re.compile(r"(?:en|e)$")
_DOUBLE = re.compile(r"([bcdfgklmnprst])\1$")
_LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)(?=[^aeiou]+$)")
_VOICED = str.maketrans("zv", "sf")


@lru_cache(maxsize=20_000)
def form_of(word: str) -> str:
    """The common form of a folded word."""
    if len(word) <= _SHORT or not word.isalpha():
        return word
    bare = _DIMINUTIVE.sub("", word) if len(word) >= _LONG else word
    bare = bare if len(bare) >= _SHORT else word
    bare = _without_s(bare)
    ended = _ENDING.sub("", bare)
    if len(ended) >= _SHORT:
        bare = _without_s(_DOUBLE.sub(r"\1", ended))
    bare = bare[:-1] + bare[-1].translate(_VOICED)
    return _LONG_VOWEL.sub(lambda match: match[1][0], bare)


def _without_s(word: str) -> str:
    """Without the s of a plural: ``autos``, but not ``bus``."""
    plural = len(word) > _SHORT and word[-1] == "s" and word[-2] not in "suj"
    return word[:-1] if plural else word
