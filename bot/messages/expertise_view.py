"""What presenters may know of experts, tools and what doing it fully means: already masked."""

from dataclasses import dataclass
from datetime import date

from bot.messages.criteria_view import FittingView
from bot.profile.themes import Expert
from storage.vocabulary import ExpertiseState, RepresentedKind


@dataclass(frozen=True)
class ExpertLine:
    """A theme, category, team, domain or pack with who stands for it; empty for nobody.

    ``user`` is a Slack user id.

    ``plan`` is what the profile says of an expert of the theme.
    """

    kind: RepresentedKind
    slug: str
    label: str
    user: str = ""
    plan: Expert | None = None


@dataclass(frozen=True)
class RequestLine:
    """A question to an expert, without anything of the value of its trajectory.

    People by Slack user id; ``asked`` is empty while it is with the coordinators or nobody.
    """

    request_id: int
    trajectory_id: int
    number: int
    title: str
    theme: str
    question: str
    asker: str
    asked: str
    state: ExpertiseState
    since: date
    category: str | None = None
    shared: bool = False


@dataclass(frozen=True)
class CriterionLine:
    """A criterion to think of, with the tool's own level and where it comes from."""

    text: str
    source: str
    kind: str | None = None
    level: str | None = None


@dataclass(frozen=True)
class DutyLine:
    """From which year the plan expects a duty; ``has_come``: that year is there."""

    year: int
    source: str
    has_come: bool = False


@dataclass(frozen=True)
class ToolLine:
    """A tool that fits. ``clusters`` are those in which to look at this kind of purchase.

    ``host``: where an address leads that somebody filled in; empty for one of the profile.
    ``about``: what it is for, as the plan says.
    """

    label: str
    url: str | None = None
    clusters: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    duty: DutyLine | None = None
    host: str = ""
    about: str = ""


@dataclass(frozen=True)
class OutcomeLine:
    """What a tool gave; ``result`` is None once it was blanked. ``by``: a Slack user id."""

    outcome_id: int
    tool: str
    result: str | None
    on: date
    by: str


@dataclass(frozen=True)
class ThemeMaximum:
    """A theme, and what doing it fully means there; None while nobody wrote it."""

    slug: str
    label: str
    text: str | None = None


@dataclass(frozen=True)
class HelpView:
    """What a category proposes at a trajectory, as one person may see it.

    ``roles`` are functions of the profile that stand for kinds of purchase;
    ``representative`` is a Slack user id. ``decided``: the profile does not call it a proposal.
    ``fitting``: the criteria of the national tool, None once its moment has passed.
    """

    trajectory_id: int
    number: int
    title: str
    category: str | None = None
    category_slug: str = ""
    decided: bool = False
    themes: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    representative: str = ""
    experts: tuple[ExpertLine, ...] = ()
    tools: tuple[ToolLine, ...] = ()
    later: tuple[str, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()
    fitting: FittingView | None = None
    outcomes: tuple[OutcomeLine, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    maximum: tuple[ThemeMaximum, ...] = ()
    has_ladder: bool = False
    may_change: bool = False
    may_record: bool = False


@dataclass(frozen=True)
class MaximalVersion:
    """One version of a text: who wrote it (Slack user id) and when."""

    number: int
    text: str
    by: str
    on: date


@dataclass(frozen=True)
class MaximalView:
    """What doing it fully means for a theme at a category; newest version first.

    ``category`` is None for every kind of purchase. ``general``: what stands for every kind,
    shown where nothing was written for this one.
    """

    theme: str
    theme_label: str
    category: str = ""
    category_label: str | None = None
    versions: tuple[MaximalVersion, ...] = ()
    general: MaximalVersion | None = None
    may_write: bool = False
