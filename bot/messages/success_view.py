"""Successes as the coordinator and colleagues read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.policy.successes import Hindrance
from storage.vocabulary import SuccessSignal, SuccessState


class Consent(StrEnum):
    """Whether somebody may be named; ``yes`` alone means that they may."""

    YES = "yes"
    NO = "no"
    ASKED = "asked"  # no answer yet
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Who:
    """Somebody who did it, by Slack user id."""

    user: str
    consent: Consent


@dataclass(frozen=True)
class Evidence:
    """Where something in a draft comes from: the phrase that tells it, and what that mentions."""

    phrase: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class SuccessParts:
    """What a person writes of a success. ``picture`` is a file in Slack, ``channel`` a name."""

    title: str = ""
    text: str = ""
    difference: str = ""
    figure: str = ""
    figure_of: str = ""


PARTS = ("title", "text", "difference", "figure", "figure_of")
"""The fields of :class:`SuccessParts`."""


@dataclass(frozen=True)
class DraftView:
    """A draft with everything that the coordinator decides by.

    ``hindrance``: why it may not be celebrated now. ``channel``: where it goes. ``reported_by``:
    the Slack user id of who told it, None where the bot saw it. ``on``: the day on which it was
    celebrated, or will be.
    """

    success_id: int
    version: int
    state: SuccessState
    signal: SuccessSignal
    parts: SuccessParts
    channel: str
    people: Sequence[Who] = ()
    evidence: Sequence[Evidence] = ()
    hindrance: Hindrance | None = None
    trajectory_id: int | None = None
    number: int | None = None
    reported_by: str | None = None
    picture: str | None = None
    on: date | None = None

    @property
    def seen(self) -> str:
        """What a button carries: which one, and as it was seen."""
        return f"{self.success_id}:{self.version}"

    @property
    def is_draft(self) -> bool:
        """Whether the coordinator still decides of it."""
        return self.state in {SuccessState.DRAFT, SuccessState.WAITING}

    @property
    def stands(self) -> bool:
        """Whether it stands in the channel."""
        return self.state is SuccessState.CELEBRATED

    @property
    def may_be_changed(self) -> bool:
        """Whether its words may change: before it is decided, and once it stands there."""
        return self.is_draft or self.stands

    @property
    def may_be_approved(self) -> bool:
        """Whether it may be celebrated as it stands."""
        return self.state is SuccessState.DRAFT and self.hindrance is None


@dataclass(frozen=True)
class SuccessRow:
    """One line of the list. ``on``: when it was celebrated."""

    success_id: int
    title: str
    state: SuccessState
    figure: str | None = None
    on: date | None = None
    hindered: bool = False


@dataclass(frozen=True)
class SuccessList:
    """What somebody may read: for colleagues what was celebrated, for the coordinator all.

    ``more``: how many of a state are not shown.
    """

    rows: Sequence[SuccessRow] = ()
    more: Mapping[SuccessState, int] = field(default_factory=dict)
    keeps: bool = False
