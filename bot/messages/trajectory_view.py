"""What a presenter may know of a trajectory: already masked for its readers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.messages import formatting
from bot.messages.contract_view import ContractView
from bot.messages.cost_view import CostBrief
from bot.messages.expertise_view import OutcomeLine
from bot.messages.explaining_view import ExplainedView
from bot.messages.intake_view import IntakeView
from bot.messages.lesson_view import LessonLine
from bot.messages.value_view import ValueMeaning
from bot.messages.wording import Wording
from storage.vocabulary import Phase, Precision, ProcessRole, StartFormState


@dataclass(frozen=True)
class Planning:
    """When the tender is to be published, as exactly as it is known; ``end`` is inclusive."""

    start: date
    end: date
    precision: Precision

    def __str__(self) -> str:
        return formatting.period(self.start, self.end, self.precision)


@dataclass(frozen=True)
class PersonChange:
    """Another person in a role. Slack user ids; empty for nobody, or nobody we know of."""

    role: ProcessRole
    before: str
    after: str


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened: its kind, when (as text), who, and which fields it changed.

    ``actor`` is a Slack user id, or empty when nobody knows any more; ``fields`` is empty
    where the text that changed was blanked. ``values`` holds before and after of the
    fields of which this reader may know them, ``people`` the changes of roles.
    """

    kind: str
    at: str
    actor: str
    fields: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    people: tuple[PersonChange, ...] = ()


@dataclass(frozen=True)
class TrajectoryView:
    """A trajectory as one audience may see it.

    ``value_cents`` is None unless this audience may read the exact estimate;
    ``value_class``, ``planning`` and ``phase`` are None where they may not stand either.
    People are Slack user ids. ``lessons`` are what was learnt from it, the newest first;
    ``may_learn``: this person reads lessons, and may add one; ``asks_need``: they are still to
    say whether it is needed at all. ``meaning`` is what the value means, for who may read the
    exact estimate. ``start_form`` is the state of the start form as far as this person may read
    it; without one, whether they can begin it. ``contract``: where its themes stand, for its
    people; ``intake``: the talk, for its people; ``explained``: why others are not taken along,
    for its people; ``outcomes``: what tools gave, for its people; ``may_get_help``: this person
    reads what its category proposes;
    ``pilot_year``: of the pilot that it is; ``costs``: who pays and who benefits, for who may
    read that; ``champions``: who stands behind it.
    """

    trajectory_id: int
    number: int
    title: str
    phase: Phase | None
    channel: str
    shared: bool
    category: str | None = None
    team: str | None = None
    value_cents: int | None = None
    value_class: str | None = None
    planning: Planning | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    themes: tuple[str, ...] = ()
    chances: tuple[str, ...] = ()
    people: Mapping[ProcessRole, str] = field(default_factory=dict)
    history: tuple[HistoryLine, ...] = ()
    may_change: bool = False
    lessons: tuple[LessonLine, ...] = ()
    may_learn: bool = False
    asks_need: bool = False
    meaning: ValueMeaning | None = None
    start_form: StartFormState | bool = False
    contract: ContractView | None = None
    explained: ExplainedView | None = None
    intake: IntakeView | None = None
    outcomes: tuple[OutcomeLine, ...] = ()
    may_get_help: bool = False
    pilot_year: int | None = None
    costs: CostBrief | None = None
    champions: tuple[str, ...] = ()


def phase_label(phase: Phase | None, words: Wording) -> str:
    """The phase as people read it; empty where they may not."""
    if phase is None:
        return ""
    return words.plain("vocabulary", f"phase_{phase.value.replace('-', '_')}")


def role_label(role: ProcessRole, words: Wording) -> str:
    """The process role as people read it."""
    return words.plain("vocabulary", f"role_{role.value}")
