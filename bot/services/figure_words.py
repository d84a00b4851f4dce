"""What people type about figures: which period, and whether they ask for figures or for a list."""

import re

from bot.policy.figures import PeriodKind

_WORD = re.compile(r"[^\W_]+")
_PERIODS = (
    (frozenset({"vorig", "vorige", "afgelopen"}), PeriodKind.LAST_QUARTER),
    (frozenset({"jaar", "jaarcijfers"}), PeriodKind.YEAR),
    (frozenset({"kwartaal", "nu"}), PeriodKind.QUARTER),
)
"""The first that is named counts."""

_FIGURES = frozenset(
    {
        "cijfer",
        "cijfers",
        "doel",
        "doelen",
        "doelstelling",
        "doelstellingen",
        "genoeg",
        "jaarcijfers",
        "kerncijfers",
        "koers",
        "percentage",
        "procent",
        "schema",
        "score",
        "scores",
        "scoren",
        "statistieken",
        "target",
        "targets",
        "voldoende",
    }
)
_HOW_MANY = "hoeveel"
_RUNS = frozenset({"lijst", "lopen", "lopende", "loopt", "mij", "mijn", "welke"})
"""Who says one of these wants to see which there are, also if they ask how many."""

_TRAJECTORIES = frozenset(
    {"aanbesteding", "aanbestedingen", "fase", "inkopen", "traject", "trajecten"}
)


def period_typed(text: str) -> PeriodKind | None:
    """The period that somebody names; this quarter where they name none, None for another one."""
    words = _words(text)
    if not words:
        return PeriodKind.QUARTER
    if "jaar" in words and words & _PERIODS[0][0]:
        return None  # last year is not counted here
    return next((kind for named, kind in _PERIODS if words & named), None)


def period_meant(text: str) -> PeriodKind:
    """The period in a whole sentence; this quarter where there is none."""
    return period_typed(text) or PeriodKind.QUARTER


def asks_for_figures(text: str, *, topic: str, theme: str) -> bool:
    """Whether a question how it goes is about figures; else it is about trajectories.

    Goals, percentages and the like are figures, also of a theme. A question about something of
    its own is about trajectories, and so is one about which there are, or what runs.

    :param topic: what it is about, as it was typed.
    :param theme: the slug of the theme that it is about.
    """
    words = _words(text)
    if words & _FIGURES and (theme or not topic):
        return True
    if topic or theme or words & _RUNS:
        return False
    return _HOW_MANY in words or not words & _TRAJECTORIES


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
