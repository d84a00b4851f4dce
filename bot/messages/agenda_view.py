"""What stands on the agenda of a meeting, as data."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.messages.escaping import Mrkdwn
from bot.messages.expertise_view import ExpertLine, RequestLine
from bot.messages.watch_view import DevelopmentView


@dataclass(frozen=True)
class MeetingView:
    """When and where. ``because``: the holiday or period that moved it."""

    meeting_id: int
    label: str
    starts_at: datetime
    zone: ZoneInfo
    place: str = ""
    because: str = ""
    emphasis: str = ""

    @property
    def local(self) -> datetime:
        """When it begins, on the clock of the municipality."""
        return self.starts_at.astimezone(self.zone)


@dataclass(frozen=True)
class NewCase:
    """A purchase that was logged since the last time.

    ``chosen`` are the themes it already aims for, ``suggested`` those of its kind of purchase
    that it does not; labels. ``asked``: whether it is needed at all was answered.
    """

    trajectory_id: int
    number: int
    title: str
    team: str = ""
    chosen: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    asked: bool = True


@dataclass(frozen=True)
class FormLine:
    """A start form that waits for a judgement; ``findings`` as the adviser reads them."""

    trajectory_id: int
    number: int
    title: str
    findings: tuple[Mrkdwn, ...] = ()


@dataclass(frozen=True)
class SilentLine:
    """A purchase of which nothing was heard, also not after asking."""

    trajectory_id: int
    number: int
    title: str
    heard_on: date


@dataclass(frozen=True)
class IgnoredLine:
    """A tender to come of which two nudges in a row were not answered."""

    tender_id: int
    called: str
    title: str
    asked_on: date
    team: str = ""


@dataclass(frozen=True)
class ActionLine:
    """What somebody promised. ``owner`` is a Slack user id."""

    action_id: int
    text: str
    owner: str
    due_on: date | None = None
    overdue: bool = False


@dataclass(frozen=True)
class OwnLine:
    """What somebody brought. ``brought_by`` is a Slack user id."""

    item_id: int
    text: str
    why: str = ""
    brought_by: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Counts:
    """The monitoring of a quarter, in three numbers; None where it is not told."""

    trajectories: int
    forms: int | None = None
    chances: int | None = None
    explained: int | None = None


@dataclass(frozen=True)
class Attendance:
    """Who comes. ``coming`` are Slack user ids, only where they may be named."""

    yes: int = 0
    perhaps: int = 0
    coming: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaView:
    """Everything on an agenda; figures only where there is something to compare.

    ``attendance`` and ``represented`` at meetings of more than who oversee everything.
    ``is_open``: every colleague may read it, and nobody can open the meeting from it.
    """

    meeting: MeetingView
    new: tuple[NewCase, ...] = ()
    forms: tuple[FormLine, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    own: tuple[OwnLine, ...] = ()
    silent: tuple[SilentLine, ...] = ()
    quarter: Counts | None = None
    last_quarter: Counts | None = None
    attendance: Attendance | None = None
    represented: tuple[ExpertLine, ...] = ()
    developments: tuple[DevelopmentView, ...] = ()
    is_open: bool = False
    ignored: tuple[IgnoredLine, ...] = ()

    @property
    def points(self) -> int:
        """How much there is to talk about."""
        return sum(map(len, (self.new, self.forms, self.requests, self.own, self.ignored)))
        parts = (self.new, self.forms, self.requests, self.developments, self.own)
        return sum(len(each) for each in parts)
