"""What stands in somebody's own calendar, ready to be worded. Never an amount."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from storage.vocabulary import Precision


class DayKind(StrEnum):
    """What a day in the calendar is; the slug of its phrase.

    ``ends``, ``notice`` and ``option`` are of a contract; ``current_…`` of the one that runs now,
    which a tender comes after.
    """

    PUBLICATION = "publication"
    ENDS = "ends"
    NOTICE = "notice"
    OPTION = "option"
    CURRENT_END = "current_end"
    CURRENT_NOTICE = "current_notice"
    CURRENT_OPTION = "current_option"
    ACTION = "action"


@dataclass(frozen=True)
class FeedDay:
    """One day, or a span of days of which one is meant.

    ``key`` names it for good; ``version`` rises with every change. ``number`` is as people write
    it: 'A12', or '14' for a trajectory; empty where there is none. ``title`` is empty where what
    somebody typed may hold an amount or a name: then the number alone is told.
    """

    kind: DayKind
    key: str
    version: int
    first: date
    last: date
    number: str = ""
    title: str = ""
    team: str = ""
    precision: Precision = Precision.DAY


@dataclass(frozen=True)
class FeedMeeting:
    """A meeting to come; ``begins`` in the municipality's zone."""

    key: str
    version: int
    begins: datetime
    minutes: int
    label: str
    place: str = ""


@dataclass(frozen=True)
class FeedView:
    """Everything in somebody's calendar. ``team``: its name, where it is of one team."""

    team_id: str
    days: tuple[FeedDay, ...] = ()
    meetings: tuple[FeedMeeting, ...] = ()
    team: str = ""


@dataclass(frozen=True)
class FeedState:
    """What somebody reads about their own calendar.

    ``since``: since when they have an address, None where they have none. ``address``: the
    address itself, at the one moment that it is shown. ``team`` is the name of the team that is
    asked for, ``slug`` its slug.
    """

    since: date | None = None
    of_team: str = ""
    address: str = ""
    team: str = ""
    slug: str = field(default="")
