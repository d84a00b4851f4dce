"""What is chosen in a list, as it travels in the ids and values of its buttons and menus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self
from urllib.parse import unquote

_SEPARATOR = "|"
_ESCAPES = str.maketrans({char: f"%{ord(char):02X}" for char in "%&<>"})
"""Slack may hand ``&``, ``<`` and ``>`` back escaped, so they travel in disguise."""

WORDS_LENGTH = 45
"""As many characters of a trajectory's words as fit into a block id (255) beside the longest
slugs."""

NO_CHOICE = "*"
MINE = "1"


@dataclass(frozen=True, kw_only=True)
class CarriedState:
    """The filters of a list and the page that is shown; an empty string is no filter.

    Each list names its own menus: a field of the same name holds the slug that is chosen.
    """

    MENUS: ClassVar[tuple[str, ...]] = ()
    """The filters that are chosen from a menu, in the order in which they stand there."""

    words: str = ""
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out of the list."""
        return any((self.words, *(getattr(self, name) for name in self.MENUS)))

    def at(self, page: int) -> Self:
        """The same list on another page."""
        return replace(self, page=page)

    def about(self, words: str) -> Self:
        """The same list for other words; on its first page, if they are others."""
        return self if words == self.words else replace(self, words=words, page=1)

    def choosing(self, choices: Mapping[str, str]) -> Self:
        """The list with other filters, on its first page; ``NO_CHOICE`` takes a filter away."""
        slugs = {
            name: "" if slug == NO_CHOICE else slug
            for name, slug in choices.items()
            if name in self.MENUS
        }
        return replace(self, page=1, **slugs)

    def dump(self) -> str:
        """As text for an id or a value; read back by :meth:`read`."""
        slugs = (getattr(self, name) for name in self.MENUS)
        return _SEPARATOR.join((*slugs, str(self.page), _disguised(self.words)))

    @classmethod
    def read(cls, text: str) -> Self:
        """What :meth:`dump` wrote. :raises ValueError: it is something else."""
        *slugs, page, words = text.split(_SEPARATOR, len(cls.MENUS) + 1)
        chosen = dict(zip(cls.MENUS, slugs, strict=True))
        return cls(**chosen, page=int(page), words=unquote(words))


@dataclass(frozen=True, kw_only=True)
class ListState(CarriedState):
    """What is chosen in the list of trajectories.

    ``words`` are folded: letters, digits and spaces, at most ``WORDS_LENGTH`` characters.
    """

    MENUS: ClassVar[tuple[str, ...]] = ("team", "phase", "category", "theme", "mine")

    team: str = ""
    phase: str = ""
    category: str = ""
    theme: str = ""
    mine: str = ""


def fitting(words: Sequence[str], length: int = WORDS_LENGTH) -> tuple[str, tuple[str, ...]]:
    """The words that fit, joined, and those that are left over.

    :param length: characters that there is room for in a :meth:`CarriedState.dump`.
    """
    taken: list[str] = []
    for number, word in enumerate(words):
        if len(_disguised(" ".join((*taken, word)))) > length:
            return " ".join(taken), tuple(words[number:])
        taken.append(word)
    return " ".join(taken), ()


def _disguised(words: str) -> str:
    return words.translate(_ESCAPES)
