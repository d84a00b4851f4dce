"""What a composer gets and what it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.messages.message import Message
from bot.policy.confidentiality import Audience
from bot.services.municipality import Municipality
from storage.tables import Delivery, Notice


@dataclass(frozen=True)
class Occasion:
    """The moment something is told: where, to whom, when.

    ``notices`` holds one notice, or several of one bundle, oldest first. ``closed``: it is
    told in a private channel.
    """

    session: Session
    notices: Sequence[Notice]
    here: Municipality
    audience: Audience
    now: datetime
    closed: bool = False

    @property
    def subject_id(self) -> int:
        """What the (first) notice is about."""
        return self.notices[0].subject_id


@dataclass(frozen=True)
class Telling:
    """What is told. ``replaces`` is the earlier message that it takes the place of."""

    message: Message
    replaces: Delivery | None = None
