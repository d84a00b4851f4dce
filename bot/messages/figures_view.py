"""The figures as somebody may read them, with the municipality's own names and goals."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.messages.pilot_view import YearLine
from bot.policy.figures import Figures
from bot.policy.targets import Progress


@dataclass(frozen=True)
class Cited:
    """What the plan says, as it says it, with where that stands and what it says elsewhere."""

    text: str
    source: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class LevelGoals:
    """The level that the organisation wants per theme, until which year, and where that stands."""

    until: int
    source: str
    levels: Mapping[str, int]


@dataclass(frozen=True)
class Labels:
    """What each slug of the profile is called, one kind apart from the other."""

    themes: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    tools: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FiguresView:
    """The figures, and what stands beside them.

    ``goal``: how many purchases the plan wants, with how far that is in ``progress``;
    ``year_goals``: what it wants per theme; ``filled_goals``: what the coordinator filled in
    where the plan is silent on that. ``asks_start_forms``: the municipality has a start form at
    all. ``unknown`` was typed and is no period.
    """

    figures: Figures
    pilots: YearLine
    labels: Labels = field(default_factory=Labels)
    asks_start_forms: bool = False
    level_goals: LevelGoals | None = None
    goal: Cited | None = None
    progress: Progress | None = None
    baseline: Cited | None = None
    year_goals: tuple[tuple[str, Cited], ...] = ()
    filled_goals: str = ""
    unknown: str = ""
