"""Which team is meant. Some of their names are everyday words: "inkoop", "communicatie"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language.amount_words import words
from bot.language.stems import is_word
from bot.language.understanding.text import plain

_INTRODUCING = frozenset(words("team afdeling cluster bureau eenheid vakteam namens"))
_BEING = frozenset(words("wij we ons ben hier collegas collega"))
_OF = frozenset({"van", "bij"})
_ACTING = frozenset(
    words("gaat gaan wil willen moet moeten heeft zoekt start koopt plant zou begint kan overweegt")
)
_WHAT_IS_DONE = frozenset({"inkoop", "communicatie", "automatisering"})
"""Names of teams, and as often what they do: "duurzaamheid bij inkoop"."""

_EARLY = 3
"""Words into a text: a team that does something is mostly named by then."""

_EVERYDAY = 4
"""Letters: a single word that is longer and stands in the dictionary is an everyday word."""

_LOOKED_BACK = 5


@dataclass(frozen=True, slots=True)
class TeamHit:
    """A team in a text: ``said[start:end]``, with the word that introduces it."""

    slug: str
    start: int
    end: int


class TeamNames:
    """The names of the teams. One that is an everyday word has to be introduced.

    "team inkoop", "wij van communicatie", "Inkoop wil", or a capital inside a sentence.
    """

    def __init__(self, teams: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Read the names: a slug with each."""
        self._names: dict[tuple[str, ...], str] = {}
        for slug, names in teams:
            for name in names:
                signed = tuple(plain(name).split()[1:-1])
                spoken = tuple(word for word in signed if word[0].isalnum())
                self._names.setdefault(signed, slug)
                self._names.setdefault(spoken, slug)
                if len(spoken) > 1 and spoken[0] == "team":
                    self._names.setdefault(spoken[1:], slug)
        self._longest = max(map(len, self._names), default=1)

    def find(self, said: Sequence[str], capitals: frozenset[str]) -> list[TeamHit]:
        """The teams that are named.

        :param capitals: words (in small letters) that stand with a capital inside a sentence.
        """
        found, at = [], 0
        while at < len(said):
            hit = self._at(said, at, capitals)
            if hit:
                found.append(hit)
            at = hit.end if hit else at + 1
        return found

    def _at(self, said: Sequence[str], at: int, capitals: frozenset[str]) -> TeamHit | None:
        for length in range(min(self._longest, len(said) - at), 0, -1):
            name = tuple(said[at : at + length])
            slug = self._names.get(name)
            if slug and (
                _is_clear(name)
                or name[0] in capitals
                or _is_introduced(said, at)
                or _acts(said, at + length)
                or _heads(said, at, at + length)
            ):
                start = at - 1 if at and said[at - 1] in _INTRODUCING else at
                return TeamHit(slug, start, at + length)
        return None


def _is_clear(name: tuple[str, ...]) -> bool:
    return len(name) > 1 or len(name[0]) <= _EVERYDAY or not is_word(name[0])


def _is_introduced(said: Sequence[str], at: int) -> bool:
    """By what stands before it: "team inkoop", "wij van inkoop", "wat gaat inkoop doen"."""
    before = said[at - 1] if at else ""
    if before in _INTRODUCING | _BEING or (before in _ACTING and at <= _EARLY):
        return True
    if before == "bij" and said[at] not in _WHAT_IS_DONE:
        return True
    earlier = said[max(0, at - _LOOKED_BACK) : at - 1] if at else []
    return before in _OF and any(word in _BEING | _INTRODUCING for word in earlier)


def _heads(said: Sequence[str], start: int, end: int) -> bool:
    """Whether it stands before a colon, as the first word of a text: "Facilitair: een keuken"."""
    first = not any(map(str.isalnum, "".join(said[:start])))
    return first and said[start] not in _WHAT_IS_DONE and list(said[end : end + 1]) == [":"]


def _acts(said: Sequence[str], at: int) -> bool:
    """Whether what ends here does something, at the beginning of a text: "Inkoop wil …"."""
    return at < len(said) and at < _EARLY and said[at] in _ACTING
