"""What a presenter may know of a lesson: already masked for its reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.language.folding import folded
from storage.vocabulary import LessonKind, LessonOutcome, Phase


@dataclass(frozen=True)
class LessonLine:
    """A lesson on one line."""

    lesson_id: int
    number: int
    title: str


@dataclass(frozen=True)
class LinkedTrajectory:
    """A trajectory that this reader may know of."""

    trajectory_id: int
    number: int
    title: str


@dataclass(frozen=True)
class LessonView:
    """A lesson as one person may read it.

    ``told_by`` is a Slack user id, None where this reader may not know it or nobody does;
    ``own``: they told it themselves. ``story`` holds problem, approach, result and advice
    where they are told, in that order. ``files`` maps a Slack file id to its name.
    ``reused_by`` counts people; ``reuses``: this reader is one of them.
    ``asks_nothing``: the tender of its trajectory runs, so nobody is asked to tell more.
    ``from_other``: it was kept from somebody else's message.
    ``took_over`` are the numbers of lessons that said the same.
    """

    lesson_id: int
    number: int
    title: str
    insight: str
    story: Mapping[str, str] = field(default_factory=dict)
    measure: str | None = None
    link: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    outcome: LessonOutcome | None = None
    kind: LessonKind | None = None
    phase: Phase | None = None
    themes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    trajectory: LinkedTrajectory | None = None
    told_by: str | None = None
    own: bool = False
    anonymous: bool = False
    told_on: str = ""
    reused_by: int = 0
    reuses: bool = False
    took_over: tuple[int, ...] = ()
    asks_nothing: bool = False
    from_other: bool = False
    may_edit: bool = False
    may_retract: bool = False
    may_merge: bool = False

    @property
    def says_more(self) -> bool:
        """Whether what was learnt is more than the title says already."""
        return adds_to(self.title, self.insight)


def adds_to(title: str, insight: str) -> bool:
    """Whether a text says anything that its title does not."""
    return folded(insight) != folded(title)
