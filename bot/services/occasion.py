"""What a composer gets and what it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services.municipality import Municipality
from storage.tables import Delivery, Notice


@dataclass(frozen=True)
class Occasion:
    """The moment something is told: where, to whom, when.

    ``notices`` holds one notice, or several of one bundle, oldest first. ``meant_for`` is the
    day that was missed, in the zone of who reads it, where it comes late. ``outsider``: it is for
    a guest or somebody of another organisation; asked only where that matters.
    """

    session: Session
    notices: Sequence[Notice]
    here: Municipality
    audience: Audience
    now: datetime
    meant_for: date | None = None
    outsider: bool = False

    @property
    def subject_id(self) -> int:
        """What the (first) notice is about."""
        return self.notices[0].subject_id


@dataclass(frozen=True)
class Telling:
    """What is told. ``replaces`` is the earlier message that it takes the place of.

    ``beneath`` is the message in whose thread it comes. ``says_late``: its own words say that
    it comes late, where it does.
    """

    message: Message
    replaces: Delivery | None = None
    beneath: Delivery | None = None
    says_late: bool = False
