"""What is answered at once: to whom, who reads along, and what was understood."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.messages.message import Message
from bot.policy.confidentiality import Audience, Viewer
from bot.services.municipality import Municipality


@dataclass(frozen=True)
class Asked:
    """What is answered at once: to whom, who reads along, and what was understood.

    ``text`` is as it was typed, ``topic`` what it is about, ``number`` the trajectory that
    was named. ``wording`` names the phrase, where there are several.
    """

    session: Session
    here: Municipality
    viewer: Viewer
    audience: Audience
    now: datetime
    text: str = ""
    topic: str = ""
    theme: str = ""
    number: int | None = None
    wording: str = ""

    @property
    def today(self) -> date:
        """The day in the municipality's zone."""
        return self.now.astimezone(self.here.zone).date()

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.audience is Audience.PERSON


Answer = Callable[[Asked], Message]
