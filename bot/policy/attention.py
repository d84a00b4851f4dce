"""When somebody may be told something: now, later or not at all. Pure.

Moments are compared in UTC: two clock times of one zone do not tell which comes first in
the hour that comes back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.policy.working_days import is_working_day
from storage.vocabulary import Withheld

LATE_AFTER = timedelta(days=1)
"""What comes so much later than it was meant says so."""

LONGEST_ABSENCE = timedelta(days=366)

_DAY = timedelta(days=1)
_WORKING_WEEK = frozenset(range(5))


class Attention(StrEnum):
    """How a message asks for attention.

    ``answer``: it follows from what somebody did just now, or changes a message in its place.
    ``work``: somebody waits for this person, or they must know it. ``unasked``: all else.
    """

    ANSWER = "answer"
    WORK = "work"
    UNASKED = "unasked"


class Group(StrEnum):
    """Unasked messages of one sort, as people mute them."""

    REMINDERS = "reminders"
    CONTRACTS = "contracts"
    LESSONS = "lessons"
    NEWS = "news"
    TENDERS = "tenders"
    WEEK = "week"


@dataclass(frozen=True)
class Asks:
    """How a kind of message asks for attention. Only what is unasked has a group."""

    attention: Attention
    group: Group | None = None

    def __post_init__(self) -> None:
        """What can be muted and what counts is one thing."""
        if (self.attention is Attention.UNASKED) is (self.group is None):
            raise ValueError("what is unasked, and that alone, belongs to a group")


@dataclass(frozen=True)
class Wishes:
    """When somebody works and what they want, in their own zone.

    ``weekdays`` holds numbers from 0 (Monday), at least one. ``snoozed_until`` is a moment;
    ``absent_from`` and ``absent_until`` are both days of absence.
    """

    zone: ZoneInfo
    opens: time
    closes: time
    daily: time
    country: str
    weekdays: frozenset[int] = _WORKING_WEEK
    snoozed_until: datetime | None = None
    absent_from: date | None = None
    absent_until: date | None = None
    muted: frozenset[Group] = frozenset()

    def __post_init__(self) -> None:
        """Somebody can always be told something some day."""
        if not self.weekdays & _WORKING_WEEK or self.opens >= self.closes:
            raise ValueError("nobody works at no time at all")

    def is_absent(self, day: date) -> bool:
        """Whether they said that they are away that day."""
        if self.absent_until is None:
            return False
        return (self.absent_from or self.absent_until) <= day <= self.absent_until

    def works_on(self, day: date) -> bool:
        """Whether it is a day on which they can be told something."""
        works = day.weekday() in self.weekdays and is_working_day(day, country=self.country)
        return works and not self.is_absent(day)

    def day_of(self, moment: datetime) -> date:
        """The day that it is for them."""
        return moment.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """A time on their clock."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


@dataclass(frozen=True)
class Heard:
    """How many unasked messages somebody got, and how many they may get in a week."""

    this_week: int = 0
    today: int = 0
    budget: int = 2


@dataclass(frozen=True)
class TellNow:
    """It may be told."""


@dataclass(frozen=True)
class HoldUntil:
    """It waits; at that moment it is decided anew."""

    moment: datetime
    why: Withheld


@dataclass(frozen=True)
class Drop:
    """It is not told at all."""

    why: Withheld


Decision = TellNow | HoldUntil | Drop


def decide(asks: Asks, wishes: Wishes, *, due: datetime, now: datetime, heard: Heard) -> Decision:
    """Whether something that is due may be told at this moment."""
    match asks.attention:
        case Attention.ANSWER:
            return TellNow()
        case Attention.WORK:
            return _at(next_open(wishes, now), wishes, now, Withheld.HOURS)
        case Attention.UNASKED:
            if asks.group in wishes.muted:
                return Drop(Withheld.MUTED)
            return _unasked(wishes, due, now, heard)


def meant(asks: Asks, wishes: Wishes, *, due: datetime) -> datetime:
    """When something would be told, if nobody was kept from telling it."""
    match asks.attention:
        case Attention.ANSWER:
            return due
        case Attention.WORK:
            return next_open(wishes, due)
        case Attention.UNASKED:
            return next_daily(wishes, due)


def is_late(moment: datetime, now: datetime) -> bool:
    """Whether something comes so much later than it was meant that it has to say so."""
    return now - moment > LATE_AFTER


def next_open(wishes: Wishes, after: datetime) -> datetime:
    """The first moment from then on at which somebody can be told something, in UTC."""
    after = _not_snoozed(wishes, after)
    for day in _days(wishes, after):
        if after < wishes.at(day, wishes.closes):
            return max(after, wishes.at(day, wishes.opens))
    raise AssertionError("days do not end")


def next_daily(wishes: Wishes, after: datetime) -> datetime:
    """The first moment from then on at which the message of the day comes, in UTC."""
    after = _not_snoozed(wishes, after)
    clock = wishes.daily if wishes.opens <= wishes.daily < wishes.closes else wishes.opens
    for day in _days(wishes, after):
        if after <= wishes.at(day, clock):
            return wishes.at(day, clock)
    raise AssertionError("days do not end")


def day_began(wishes: Wishes, now: datetime) -> datetime:
    """When the day began that it is for somebody, in UTC."""
    return wishes.at(wishes.day_of(now), time())


def week_began(wishes: Wishes, now: datetime) -> datetime:
    """When the ISO week began that it is for somebody, in UTC."""
    today = wishes.day_of(now)
    return wishes.at(today - timedelta(days=today.weekday()), time())


def _unasked(wishes: Wishes, due: datetime, now: datetime, heard: Heard) -> Decision:
    """In the message of the day, once it is there; not too many a week."""
    turn = next_daily(wishes, due)
    if turn > now:
        return _at(turn, wishes, now, Withheld.DAILY)
    if next_open(wishes, now) > now:
        return _at(next_daily(wishes, now), wishes, now, Withheld.HOURS)
    if heard.this_week >= heard.budget:
        monday = week_began(wishes, now) + timedelta(days=8)  # the clock may be moved in between
        return HoldUntil(next_daily(wishes, week_began(wishes, monday)), Withheld.BUDGET)
    if heard.today:
        tomorrow = wishes.at(wishes.day_of(now) + _DAY, time())
        return HoldUntil(next_daily(wishes, tomorrow), Withheld.DAILY)
    return TellNow()


def _at(moment: datetime, wishes: Wishes, now: datetime, otherwise: Withheld) -> Decision:
    """Tell it then, with what somebody said themselves as the reason where that holds it."""
    if moment <= now:
        return TellNow()
    if wishes.snoozed_until is not None and wishes.snoozed_until > now:
        return HoldUntil(moment, Withheld.SNOOZED)
    if wishes.is_absent(wishes.day_of(now)):
        return HoldUntil(moment, Withheld.ABSENT)
    works = wishes.works_on(wishes.day_of(now))
    return HoldUntil(moment, otherwise if works else Withheld.HOURS)


def _not_snoozed(wishes: Wishes, after: datetime) -> datetime:
    after = after.astimezone(UTC)
    if wishes.snoozed_until is None:
        return after
    return max(after, wishes.snoozed_until.astimezone(UTC))


def _days(wishes: Wishes, after: datetime) -> Iterator[date]:
    """Days from then on on which they can be told something."""
    day = wishes.day_of(after)
    while True:
        if wishes.works_on(day):
            yield day
        day += _DAY
