"""What somebody chose about when they are told things, as the pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.policy.attention import Group, Heard, Wishes
from storage.vocabulary import Withheld


class Snooze(StrEnum):
    """How long somebody wants to hear nothing. ``keep``: as they said before."""

    NOT = "not"
    KEEP = "keep"
    HOUR = "hour"
    TOMORROW = "tomorrow"
    MONDAY = "monday"
    WEEK = "week"


@dataclass(frozen=True)
class HeldLine:
    """What is held back, of one sort and for one reason.

    ``group`` is None for what is work; ``until`` for what is not told at all.
    """

    group: Group | None
    why: Withheld
    until: datetime | None
    count: int = 1


@dataclass(frozen=True)
class AttentionView:
    """Everything on the page of one person, at one moment.

    ``elsewhere``: their clock is not the municipality's.
    """

    wishes: Wishes
    heard: Heard
    now: datetime
    held: Sequence[HeldLine] = ()
    proposal: bool = False
    elsewhere: bool = False

    @property
    def snoozed_until(self) -> datetime | None:
        """Until when they hear nothing; None once that is over."""
        until = self.wishes.snoozed_until
        return until if until is not None and until > self.now else None

    @property
    def today(self) -> date:
        """The day that it is for them."""
        return self.wishes.day_of(self.now)

    @property
    def absent_until(self) -> date | None:
        """The last day of an absence that is not over; None without one."""
        until = self.wishes.absent_until
        return until if until is not None and until >= self.today else None


@dataclass(frozen=True)
class AttentionForm:
    """What stands in the form: by field, as Slack sends it."""

    starts_at: str | None = None
    ends_at: str | None = None
    daily_at: str | None = None
    snooze: str | None = None
    absent_from: str | None = None
    absent_until: str | None = None
    weekdays: Sequence[str] = field(default_factory=tuple)
    wanted: Sequence[str] = field(default_factory=tuple)
