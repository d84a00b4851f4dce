"""How far the plan's targets are: what was counted in a year, beside what is wanted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.messages.plan_view import PlanRow
from bot.policy.confidentiality import Audience, Viewer, may_read_sums
from bot.policy.figures import BOUGHT, PeriodKind, period_of
from bot.policy.pilots import counts, status_of
from bot.policy.targets import Progress, in_force, progress
from bot.profile import Profile
from bot.profile.goals import Target
from bot.services.municipality import Municipality
from bot.services.plan_parts import target_key
from storage import figures as counting
from storage.figures import Scope


def scope_of_year(here: Municipality, year: int, seen_by: int | None) -> Scope:
    """The days of a year, here."""
    period = period_of(PeriodKind.YEAR, date(year, 1, 1))
    since, before = period.moments(here.zone)
    return Scope(here.workspace_id, period.first, period.last, since, before, seen_by)


def year_progress(
    session: Session, *, here: Municipality, year: int, seen_by: int | None
) -> Progress | None:
    """How far the target for trajectories is in a year; None where the plan has none for it.

    :param seen_by: a person id; only what is shared or theirs is counted.
    """
    target = in_force(here.profile.targets, "trajectories", year)
    if target is None:
        return None
    count = counting.with_theme(session, scope_of_year(here, year, seen_by), phases=BOUGHT)
    return _beside(target, year, count, here.profile)


def pilots_in(session: Session, scope: Scope, year: int) -> int:
    """How many pilots count for a year."""
    found = counting.pilots_of_year(session, scope, year=year)
    return sum(count for stage, phase, count in found if counts(status_of(stage, phase)))


def with_progress(
    session: Session,
    rows: Iterable[PlanRow],
    *,
    here: Municipality,
    viewer: Viewer,
    now: datetime,
) -> tuple[PlanRow, ...]:
    """The rows of a plan, each target with how far it is, over what this person may see."""
    targets = {target_key(each): each for each in here.profile.targets}
    seen_by = None if may_read_sums(viewer, Audience.PERSON) else viewer.person_id
    today = now.astimezone(here.zone).year
    told = []
    for row in rows:
        target = targets.get(row.item.key)
        if target is None:
            told.append(row)
        elif target.kind == "pilots":
            count = pilots_in(session, scope_of_year(here, target.year, seen_by), target.year)
            told.append(replace(row, reached=(_beside(target, target.year, count, here.profile),)))
        else:
            first = _first_year(session, here.workspace_id, here.zone) or today
            found = (
                year_progress(session, here=here, year=year, seen_by=seen_by)
                for year in _years(target, here.profile, today)
                if first <= year <= today
            )
            reached = tuple(each for each in found if each is not None)
            told.append(replace(row, reached=reached, uncounted=target.year < first))
    return tuple(told)


def _years(target: Target, profile: Profile, today: int) -> list[int]:
    """Its own year, and this one where it stays in force."""
    holds = in_force(profile.targets, "trajectories", today)
    return sorted({target.year, today} if target == holds else {target.year})


def _first_year(session: Session, workspace_id: int, zone: ZoneInfo) -> int | None:
    first = counting.first_logged(session, workspace_id=workspace_id)
    return None if first is None else first.astimezone(zone).year


def _beside(target: Target, year: int, count: int, profile: Profile) -> Progress:
    per_year = profile.plan.trajectories_per_year if profile.plan else None
    return progress(
        target,
        year=year,
        count=count,
        per_year=per_year if target.kind == "trajectories" else None,
    )
