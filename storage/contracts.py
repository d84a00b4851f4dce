"""Promises of a contract: where they stand, who keeps them, and how they go.

What is found by the id of a trajectory: who asks has found that in their own workspace.
"""

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from storage.tables import (
    Trajectory,
    TrajectoryHandover,
    TrajectoryPromise,
    TrajectoryResult,
    TrajectoryRole,
)
from storage.vocabulary import HandoverState, Phase, ProcessRole

Waiting = tuple[Trajectory, TrajectoryHandover]


def promises_of(session: Session, *, trajectory_id: int) -> dict[str, TrajectoryPromise]:
    """Where each theme stands, as far as somebody said so."""
    found = session.exec(
        select(TrajectoryPromise)
        .where(col(TrajectoryPromise.trajectory_id) == trajectory_id)
        .order_by(col(TrajectoryPromise.theme))
    )
    return {row.theme: row for row in found}


def find_handover(session: Session, *, trajectory_id: int) -> TrajectoryHandover | None:
    """Who looks after the promises; None before the contract is signed."""
    return session.get(TrajectoryHandover, trajectory_id)


def results_of(session: Session, *, trajectory_id: int) -> list[TrajectoryResult]:
    """How the promises went, the first moment first."""
    return list(
        session.exec(
            select(TrajectoryResult)
            .where(col(TrajectoryResult.trajectory_id) == trajectory_id)
            .order_by(col(TrajectoryResult.moment), col(TrajectoryResult.theme))
        )
    )


def of_manager(session: Session, *, workspace_id: int, person_id: int) -> list[Waiting]:
    """The contracts that run and of which this person was asked to look after the promises."""
    return _running(session, workspace_id, col(TrajectoryHandover.manager_id) == person_id)


def not_taken_over(session: Session, *, workspace_id: int, person_id: int) -> list[Waiting]:
    """The contracts of this client of which nobody looks after the promises yet.

    Where a trajectory has no client, that is who logged it.
    """
    clients = select(TrajectoryRole.trajectory_id).where(
        col(TrajectoryRole.role) == ProcessRole.CLIENT
    )
    theirs = clients.where(col(TrajectoryRole.person_id) == person_id)
    is_client = or_(
        col(Trajectory.id).in_(theirs),
        and_(col(Trajectory.logged_by_id) == person_id, col(Trajectory.id).not_in(clients)),
    )
    waits = col(TrajectoryHandover.state) != HandoverState.ACCEPTED
    return _running(session, workspace_id, and_(is_client, waits))


def _running(session: Session, workspace_id: int, wanted: ColumnElement[bool]) -> list[Waiting]:
    found = session.exec(
        select(Trajectory, TrajectoryHandover)
        .join(TrajectoryHandover, col(TrajectoryHandover.trajectory_id) == col(Trajectory.id))
        .where(
            col(Trajectory.workspace_id) == workspace_id,
            col(Trajectory.phase) == Phase.EXECUTION,
            wanted,
        )
        .order_by(col(Trajectory.number))
    )
    return [(trajectory, handover) for trajectory, handover in found]
