"""The municipality's plan: who reads it, who keeps it, and when its promises are recalled. Pure."""

from datetime import date

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.working_days import next_working_day


def may_read_plan(viewer: Viewer) -> bool:
    """Every colleague; no guests, nobody of another organisation."""
    return permitted(viewer, Act.READ_PLAN)


def may_keep_plan(viewer: Viewer) -> bool:
    """Whether somebody may say who looks after what, and how it goes: the coordinator."""
    return permitted(viewer, Act.KEEP_PLAN)


def yearly_day(origin: date, year: int, *, country: str) -> date:
    """The day of the year on which something is recalled: that day, or the next working day.

    The 29th of February is recalled on the 28th in a year without one.
    """
    try:
        day = origin.replace(year=year)
    except ValueError:
        day = origin.replace(year=year, day=28)
    return next_working_day(day, country=country)


def next_yearly(origin: date, after: date, *, country: str) -> date:
    """The first time it is recalled later than a day; never in the year of its origin."""
    year = max(after.year - 1, origin.year + 1)
    while (day := yearly_day(origin, year, country=country)) <= after:
        year += 1
    return day
