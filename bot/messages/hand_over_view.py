"""What hangs on somebody, as people read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.policy.hand_over import Hung

SHOWN_TITLES = 3


@dataclass(frozen=True)
class Thing:
    """One thing; ``key`` names it among those of its kind. ``title`` may have been typed."""

    kind: Hung
    key: str
    title: str


@dataclass(frozen=True)
class Pile:
    """Everything of one kind: the first titles, and how many there are."""

    kind: Hung
    titles: tuple[str, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.titles)


@dataclass(frozen=True)
class HandedOver:
    """What became of it."""

    moved: tuple[Thing, ...] = ()
    stayed: tuple[Thing, ...] = ()


def piles_of(things: Iterable[Thing]) -> tuple[Pile, ...]:
    """By kind, in the order of the kinds; kinds with nothing are left out."""
    known = tuple(things)
    by_kind = ((kind, [each.title for each in known if each.kind is kind]) for kind in Hung)
    return tuple(
        Pile(kind, tuple(titles[:SHOWN_TITLES]), len(titles)) for kind, titles in by_kind if titles
    )
