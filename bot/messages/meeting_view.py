"""A meeting that is kept, and its minutes, as presenters get them."""

from dataclasses import dataclass
from datetime import date

from bot.messages.action_view import ActionView
from bot.messages.escaping import Mrkdwn
from bot.policy.paging import Page, page_of
from storage.vocabulary import AgendaState

_BETWEEN = ":"
_NO_PAGE = page_of(0, size=1, wanted=1)


@dataclass(frozen=True)
class SheetPlace:
    """Which page of which meeting is shown, as a button carries it."""

    meeting_id: int
    page: int = 1

    def dump(self) -> str:
        """As text for a value; read back by :meth:`read`."""
        return f"{self.meeting_id}{_BETWEEN}{self.page}"

    @classmethod
    def read(cls, text: str) -> "SheetPlace":
        """What :meth:`dump` wrote. :raises ValueError: it is something else."""
        meeting_id, page = text.split(_BETWEEN)
        return cls(int(meeting_id), int(page))


@dataclass(frozen=True)
class PointPlace:
    """A line of an agenda on its page, as a button carries it."""

    sheet: SheetPlace
    subject_kind: str
    subject_id: int

    def dump(self) -> str:
        """As text for a value; read back by :meth:`read`."""
        return _BETWEEN.join((self.sheet.dump(), self.subject_kind, str(self.subject_id)))

    @classmethod
    def read(cls, text: str) -> "PointPlace":
        """What :meth:`dump` wrote. :raises ValueError: it is something else."""
        meeting_id, page, kind, subject_id = text.split(_BETWEEN)
        return cls(SheetPlace(int(meeting_id), int(page)), kind, int(subject_id))

    @property
    def subject(self) -> tuple[str, int]:
        """What the line is about."""
        return self.subject_kind, self.subject_id


@dataclass(frozen=True)
class PointView:
    """A line of an agenda, and what became of it.

    ``title`` is empty where nobody knows any more what it was about. ``number``: that of the
    trajectory it is about. ``outcome`` was typed by somebody. ``comes_back``: whether it comes
    back at every meeting; None for what has its turn once.
    """

    subject_kind: str
    subject_id: int
    title: str
    said: Mrkdwn | None = None
    state: AgendaState = AgendaState.OPEN
    outcome: str = ""
    number: int | None = None
    comes_back: bool | None = None


@dataclass(frozen=True)
class MeetingSheet:
    """A meeting while it is kept. ``label`` is what its kind is called, ``at`` when it begins."""

    place: SheetPlace
    label: str
    day: date
    at: str
    points: tuple[PointView, ...] = ()
    page: Page = _NO_PAGE
    total: int = 0
    dealt_with: int = 0
    agreed: tuple[ActionView, ...] = ()
    may_conclude: bool = False
    is_held: bool = False


@dataclass(frozen=True)
class Minutes:
    """What came of a meeting, as far as its reader may know.

    ``left``: how many points wait for a next time. ``hidden``: how many were dealt with that
    this reader does not read. ``channel``: where they are told as well, by name.
    """

    meeting_id: int
    label: str
    day: date
    decided: tuple[PointView, ...] = ()
    discussed: tuple[PointView, ...] = ()
    no_action: tuple[PointView, ...] = ()
    agreed: tuple[ActionView, ...] = ()
    left: int = 0
    hidden: int = 0
    again: bool = False
    channel: str | None = None
