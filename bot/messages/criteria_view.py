"""What presenters may know of criteria of the national tool: already masked."""

from dataclasses import dataclass
from datetime import date

from bot.messages.form_fields import Option


@dataclass(frozen=True)
class ToolHome:
    """The tool itself. ``levels``: its own words, the lightest first.

    ``why`` and ``source``: why it is asked whether a criterion suits, where the profile says so.
    """

    label: str
    url: str
    clusters: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    why: str = ""
    source: str = ""


@dataclass(frozen=True)
class SuggestedLine:
    """A criterion as it stands in the tool. ``host``: where its link leads.

    ``old``: it was looked up more than a year ago. ``yes`` and ``no``: in how many purchases it
    suited and did not, for who keeps the criteria.
    """

    criterion_id: int
    version: int
    theme: str
    level: str
    kind: str
    text: str
    link: str
    host: str
    looked_up_on: date
    old: bool = False
    withdrawn: bool = False
    yes: int = 0
    no: int = 0


@dataclass(frozen=True)
class CriteriaView:
    """The criteria for a kind of purchase: at most three, and all of them for who keeps them.

    ``themes``: labels of those that were asked for; empty for those of the kind of purchase.
    """

    category: str
    category_slug: str
    tool: ToolHome
    themes: tuple[str, ...] = ()
    lines: tuple[SuggestedLine, ...] = ()
    everything: tuple[SuggestedLine, ...] = ()
    may_keep: bool = False
    has_ladder: bool = False


@dataclass(frozen=True)
class CriterionVersion:
    """What a criterion said: who wrote it (Slack user id) and when."""

    number: int
    level: str
    kind: str
    text: str
    by: str
    on: date


@dataclass(frozen=True)
class Refusal:
    """A purchase that a criterion did not suit, and why."""

    number: int
    reason: str
    on: date


@dataclass(frozen=True)
class CriterionView:
    """One criterion, for who keeps them; ``older``: its earlier versions, the newest first."""

    line: SuggestedLine
    category: str
    category_slug: str
    current: CriterionVersion
    older: tuple[CriterionVersion, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class CriterionChoices:
    """What can be chosen in the form of a criterion."""

    categories: tuple[Option, ...]
    themes: tuple[Option, ...]
    levels: tuple[Option, ...]
    kinds: tuple[Option, ...]


@dataclass(frozen=True)
class FitLine:
    """A criterion with what was answered at a purchase; ``by``: a Slack user id.

    ``may_take_over``: it can become where its theme stands in the papers. ``changed``: its text
    was changed after the answer.
    """

    line: SuggestedLine
    fits: bool
    reason: str
    by: str
    may_take_over: bool = False
    changed: bool = False


@dataclass(frozen=True)
class FittingView:
    """The criteria at one purchase, as one person may see them.

    ``category`` is None as long as nobody chose the kind of purchase. ``open``: whether it can
    still be answered, which is until publication. ``now``: whether this is the tool's moment.
    """

    trajectory_id: int
    number: int
    title: str
    tool: ToolHome
    category: str | None = None
    category_slug: str = ""
    lines: tuple[SuggestedLine, ...] = ()
    answered: tuple[FitLine, ...] = ()
    open: bool = False
    now: bool = False
    may_answer: bool = False
    may_keep: bool = False
    may_change: bool = False
    has_ladder: bool = False
