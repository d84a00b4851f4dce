"""What a municipality added itself under items of its plan, as people read it there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.messages.plan import PART_SIZE
from bot.messages.plan_view import OWN, Kind, PlanItem, PlanPart, PlanPlace
from bot.policy.plan import is_closed
from storage.tables import PlanOwnItem

_NO_YEAR = 9999  # what has no year comes after what has one
_Under = Mapping[tuple[str, str], Sequence[PlanOwnItem]]


@dataclass(frozen=True)
class Found:
    """An item in its part; ``at`` is its place there, from 0."""

    item: PlanItem
    part: PlanPart
    at: int

    @property
    def place(self) -> PlanPlace:
        """The page on which it stands."""
        return PlanPlace(part=self.part.slug, page=self.at // PART_SIZE + 1)


def own_key(row: PlanOwnItem) -> str:
    """The key of its item."""
    return f"{OWN}{row.id}"


def with_own(parts: Iterable[PlanPart], rows: Iterable[PlanOwnItem]) -> tuple[PlanPart, ...]:
    """The parts, with what was added behind the item that it stands under.

    What the profile has no item or kind for any more is left out.
    """
    under: defaultdict[tuple[str, str], list[PlanOwnItem]] = defaultdict(list)
    for row in rows:
        under[row.parent_key, row.sort].append(row)
    return tuple(replace(part, items=tuple(_spread(part.items, under))) for part in parts)


def find_item(parts: Iterable[PlanPart], key: str) -> Found | None:
    """The item with this key, and where it stands."""
    for part in parts:
        for at, item in enumerate(part.items):
            if item.key == key:
                return Found(item, part, at)
    return None


def _spread(items: Iterable[PlanItem], under: _Under) -> Iterator[PlanItem]:
    for item in items:
        yield item
        for sort in item.adds:
            for row in sorted(under.get((item.key, sort.slug), ()), key=_order):
                data = {"label": sort.label, "text": row.text, "due_year": row.due_year}
                yield PlanItem(own_key(row), "item_own", data, kind=Kind.OWN)


def _order(row: PlanOwnItem) -> tuple[bool, int, int]:
    """What is still to be done first, by its year; then the oldest."""
    return is_closed(row.status), row.due_year or _NO_YEAR, row.id or 0
