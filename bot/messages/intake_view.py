"""What a presenter may know of an intake talk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

MOST_AGREEMENTS = 5
"""As many as stay readable in one form."""


@dataclass(frozen=True)
class TalkQuestion:
    """A question of the talk. ``slug``: what its answer is kept under."""

    slug: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class TalkAnswer:
    """What was answered. ``by`` is a Slack user id, ``at`` a moment as text."""

    asked: str
    answer: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class AgreementLine:
    """What was agreed. ``owner`` and ``by`` are Slack user ids, empty for nobody."""

    what: str
    owner: str = ""
    due_on: date | None = None
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class IntakeView:
    """The talk as its people may read it.

    ``held_on`` is None as long as it did not take place; ``without`` says why the purchase went
    on without it, ``by`` (a Slack user id) who said so, ``at`` when. ``may_change``: it can be
    recorded now, or changed.
    """

    trajectory_id: int
    number: int = 0
    title: str = ""
    held_on: date | None = None
    without: str = ""
    by: str = ""
    at: str = ""
    answers: tuple[TalkAnswer, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    may_change: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether it took place, or somebody said why not."""
        return self.held_on is not None or bool(self.without)


@dataclass(frozen=True)
class IntakeSheet:
    """The form: its questions, how many agreements it has room for, and what stands in it.

    ``elsewhere`` is what somebody else recorded meanwhile; None where nobody did.
    """

    questions: tuple[TalkQuestion, ...]
    rows: int = 1
    values: Mapping[str, Any] = field(default_factory=dict)
    stale: bool = False
    elsewhere: IntakeView | None = None
