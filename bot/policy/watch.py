"""The watch list: when a development comes back, at which meetings, who keeps it. Pure."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.figures import PeriodKind, period_of
from bot.policy.meetings import for_every_colleague, overseen
from bot.policy.permissions import Act
from bot.policy.working_days import next_working_day

EVERY_TIME = date(2000, 1, 1)
"""Kept as the day of what is talked about at every meeting: it has come at each of them."""

_WEEK = timedelta(weeks=1)
_DAY = timedelta(days=1)


class Again(StrEnum):
    """When somebody wants to look at it again, as they choose it."""

    NEXT_QUARTER = "next-quarter"
    EVERY_TIME = "every-time"
    ON_A_DAY = "on-a-day"


def next_quarter(day: date, *, country: str) -> date:
    """The first working day of the quarter after the one that a day lies in."""
    last = period_of(PeriodKind.QUARTER, day).last
    return next_working_day(last + _DAY, country=country)


def again_of(look_again_on: date) -> Again:
    """What was chosen, as far as the day that is kept tells."""
    return Again.EVERY_TIME if look_again_on == EVERY_TIME else Again.ON_A_DAY


def told_on(look_again_on: date, *, country: str) -> date | None:
    """When its owner hears that it comes back: a week before; never for every meeting."""
    if look_again_on == EVERY_TIME:
        return None
    return next_working_day(look_again_on - _WEEK, country=country)


def may_keep(viewer: Viewer, *, owner_id: int, created_by_id: int) -> bool:
    """Whether somebody may change it: its owner, who put it there, adviser and coordinator."""
    own = viewer.person_id in (owner_id, created_by_id)
    return permitted(viewer, Act.KEEP_WATCH, involved=own)


def is_talked_about_at(kind: str, kinds: Collection[str]) -> bool:
    """Whether developments come back at a kind of meeting.

    At the fortnightly meeting; where there is none, at the meeting for every colleague.

    :param kinds: the kinds of meetings that the municipality has.
    """
    if overseen(kind):
        return True
    return for_every_colleague(kind) and not any(overseen(each) for each in kinds)
