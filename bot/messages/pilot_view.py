"""What a presenter may know of pilots: already masked for its reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.messages.form_fields import Option
from bot.messages.list_state import CarriedState
from bot.policy.paging import Page, page_of
from bot.policy.pilots import Fit, FitQuestion, PilotStatus
from storage.vocabulary import FitAnswer

PLAN_TEXTS = ("learning_goals", "data_needed", "anchoring")
"""What a plan says, in the order in which people read it."""


@dataclass(frozen=True)
class PlanFormat:
    """What the municipality asks of a plan, and where that is written."""

    questions: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class PilotView:
    """A trajectory as a pilot. ``status`` is None where it is none, or none any more.

    ``texts``, ``fit`` and ``answers`` are empty for who may not read the plan; without
    ``may_change`` there is nothing to press.
    """

    trajectory_id: int
    number: int
    title: str
    version: int
    status: PilotStatus | None = None
    year: int = 0
    themes: tuple[str, ...] = ()
    team: str | None = None
    may_change: bool = False
    reads_plan: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    fit: Fit | None = None
    answers: Mapping[FitQuestion, FitAnswer] = field(default_factory=dict)
    format: PlanFormat | None = None


@dataclass(frozen=True)
class PilotSheet:
    """What stands in a short form: by field, as it was typed or chosen, and what can be chosen.

    ``elsewhere`` holds what somebody else wrote meanwhile, by field.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    themes: Sequence[Option] = ()
    teams: Sequence[Option] = ()
    years: Sequence[int] = ()
    format: PlanFormat | None = None
    elsewhere: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PilotRow:
    """A pilot in the list."""

    trajectory_id: int
    number: int
    title: str
    status: PilotStatus
    year: int
    themes: tuple[str, ...]
    team: str | None


@dataclass(frozen=True)
class YearLine:
    """How many pilots count in a year, beside the target with its source.

    ``also`` holds other figures that are written for the same.
    """

    year: int
    count: int
    target: int | None = None
    source: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exploration:
    """A pilot of the municipality's own plan, which is no trajectory yet.

    ``involved``: it is planned, and no longer only explored.
    """

    label: str
    year: int
    themes: tuple[str, ...]
    teams: tuple[str, ...]
    source: str
    involved: bool = False


@dataclass(frozen=True, kw_only=True)
class PilotListState(CarriedState):
    """Which page of the pilots is shown; they are not filtered."""


_ONLY_PAGE = page_of(0, size=1, wanted=1)


@dataclass(frozen=True)
class PilotList:
    """One page of the pilots that one person may see, and all of them counted.

    ``themes`` and ``teams`` hold how many there are of each. ``has_targets``: the municipality
    says how many it wants; ``sees_all``: nothing was left out of the count.
    """

    rows: tuple[PilotRow, ...] = ()
    page: Page = _ONLY_PAGE
    total: int = 0
    years: tuple[YearLine, ...] = ()
    themes: tuple[tuple[str, int], ...] = ()
    teams: tuple[tuple[str, int], ...] = ()
    explorations: tuple[Exploration, ...] = ()
    has_targets: bool = False
    sees_all: bool = False
