"""Masterclasses and events of a network, as data."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.messages.form_fields import Option
from storage.vocabulary import GatheringKind, SignUp


@dataclass(frozen=True)
class GatheringView:
    """One gathering, for one reader.

    ``network`` and ``theme`` are what people call them. ``left``: how many can still come, None
    for as many as want to. ``mine``: what this reader said, None for nothing. ``guests`` and
    ``queue``: Slack user ids of who comes and of who waits; empty for who may not see them.
    """

    gathering_id: int
    kind: GatheringKind
    title: str
    starts_at: datetime
    zone: ZoneInfo
    minutes: int
    version: int = 1
    about: str = ""
    network: str = ""
    theme: str = ""
    place: str = ""
    link: str = ""
    seats: int | None = None
    left: int | None = None
    coming: int = 0
    waiting: int = 0
    mine: SignUp | None = None
    owner: str = ""
    guests: tuple[str, ...] = ()
    queue: tuple[str, ...] = ()
    sees_guests: bool = False
    may_change: bool = False
    is_open: bool = True

    @property
    def local(self) -> datetime:
        """When it begins, in the municipality's zone."""
        return self.starts_at.astimezone(self.zone)


@dataclass(frozen=True)
class GatheringList:
    """What is coming. ``hidden``: how many more there are than are shown."""

    rows: tuple[GatheringView, ...] = ()
    may_change: bool = False
    hidden: int = 0


@dataclass(frozen=True)
class GatheringChoices:
    """What can be chosen in the form."""

    networks: tuple[Option, ...] = ()
    themes: tuple[Option, ...] = ()
