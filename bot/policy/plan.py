"""The municipality's plan: who reads and keeps it, how it may go, when it is recalled. Pure."""

from datetime import date

from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.policy.working_days import next_working_day
from storage.vocabulary import PlanStatus

_YEARS_AHEAD = 5


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


def statuses(*, own: bool) -> tuple[PlanStatus, ...]:
    """How an item may go: what the plan itself asks is not dropped, what was added to it may be."""
    return tuple(each for each in PlanStatus if own or each is not PlanStatus.DROPPED)


def is_closed(status: PlanStatus) -> bool:
    """Whether nothing more is to be done for it."""
    return status in (PlanStatus.DONE, PlanStatus.DROPPED)


def due_years(this_year: int, kept: int | None) -> tuple[int, ...]:
    """By when something should be there: the years to choose from, with the one that is kept."""
    years = set(range(this_year, this_year + _YEARS_AHEAD + 1))
    return tuple(sorted(years | ({kept} if kept is not None else set())))


def first_day(year: int, *, country: str) -> date:
    """The first working day of a year."""
    return next_working_day(date(year, 1, 1), country=country)


def has_come(year: int, today: date) -> bool:
    """Whether the year in which the plan expects something is there."""
    return today.year >= year
