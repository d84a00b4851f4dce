"""Which team is meant. Some of their names are everyday words: "inkoop", "communicatie"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.understanding.text import plain

_INTRODUCING = frozenset({"team", "afdeling", "cluster", "bureau", "eenheid", "vakteam", "namens"})
_BEING = frozenset({"wij", "we", "ons", "collegas", "collega"})
_OF = frozenset({"van", "bij"})


@dataclass(frozen=True, slots=True)
class TeamHit:
    """A team in a text: ``words[start:end]``, with the word that introduces it."""

    slug: str
    start: int
    end: int


class TeamNames:
    """The names of the teams. One of a single word of more than four letters has to be introduced.

    "team inkoop", "wij van Communicatie", or its name with a capital inside a sentence.
    """

    def __init__(self, teams: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Read the names: a slug with each."""
        self._names: dict[tuple[str, ...], str] = {}
        for slug, names in teams:
            for name in names:
                words = tuple(word for word in plain(name).split() if word[0].isalnum())
                self._names.setdefault(words, slug)
                if len(words) > 1 and words[0] == "team":
                    self._names.setdefault(words[1:], slug)
        self._longest = max(map(len, self._names), default=1)

    def find(self, words: Sequence[str], capitals: frozenset[str]) -> list[TeamHit]:
        """The teams that are named.

        :param capitals: words (in small letters) that stand with a capital inside a sentence.
        """
        found, at = [], 0
        while at < len(words):
            hit = self._at(words, at, capitals)
            if hit:
                found.append(hit)
            at = hit.end if hit else at + 1
        return found

    def _at(self, words: Sequence[str], at: int, capitals: frozenset[str]) -> TeamHit | None:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            name = tuple(words[at : at + length])
            slug = self._names.get(name)
            if slug and (_is_clear(name) or _is_introduced(words, at) or name[0] in capitals or _acts(words, at + length)):
                start = at - 1 if at and words[at - 1] in _INTRODUCING else at
                return TeamHit(slug, start, at + length)
        return None


_ACTING = frozenset(
    "gaat gaan wil willen moet moeten heeft zoekt start koopt plant zou begint kan overweegt".split()
)
_EVERYDAY = 4
"""Letters: a single word that is longer may be an everyday word."""


def _acts(words: Sequence[str], at: int) -> bool:
    """Whether what ends here does something, at the beginning of a text: "Inkoop wil …"."""
    return at < len(words) and at <= 2 and words[at] in _ACTING  # noqa: PLR2004 -- "team inkoop"


def _is_clear(name: tuple[str, ...]) -> bool:
    return len(name) > 1 or len(name[0]) <= _EVERYDAY


def _is_introduced(words: Sequence[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    if before in _INTRODUCING or before in _BEING:
        return True
    return before in _OF and at > 1 and words[at - 2] in _BEING | _INTRODUCING
