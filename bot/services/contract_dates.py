"""When the promises of a contract are asked about: on working days, along with its dates."""

from datetime import date, datetime

from sqlmodel import Session

from bot.policy.promises import check_after_edit, first_check_on, months_later
from bot.policy.working_days import next_working_day
from bot.services.contract_asking import plan_check
from bot.services.municipality import Municipality
from storage.contracts import find_handover
from storage.journeys import find_award
from storage.tables import Trajectory, TrajectoryHandover
from storage.vocabulary import HandoverState, Phase


def first_check(contract_start: date | None, signed_on: date, *, here: Municipality) -> date:
    """The day of the first check."""
    return _at_work(first_check_on(contract_start, signed_on), here)


def talk_after(today: date, months: int, *, here: Municipality) -> date:
    """The day of a talk so many months from today."""
    return _at_work(months_later(today, months), here)


def follow_dates(
    session: Session, stored: Trajectory, *, here: Municipality, now: datetime
) -> None:
    """The dates of a contract were changed: what is planned moves along.

    A talk that was chosen stays on its day, as long as the contract runs then.
    """
    row = find_handover(session, trajectory_id=stored.id or 0)
    if row is None or stored.phase is not Phase.EXECUTION:
        return
    planned = check_after_edit(
        row.moment, row.next_on, stored.contract_start, signed_on=_signed_on(session, stored)
    )
    if planned != row.next_on:
        row.next_on = None if planned is None else _at_work(planned, here)
        row.changed_at = now
        session.add(row)
        session.flush()
    _plan_again(session, stored, row, here=here, now=now)


def _plan_again(
    session: Session,
    stored: Trajectory,
    row: TrajectoryHandover,
    *,
    here: Municipality,
    now: datetime,
) -> None:
    """What was planned for another day tells nothing any more."""
    if row.state is HandoverState.ACCEPTED:
        plan_check(session, stored, row, here=here, now=now)


def _signed_on(session: Session, stored: Trajectory) -> date | None:
    award = find_award(session, trajectory_id=stored.id or 0)
    return None if award is None else award.signed_on


def _at_work(day: date, here: Municipality) -> date:
    return next_working_day(day, country=here.profile.calendar.country)
