"""What is chosen in a list, as it travels in the ids and values of its buttons and menus."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

_SEPARATOR = "|"
WORDS_LENGTH = 45
"""As many characters of words as fit into a block id (255) beside the longest slugs."""

NO_CHOICE = "*"
MINE = "1"


@dataclass(frozen=True)
class ListState:
    """The filters of a list and the page that is shown; an empty string is no filter.

    ``words`` are folded: letters, digits and spaces, at most ``WORDS_LENGTH`` characters.
    """

    team: str = ""
    phase: str = ""
    category: str = ""
    theme: str = ""
    mine: str = ""
    words: str = ""
    page: int = 1

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out of the list."""
        return any((self.team, self.phase, self.category, self.theme, self.mine, self.words))

    def at(self, page: int) -> "ListState":
        """The same list on another page."""
        return replace(self, page=page)

    def choosing(self, choices: Mapping[str, str]) -> "ListState":
        """The list with other filters, on its first page; ``NO_CHOICE`` takes a filter away."""
        slugs = {
            name: "" if slug == NO_CHOICE else slug
            for name, slug in choices.items()
            if name in MENUS
        }
        return replace(self, page=1, **slugs)

    def dump(self) -> str:
        """As text for an id or a value; read back by :func:`read_list_state`."""
        texts = (getattr(self, name) for name in _TEXTS)
        return _SEPARATOR.join((*texts, str(self.page)))


MENUS = ("team", "phase", "category", "theme", "mine")
"""The filters that are chosen from a menu."""

_TEXTS = (*MENUS, "words")


def read_list_state(text: str) -> ListState:
    """What :meth:`ListState.dump` wrote. :raises ValueError: it is something else."""
    *texts, page = text.split(_SEPARATOR)
    return ListState(**dict(zip(_TEXTS, texts, strict=True)), page=int(page))


def fitting(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The words that fit, joined, and those that are left over."""
    taken: list[str] = []
    for number, word in enumerate(words):
        if len(" ".join((*taken, word))) > WORDS_LENGTH:
            return " ".join(taken), words[number:]
        taken.append(word)
    return " ".join(taken), ()
