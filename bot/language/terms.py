"""The terms that a text is found by."""

from collections import Counter

from bot.language.folding import folded

ANALYSIS = 1
"""Rises whenever the same text gives other terms, so that what is stored is made anew."""


def terms_of(text: str) -> Counter[str]:
    """Every term of a text, with how often it stands there."""
    return Counter(folded(text).split())
