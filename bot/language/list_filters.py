"""What somebody wants to see of a list: ``mijn``, ``team bor``, ``fase gunning``, words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.language.commands import nearest
from bot.language.folding import folded


class Kind(StrEnum):
    """What a list can be filtered by."""

    TEAM = "team"
    PHASE = "phase"
    CATEGORY = "category"
    THEME = "theme"


Names = Mapping[Kind, Mapping[str, str]]
"""For each kind the slug behind every name that people use, folded; none for no such kind."""

_KEYWORDS: Mapping[str, Kind] = {
    "team": Kind.TEAM,
    "fase": Kind.PHASE,
    "soort": Kind.CATEGORY,
    "categorie": Kind.CATEGORY,
    "thema": Kind.THEME,
}
_MINE = (("van", "mij"), ("mijn",))
_TYPED_FOR_A_WORD = 2
"""Of a name of two words, people type up to four: ``milieu & biodiversiteit -``."""


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


@dataclass(frozen=True)
class Searched:
    """What was understood of a search.

    As :class:`Wanted`, but ``text`` is what is left as it was typed, with one space
    between words; what is ``unknown`` stands in it too.
    """

    chosen: Mapping[Kind, str] = field(default_factory=dict)
    mine: bool = False
    text: str = ""
    unknown: tuple[tuple[Kind, str], ...] = ()


@dataclass(frozen=True)
class _Part:
    """A part of what was typed: ``mine``, a filter (of a ``kind``), or else a word.

    ``slug`` is None for a ``name`` that is none of its kind.
    """

    typed: str
    mine: bool = False
    kind: Kind | None = None
    slug: str | None = None
    name: str = ""


def read_filters(text: str, names: Names) -> Wanted:
    """Read what stands behind the command.

    Behind a keyword the longest name counts: ``team sociaal beleid`` is one team. What
    is chosen twice counts as it was chosen last. Everything else is words of the title.
    A keyword of a kind that has no ``names`` at all is a word like any other.
    """
    parts = list(_parts(text, names))
    words = [
        word
        for part in parts
        if not part.mine and part.kind is None
        for word in folded(part.typed).split()
    ]
    return Wanted(
        chosen=_chosen(parts),
        mine=any(part.mine for part in parts),
        words=tuple(dict.fromkeys(words)),
        unknown=_unknown(parts),
    )


def read_search(text: str, names: Names) -> Searched:
    """Read a search: filters as in :func:`read_filters`, in a sentence of any words.

    ``mijn`` counts before or behind the words, and is one of them in between: "hoe vertel
    ik het mijn team". A keyword without a name of its kind is a word too; it is told to be
    ``unknown`` only where a filter was clearly meant: not of "welke soort asfalt".
    """
    parts = list(_parts(text, names))
    left = [part for part in parts if part.slug is None]
    inner = _without_mine_around(left)
    meant = [part for part in inner if part is inner[0] or _is_near_a_name(part, names)]
    return Searched(
        chosen=_chosen(parts),
        mine=len(inner) < len(left),
        text=" ".join(part.typed for part in inner),
        unknown=_unknown(meant),
    )


def meant_by(words: Sequence[str], names: Names) -> list[tuple[Kind, str]]:
    """What words without a keyword would name: ``bor`` is a team, too."""
    text = folded(" ".join(words))
    return [(kind, known[text]) for kind, known in names.items() if text in known]


def _parts(text: str, names: Names) -> Iterator[_Part]:
    typed, at = text.split(), 0
    while at < len(typed):
        part, length = _first_part(typed[at:], names)
        yield part
        at += length


def _first_part(typed: Sequence[str], names: Names) -> tuple[_Part, int]:
    """The first part, and how many words it takes."""
    if length := _means_mine(typed):
        return _Part(" ".join(typed[:length]), mine=True), length
    kind = _KEYWORDS.get(folded(typed[0]))
    if kind is None or kind not in names:
        return _Part(typed[0]), 1
    slug, length = _longest_name(typed, names[kind])
    name = " ".join(typed[1:length])
    return _Part(" ".join(typed[:length]), kind=kind, slug=slug, name=name), length


def _chosen(parts: Iterable[_Part]) -> dict[Kind, str]:
    return {part.kind: part.slug for part in parts if part.kind and part.slug is not None}


def _unknown(parts: Iterable[_Part]) -> tuple[tuple[Kind, str], ...]:
    return tuple((part.kind, part.name) for part in parts if part.kind and part.slug is None)


def _is_near_a_name(part: _Part, names: Names) -> bool:
    return part.kind is not None and nearest(part.name, names[part.kind]) is not None


def _without_mine_around(parts: Sequence[_Part]) -> Sequence[_Part]:
    first, last = 0, len(parts)
    while first < last and parts[first].mine:
        first += 1
    while last > first and parts[last - 1].mine:
        last -= 1
    return parts[first:last]


def _means_mine(typed: Sequence[str]) -> int:
    for phrase in _MINE:
        if tuple(folded(word) for word in typed[: len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _longest_name(typed: Sequence[str], known: Mapping[str, str]) -> tuple[str | None, int]:
    """The slug of the longest name behind (or with) the keyword, and how many words it takes.

    :returns: None with the keyword and the word behind it, when there is no such name.
    """
    longest = max((len(name.split()) for name in known), default=0)
    for last in range(min(len(typed), 1 + _TYPED_FOR_A_WORD * longest), 1, -1):
        for first in (0, 1):  # "Team BOR" is a label, "BOR" the name behind the keyword
            slug = known.get(folded(" ".join(typed[first:last])))
            if slug is not None:
                return slug, last
    return None, 2
