"""The terms that a text is found by.

Three kinds of them, told apart by how they begin: the stems of its words, the stems of the
words inside its compounds, and overlapping pieces of five letters, which what is misspelled
or in no dictionary still has in common with what was meant (McNamee and Mayfield, Character
N-Gram Tokenization for European Language Text Retrieval, 2004).
"""

from collections import Counter

from bot.language.compounds import parts_of
from bot.language.search_words import search_words
from bot.language.stems import stems_of

ANALYSIS = 3
"""Rises whenever the same text gives other terms, so that what is stored is made anew."""

PIECE = 5
"""Letters."""

_WORD, _PART, _PIECE, _LABEL = "w:", "c:", "p:", "l:"


def terms_of(text: str) -> Counter[str]:
    """Every term of a text, with how often it stands there."""
    terms: Counter[str] = Counter()
    for word in search_words(text):
        terms.update(map(word_term, stems_of(word)))
        terms.update({part_term(stem) for part in parts_of(word) for stem in stems_of(part)})
        terms.update(piece_terms(word))
    return terms


def word_term(stem: str) -> str:
    """The term of a whole word."""
    return f"{_WORD}{stem}"


def part_term(stem: str) -> str:
    """The term of a word inside a compound."""
    return f"{_PART}{stem}"


def piece_terms(word: str) -> frozenset[str]:
    """The terms of the pieces of a word; none of a short one."""
    return frozenset(f"{_PIECE}{word[at : at + PIECE]}" for at in range(len(word) - PIECE + 1))


def label_term(kind: str, slug: str) -> str:
    """The term of a theme or category that something was given."""
    return f"{_LABEL}{kind}:{slug}"


def stem_in(term: str) -> str | None:
    """The stem in the term of a whole word; None in one of another kind."""
    return term.removeprefix(_WORD) if term.startswith(_WORD) else None


def word_terms_from(letter: str) -> tuple[str, str]:
    """From where up to where the terms of words with this first letter stand in their order."""
    last = not "a" <= letter < "z"  # behind z comes a sign, and databases order those as they like
    return word_term(letter), "x" if last else word_term(chr(ord(letter) + 1))
