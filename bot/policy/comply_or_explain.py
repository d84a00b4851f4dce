"""Comply or explain: who explains in which phase, and whether an explanation says anything. Pure.

Every phase keeps "pas toe, of leg uit"; who must be able to explain is the profile's to say,
as is which phase holds in a year that belongs to two.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.profile import Development, DevelopmentPhase, Profile

_EMPTY = (
    "niet van toepassing",
    "niet relevant",
    "geen idee",
    "weet ik niet",
    "weet niet",
    "nog niet bekend",
    "niet bekend",
    "onbekend",
    "nader te bepalen",
    "nog te bepalen",
    "volgt later",
    "later invullen",
    "volgt",
    "later",
    "n v t",
    "nvt",
    "ntb",
    "n t b",
    "n a",
    "geen",
    "niets",
    "niet",
    "nee",
    "nihil",
    "idem",
    "zie boven",
    "x",
)
"""What people write to get past a field; longer ones first where one begins another."""

_FILLERS = frozenset(
    {
        "aan",
        "bij",
        "dat",
        "de",
        "deze",
        "dit",
        "dus",
        "een",
        "er",
        "graag",
        "helaas",
        "hier",
        "het",
        "ik",
        "in",
        "inkoop",
        "is",
        "kans",
        "kansen",
        "mogelijk",
        "motivatie",
        "nog",
        "nu",
        "opdracht",
        "op",
        "thema",
        "traject",
        "van",
        "voor",
        "want",
        "we",
        "wij",
        "zijn",
    }
)
"""Words that turn an empty phrase into a sentence and give no reason."""

_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 2
"""Of a text without any empty phrase: "ja" or "goed" gives no reason."""


@dataclass(frozen=True)
class Duty:
    """Who must be able to explain on a day, in the phase of the development that holds."""

    phase: DevelopmentPhase
    citation: str


def duty_on(development: Development | None, day: date) -> Duty | None:
    """The duty that holds on a day; None where the municipality knows no phases, or not yet."""
    phase = None if development is None else development.phase_on(day)
    if development is None or phase is None:
        return None
    return Duty(phase, development.source.citation)


def themes_asked(profile: Profile, day: date) -> tuple[str, ...]:
    """The themes that are applied or explained on a day, by slug, in the profile's order.

    Its core themes: what is to be done "where possible" is not asked. A municipality that
    develops in phases asks nothing in a year that belongs to none of them.
    """
    if profile.development is not None and duty_on(profile.development, day) is None:
        return ()
    return tuple(theme.slug for theme in profile.themes if theme.core)


def left_open(
    asked: Collection[str], *, chosen: Collection[str], explained: Collection[str]
) -> tuple[str, ...]:
    """Which of the themes that are asked are neither applied nor explained, in their order."""
    return tuple(theme for theme in asked if theme not in chosen and theme not in explained)


def says_something(text: str | None) -> bool:
    """Whether a text is more than nothing or an empty phrase.

    "N.v.t." and "niet van toepassing hier" say nothing; "niet van toepassing, want het is een
    abonnement" does.
    """
    words = _WORD.findall((text or "").casefold())
    left = _without_empty_phrases(words)
    if left == words:
        return len(words) >= _FEWEST_WORDS
    return any(word not in _FILLERS for word in left)


def is_empty_phrase(text: str | None) -> bool:
    """Whether something was written that says nothing."""
    return bool((text or "").strip()) and not says_something(text)


def _without_empty_phrases(words: list[str]) -> list[str]:
    padded = f" {' '.join(words)} "
    for phrase in _EMPTY:
        while f" {phrase} " in padded:
            padded = padded.replace(f" {phrase} ", " ")
    return padded.split()
