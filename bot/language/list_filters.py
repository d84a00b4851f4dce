"""What somebody wants to see of a list: ``mijn``, ``team bor``, ``fase gunning``, words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.language.folding import folded


class Kind(StrEnum):
    """What a list can be filtered by."""

    TEAM = "team"
    PHASE = "phase"
    CATEGORY = "category"
    THEME = "theme"


Names = Mapping[Kind, Mapping[str, str]]
"""For each kind the slug behind every name that people use, folded."""

_KEYWORDS: Mapping[str, Kind] = {
    "team": Kind.TEAM,
    "fase": Kind.PHASE,
    "soort": Kind.CATEGORY,
    "categorie": Kind.CATEGORY,
    "thema": Kind.THEME,
}
_MINE = (("van", "mij"), ("mijn",))


@dataclass(frozen=True)
class Wanted:
    """What was understood.

    ``chosen`` maps a kind to a slug; ``words`` must stand in the title, folded;
    ``unknown`` holds what stood behind a keyword and is no name of that kind, as it
    was typed (empty when nothing stood behind it).
    """

    chosen: Mapping[Kind, str] = field(default_factory=dict)
    mine: bool = False
    words: tuple[str, ...] = ()
    unknown: tuple[tuple[Kind, str], ...] = ()


def read_filters(text: str, names: Names) -> Wanted:
    """Read what stands behind the command.

    Behind a keyword the longest name counts: ``team sociaal beleid`` is one team. What
    is chosen twice counts as it was chosen last. Everything else is words of the title.
    """
    typed = text.split()
    chosen: dict[Kind, str] = {}
    words: list[str] = []
    unknown: list[tuple[Kind, str]] = []
    mine, at = False, 0
    while at < len(typed):
        if length := _means_mine(typed[at:]):
            mine, at = True, at + length
            continue
        kind = _KEYWORDS.get(folded(typed[at]))
        if kind is None:
            words.extend(folded(typed[at]).split())
            at += 1
            continue
        slug, length = _longest_name(typed[at:], names.get(kind, {}))
        if slug is not None:
            chosen[kind] = slug
        else:
            unknown.append((kind, " ".join(typed[at + 1 : at + 2])))
        at += length
    return Wanted(chosen, mine, tuple(dict.fromkeys(words)), tuple(unknown))


def meant_by(words: Sequence[str], names: Names) -> list[tuple[Kind, str]]:
    """What words without a keyword would name: ``bor`` is a team, too."""
    text = folded(" ".join(words))
    return [(kind, known[text]) for kind, known in names.items() if text in known]


def _means_mine(typed: Sequence[str]) -> int:
    for phrase in _MINE:
        if tuple(folded(word) for word in typed[: len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _longest_name(typed: Sequence[str], known: Mapping[str, str]) -> tuple[str | None, int]:
    """The slug of the longest name behind (or with) the keyword, and how many words it takes.

    :returns: None with the keyword and the word behind it, when there is no such name.
    """
    for last in range(len(typed), 1, -1):
        for first in (0, 1):  # "Team BOR" is a label, "BOR" the name behind the keyword
            slug = known.get(folded(" ".join(typed[first:last])))
            if slug is not None:
                return slug, last
    return None, 2
