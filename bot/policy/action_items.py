"""Action items: who may make and settle them, and when their owner is reminded. Pure."""

from datetime import date, datetime, timedelta, tzinfo

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.rhythms import moment_on, prepared_on
from bot.policy.working_days import next_working_day
from bot.profile.rhythms import Calendar

_DAY = timedelta(days=1)


def may_make(viewer: Viewer, owner_id: int) -> bool:
    """Everybody for themselves; for others who may give work to others."""
    act = Act.MAKE_ACTION if viewer.person_id == owner_id else Act.GIVE_ACTION
    return permitted(viewer, act)


def may_settle(viewer: Viewer, owner_id: int) -> bool:
    """Whether somebody may read it, say that it is done, move it or give it to somebody else."""
    return permitted(viewer, Act.SETTLE_ACTION, involved=viewer.person_id == owner_id)


def reads_all(viewer: Viewer) -> bool:
    """Whether somebody reads the action items of others as well."""
    return permitted(viewer, Act.GIVE_ACTION)


def reminded_at(due_on: date, calendar: Calendar, zone: tzinfo) -> datetime:
    """When the owner is reminded: some working days before its date, as people get to work."""
    return prepared_on(due_on, calendar.action_days, calendar, zone)


def asked_at(due_on: date, calendar: Calendar, zone: tzinfo) -> datetime:
    """When the owner is asked about it once more: the first working day after its date."""
    return moment_on(
        next_working_day(due_on + _DAY, country=calendar.country), calendar.opens, zone
    )
