"""What the coordinator's message of the week tells of the calendar of tenders."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from bot.messages.tender_view import TenderView
from bot.policy.tender_weeks import Change
from storage.vocabulary import MoneyMoment, NudgeAnswer

Line = TypeVar("Line")

LINES = 5
"""So many lines has a part of the message at most."""


@dataclass(frozen=True)
class Lines(Generic[Line]):
    """The first few of something, and how many there are."""

    shown: tuple[Line, ...] = ()
    total: int = 0

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)


@dataclass(frozen=True)
class AskedView:
    """What came up last week: how often, how often it was answered, and what asks something.

    ``wants``: who asked for a talk, or said that it belongs to another team; ``silent``: a
    second question in a row stayed without an answer.
    """

    asked: int = 0
    answered: int = 0
    wants: Lines[tuple[TenderView, NudgeAnswer]] = Lines()
    silent: Lines[TenderView] = Lines()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.asked or self.answered or self.silent.total)


@dataclass(frozen=True)
class ImpactView:
    """A purchase in which much can be won: the themes with the level that is asked, if any."""

    tender: TenderView
    themes: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class ChangesView:
    """What became of tenders last week: of each change how many, and the first few by name."""

    counts: Mapping[Change, int] = field(default_factory=dict)
    named: Lines[tuple[TenderView, Change]] = Lines()


@dataclass(frozen=True)
class MoneyNewsView:
    """What was said last week about money for one budget year: titles of who needs it."""

    moment: MoneyMoment
    year: int
    wanted: Lines[str]


@dataclass(frozen=True)
class DigestView:
    """The week that begins on ``monday``. What is ``late`` does not stand in ``coming`` as well."""

    monday: date
    coming: Lines[TenderView] = Lines()
    late: Lines[TenderView] = Lines()
    impact: tuple[ImpactView, ...] = ()
    asked: AskedView = AskedView()
    changes: ChangesView = ChangesView()
    money: tuple[MoneyNewsView, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: what weighs most is no news by itself."""
        asked = self.asked.is_empty and not self.money
        return asked and not (self.coming.total or self.late.total or self.changes.counts)
