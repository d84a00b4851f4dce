"""Finding the words of a list in a text: their forms, and compounds that they are part of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.language.amount_words import STREETS
from bot.language.stems import is_word
from bot.language.understanding.forms import form_of
from bot.language.understanding.text import plain

_SHORT = 3
"""Letters: a word as short as this is only found as it is written."""

_SHORTEST_PART = 5
"""Letters that a word of three needs beside it to be part of a compound: "dakproject"."""

_SHORTEST_REST = 3
_CERTAIN = 7
"""From so many letters on, what stands before or behind needs no looking up."""

_AS_TAIL, _AS_HEAD = 0.95, 0.8
"""What a compound counts for: its end says what it is ("schoolmeubilair"), its beginning hints."""

_LINKS = ("s", "en", "e", "n", "")

_AS_WRITTEN = frozenset(
    {
        "inhuur",
        "bureaus",
        "wegen",
        "inclusieve",
        "post",
        "groen",
        "stroom",
        "sloten",
        "stellingen",
        "eerlijke",
        "zorg",
        "egels",
        "sloep",
        "sloepen",
        "ramen",
        "hal",
    }
)
"""Their other forms mean something else: "een bureau", "onderweg", "inclusief btw", "zorgt"."""

_SOMETHING_ELSE = frozenset(
    {
        "klimaatinstallatie",
        "klimaatinstallaties",
        "klimaatbeheersing",
        "klimaatsysteem",
        "milieustraat",
        "biodiversiteit",
        "natuursteen",
        "voedselbank",
        "leerbank",
        "kennisbank",
        "woningbank",
        "ideeenbank",
        "zandbank",
        "theatergezelschap",
        "toiletwagen",
        "toiletwagens",
        "kinderwagen",
        "kinderwagens",
        "winkelwagen",
        "winkelwagens",
        "eetwagen",
        "eetwagens",
        "nestkasten",
        "nestkast",
        "vogelkasten",
        "vleermuiskasten",
        "bijenkasten",
        "stroomkasten",
        "brievenkasten",
        "rolstoeltoegankelijk",
        "rolstoeltoegankelijke",
        "rolstoelvriendelijk",
        "rolstoelvriendelijke",
        "doelstelling",
        "doelstellingen",
        "databank",
        "natuurlijk",
        "natuurlijke",
        "milieukosten",
        "milieukostenindicator",
        "schoolbord",
        "energieleverancier",
        "energiecontract",
        "energiecontracten",
        "energiedrankjes",
        "stembussen",
        "brievenbussen",
        "bloemrijk",
        "bloemrijke",
        "aankoopsysteem",
        "inkoopsysteem",
        "netwerkbijeenkomst",
        "netwerkbijeenkomsten",
        "netwerkoverleg",
        "netwerkborrel",
        "marktverkenning",
    }
)
"""Compounds that are not about what they begin with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name or keyword, what it stands for, and how much it counts."""

    slug: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed word in a text: ``words[start:end]``."""

    slug: str
    start: int
    end: int
    weight: float
    name: str


class Lexicon:
    """Words that point at something."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Read the list once."""
        self._phrases: dict[tuple[str, ...], dict[str, Entry]] = {}
        self._single: dict[str, dict[str, Entry]] = {}
        self._written: dict[str, dict[str, Entry]] = {}
        self._short: dict[str, dict[str, Entry]] = {}
        words: set[str] = set()
        for entry in entries:
            written = tuple(word for word in plain(entry.name).split() if word[0].isalnum())
            words.update(written)
            self._add(written, entry)
        self.words = frozenset(words)
        self._longest = max(map(len, self._phrases), default=1)
        self._in_compound = lru_cache(maxsize=20_000)(self._part_of_compound)

    def _add(self, written: tuple[str, ...], entry: Entry) -> None:
        if len(written) > 1:
            self._phrases.setdefault(tuple(map(form_of, written)), {}).setdefault(entry.slug, entry)
        elif written and written[0] in _AS_WRITTEN:
            self._written.setdefault(written[0], {}).setdefault(entry.slug, entry)
        elif written and len(form_of(written[0])) <= _SHORT:
            self._short.setdefault(written[0], {}).setdefault(entry.slug, entry)
        elif written:
            self._single.setdefault(form_of(written[0]), {}).setdefault(entry.slug, entry)

    def find(self, words: Sequence[str], *, compounds: bool = True) -> Iterator[Hit]:
        """Every listed word, from left to right; where two overlap, the first and longest.

        :param compounds: also the end of a compound; its beginning always counts.
        """
        forms = [form_of(word) for word in words]
        at = 0
        while at < len(words):
            end, found = self._longest_at(words, forms, at, compounds=compounds)
            for slug, (name, weight) in found.items():
                yield Hit(slug, at, end, weight, name)
            at = end

    def _longest_at(
        self, words: Sequence[str], forms: Sequence[str], at: int, *, compounds: bool
    ) -> tuple[int, dict[str, tuple[str, float]]]:
        for length in range(min(self._longest, len(words) - at), 1, -1):
            found = self._phrases.get(tuple(forms[at : at + length]))
            if found:
                return at + length, _weights(found)
        word = words[at]
        found = self._written.get(word) or self._short.get(word) or self._single.get(forms[at])
        if found:
            return at + 1, _weights(found)
        split = "".join(words[at : at + 2])
        if len(split) > _CERTAIN - 1 and (found := self._single.get(form_of(split))):
            return at + 2, _weights(found)  # "lap tops"
        return at + 1, self._in_compound(words[at], compounds)

    def _part_of_compound(self, word: str, tails: bool) -> dict[str, tuple[str, float]]:
        if not word.isalpha() or word in _SOMETHING_ELSE:
            return {}
        if tails and (found := self._tail(word)):
            return _weights(found, _AS_TAIL)
        if not word.endswith(STREETS) and (found := self._head(word)):
            return _weights(found, _AS_HEAD)
        return {}

    def _tail(self, word: str) -> dict[str, Entry]:
        form = form_of(word)
        for at in range(_SHORTEST_REST, len(form) - _SHORT + 1):
            found = self._single.get(form[at:])
            if not found and len(word) - at >= _SHORTEST_PART:
                found = self._short.get(word[at:])  # "stadsbussen"
            if found and _may_stand_beside(form[:at], min(len(e.name) for e in found.values())):
                return found
        return {}

    def _head(self, word: str) -> dict[str, Entry]:
        for at in range(len(word) - _SHORTEST_REST, _SHORT - 1, -1):
            for link in _LINKS:
                if link and not word[:at].endswith(link):
                    continue
                head = word[:at].removesuffix(link)
                found = (
                    self._single.get(form_of(head))
                    or self._short.get(head)
                    or self._written.get(head)
                )
                if found and self._makes_compound(word, word[at:], head):
                    return found
        return {}

    @staticmethod
    def _makes_compound(word: str, rest: str, head: str) -> bool:
        """Not "gis" + "teren": a short word makes no compound of what is a word by itself."""
        if len(head) < _CERTAIN - 1 and is_word(word):
            return False
        return _may_stand_beside(rest, len(head))


def _may_stand_beside(rest: str, length: int) -> bool:
    """Whether the rest of a compound makes it one: "fiets" before "brug", not "blok" + "kade"."""
    if len(rest) < (_SHORTEST_REST if length > _SHORT else _SHORTEST_PART):
        return False
    return any(is_word(rest.removesuffix(link)) for link in _LINKS if len(rest) - len(link) > 1)


def _weights(found: dict[str, Entry], factor: float = 1.0) -> dict[str, tuple[str, float]]:
    return {slug: (entry.name, entry.weight * factor) for slug, entry in found.items()}
