"""Whom the bot asks about a contract, and when: planned with the change that causes it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta

from sqlmodel import Session

from bot.messages import contract_ids as ids
from bot.messages import trajectory_ids
from bot.policy.promises import contract_runs
from bot.policy.working_days import next_working_day
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from storage.contracts import find_handover
from storage.homes import homes_changed
from storage.notices import plan_notice
from storage.people import people_with_role
from storage.tables import Trajectory, TrajectoryHandover
from storage.vocabulary import HandoverState, MunicipalRole, Phase, ProcessRole

REMINDER_AFTER = timedelta(days=7)
"""When the contract manager hears of it once more."""

_IN_THE_MORNING = time(9)

Roles = Mapping[ProcessRole, int]


def client_of(stored: Trajectory, roles: Roles) -> int:
    """Who is the client, by person id; who logged it where nobody is."""
    return roles.get(ProcessRole.CLIENT, stored.logged_by_id)


def occurrence_of(row: TrajectoryHandover) -> str:
    """One time that somebody was asked to take over."""
    return f"round {row.round}"


def check_occurrence_of(row: TrajectoryHandover) -> str:
    """One moment of asking how it goes, of who took over in this round, on the day it is for."""
    return f"moment {row.moment} round {row.round} on {row.next_on}"


def ask_to_take_over(
    session: Session, stored: Trajectory, row: TrajectoryHandover, roles: Roles, *, now: datetime
) -> None:
    """Ask the contract manager, or the client who that is."""
    manager = roles.get(ProcessRole.CONTRACT_MANAGER)
    row.manager_id = manager
    row.state = HandoverState.NOBODY if manager is None else HandoverState.ASKED
    row.round, row.remark, row.changed_at = row.round + 1, None, now
    session.add(row)
    session.flush()
    occurrence = occurrence_of(row)
    if manager is None:
        client = client_of(stored, roles)
        _plan(session, stored, ids.NOTICE_UNNAMED, occurrence, [client], due_at=now, now=now)
        return
    homes_changed(session, workspace_id=stored.workspace_id, people=[manager], now=now)
    whom, later = [manager], now + REMINDER_AFTER
    _plan(session, stored, ids.NOTICE_HANDOVER, occurrence, whom, due_at=now, now=now)
    _plan(session, stored, ids.NOTICE_REMINDER, occurrence, whom, due_at=later, now=now)


def follow_roles(session: Session, stored: Trajectory, roles: Roles, *, now: datetime) -> None:
    """Somebody else became contract manager in the form: they are asked as well."""
    row = find_handover(session, trajectory_id=stored.id or 0)
    if row is None or stored.phase is not Phase.EXECUTION:
        return
    if roles.get(ProcessRole.CONTRACT_MANAGER) != row.manager_id:
        ask_to_take_over(session, stored, row, roles, now=now)


def tell_declined_to(
    session: Session, stored: Trajectory, roles: Roles, *, version: int, now: datetime
) -> None:
    """To the client and the adviser: the contract manager has a remark."""
    advisers = [
        person.id or 0
        for person in people_with_role(
            session, workspace_id=stored.workspace_id, role=MunicipalRole.ADVISER
        )
    ]
    adviser = roles.get(ProcessRole.PROCUREMENT_ADVISER)
    whom = {client_of(stored, roles), *([adviser] if adviser is not None else advisers)}
    occurrence = f"version {version}"
    _plan(session, stored, ids.NOTICE_DECLINED, occurrence, sorted(whom), due_at=now, now=now)


def plan_check(
    session: Session,
    stored: Trajectory,
    row: TrajectoryHandover,
    *,
    here: Municipality,
    now: datetime,
) -> None:
    """To the contract manager: how does it go? In the morning of its day, while it runs."""
    if row.next_on is None or row.manager_id is None:
        return
    if not contract_runs(stored.phase, stored.contract_end, row.next_on):
        return
    day = next_working_day(row.next_on, country=here.profile.calendar.country)
    morning = datetime.combine(day, _IN_THE_MORNING, here.zone)
    due_at, occurrence = max(morning, now), check_occurrence_of(row)
    whom = [row.manager_id]
    _plan(session, stored, ids.NOTICE_CHECK, occurrence, whom, due_at=due_at, now=now)


def _plan(
    session: Session,
    stored: Trajectory,
    kind: str,
    occurrence: str,
    people: Iterable[int],
    *,
    due_at: datetime,
    now: datetime,
) -> None:
    for person_id in people:
        plan_notice(
            session,
            workspace_id=stored.workspace_id,
            kind=kind,
            subject_kind=trajectory_ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence=occurrence,
            recipient=str(ToPerson(person_id)),
            due_at=due_at,
            now=now,
        )
