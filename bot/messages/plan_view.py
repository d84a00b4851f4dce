"""The plan as somebody may see it: its parts, their items, and what is kept of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.messages.list_state import CarriedState
from bot.policy.paging import Page
from bot.policy.targets import Progress
from storage.vocabulary import MoneyMoment, PlanStatus

TRACK = "track-"
"""What the slug of a part begins with that is a track of its own, with the track's slug behind."""

OWN = "own."
"""What the key of an item begins with that the municipality added itself, with its id behind."""

_ADDRESS = ".url"

MONTH_KEYS = {each: f"blank:calendar.{each.value}" for each in MoneyMoment}
"""The blanks of which the answer is a month, chosen from a list and kept by its name."""

MANIFEST, GOALS, BLANKS = "manifest", "beleidsdoelen", "leeg"


class Kind(StrEnum):
    """What can be kept of an item."""

    PLAIN = "plain"  # it is only read
    TRACKED = "tracked"  # an owner, a status and a note
    BLANK = "blank"  # the plan is silent on it: a text of the municipality's own
    OWN = "own"  # the municipality added it under an item of the plan


@dataclass(frozen=True, kw_only=True)
class PlanPlace(CarriedState):
    """Where somebody is in the plan: in a part, or nowhere yet.

    ``theme``: of the policy goals only those of this theme.
    """

    MENUS: ClassVar[tuple[str, ...]] = ("part", "theme")

    part: str = ""
    theme: str = ""


@dataclass(frozen=True)
class OwnSort:
    """Something that may be added under an item, such as a policy question."""

    slug: str
    label: str


@dataclass(frozen=True)
class PlanItem:
    """One item. ``phrase`` with ``data`` says what it is, ``source`` where that stands.

    ``fills``: the key of the blank that its button fills in, where the item itself is only read.
    ``adds``: what may be added under it.
    """

    key: str
    phrase: str
    data: Mapping[str, object] = field(default_factory=dict)
    source: str = ""
    kind: Kind = Kind.TRACKED
    fills: str = ""
    adds: tuple[OwnSort, ...] = ()


def asks_address(key: str) -> bool:
    """Whether what is kept under this key is the address of a page."""
    return key.endswith(_ADDRESS)


def asks_month(key: str) -> bool:
    """Whether what is kept under this key is a month."""
    return key in MONTH_KEYS.values()


@dataclass(frozen=True)
class PlanPart:
    """A part of the plan: ``label`` is its own name, where the profile gives it one."""

    slug: str
    items: tuple[PlanItem, ...]
    label: str = ""


@dataclass(frozen=True)
class Kept:
    """What is kept of an item; people by Slack user id."""

    version: int = 0
    owner: str | None = None
    status: PlanStatus = PlanStatus.NOT_BEGUN
    note: str = ""
    noted_by: str | None = None
    noted_on: date | None = None


@dataclass(frozen=True)
class PlanRow:
    """An item with what is kept of it.

    ``reached``: of a target, how far it is, in each year for which it is in force;
    ``uncounted``: in its own year nobody counted yet.
    """

    item: PlanItem
    kept: Kept = Kept()
    reached: tuple[Progress, ...] = ()
    uncounted: bool = False


@dataclass(frozen=True)
class OwnItemView:
    """What was added under an item, or is about to be; ``years``: those to choose from."""

    parent: PlanItem
    sort: OwnSort
    years: tuple[int, ...]
    kept: Kept = Kept()
    text: str = ""
    due_year: int | None = None


@dataclass(frozen=True)
class PartView:
    """One page of a part."""

    part: PlanPart
    place: PlanPlace
    rows: tuple[PlanRow, ...]
    page: Page
    theme_label: str = ""
    may_change: bool = False


@dataclass(frozen=True)
class PartLine:
    """A part in short: how many items, and how they go."""

    part: PlanPart
    done: int = 0
    stuck: int = 0
    empty: int = 0


@dataclass(frozen=True)
class PlanView:
    """The whole plan: its parts. ``unknown`` was asked for, and is no part of it."""

    lines: tuple[PartLine, ...]
    may_change: bool = False
    unknown: str = ""
