"""When the owner of a purchase is asked how it goes, because nothing was heard of it. Pure.

Between publication and award nobody is asked anything, and nobody once it is over. Somebody
may say until when it rests; a contract talk that is agreed on is heard of in its turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.policy.phases import asks_nothing, is_open
from bot.policy.working_days import next_working_day
from storage.vocabulary import Phase

LONGEST_REST = timedelta(days=2 * 365)
"""A day that lies further away is a slip in the year."""

_DAY = timedelta(days=1)
_DAYS_A_WEEK = 7

Span = tuple[date, date]
"""A first and a last day."""


class SilenceAnswer(StrEnum):
    """What was answered when nothing was heard of a purchase."""

    RUNS = "loopt"
    RESTS = "rust"  # until a day


@dataclass(frozen=True)
class Office:
    """When people are at work: a country's working days, hours, and breaks that do not count."""

    country: str
    opens: time
    closes: time
    breaks: Sequence[Span] = ()


@dataclass(frozen=True)
class Quiet:
    """A purchase since somebody last did something with it.

    ``rests_until``: the day until which somebody said that it rests. ``talk_on``: when the next
    talk about its contract is.
    """

    phase: Phase
    heard_on: date
    rests_until: date | None = None
    talk_on: date | None = None


def is_asked_in(phase: Phase) -> bool:
    """Whether silence says anything in this phase."""
    return is_open(phase) and not asks_nothing(phase)


ASKED_PHASES = frozenset(phase for phase in Phase if is_asked_in(phase))


def asked_on(quiet: Quiet, *, weeks: int, office: Office) -> date | None:
    """The working day on which its owner is asked; None for never.

    :param weeks: how long nothing may happen in its phase.
    """
    if not is_asked_in(quiet.phase):
        return None
    since = max(quiet.heard_on, quiet.talk_on or quiet.heard_on)
    day = _after(since, weeks * _DAYS_A_WEEK, office.breaks)
    return _at_work(max(day, quiet.rests_until or day), office)


def told_at(day: date, now: datetime, *, office: Office) -> datetime:
    """When it is told: as the day begins, or the first working hour from now where that is past.

    :param now: in the municipality's zone, as the answer is.
    """
    morning = datetime.combine(day, office.opens, now.tzinfo)
    moment = max(morning, now)
    is_past = moment.time() >= office.closes
    first = _at_work(moment.date() + _DAY if is_past else moment.date(), office)
    return max(moment, datetime.combine(first, office.opens, now.tzinfo))


def may_rest_until(day: date, today: date) -> bool:
    """Whether a purchase may rest until then: a day to come, and no slip in the year."""
    return today < day <= today + LONGEST_REST


def _after(since: date, days: int, breaks: Sequence[Span]) -> date:
    """So many days later, those of breaks not counted."""
    day = since
    while days:
        day += _DAY
        days -= not _is_free(day, breaks)
    return day


def _at_work(day: date, office: Office) -> date:
    """That day, or the first one after it on which people are at work."""
    day = next_working_day(day, country=office.country)
    while _is_free(day, office.breaks):
        day = next_working_day(day + _DAY, country=office.country)
    return day


def _is_free(day: date, breaks: Sequence[Span]) -> bool:
    return any(first <= day <= last for first, last in breaks)
