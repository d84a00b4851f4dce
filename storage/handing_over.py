"""What hangs on one person, where no other list has it."""

from collections.abc import Collection

from sqlmodel import Session, col, or_, select

from storage.tables import Tender, Trajectory, TrajectoryRole
from storage.vocabulary import Phase, ProcessRole, TenderState


def roles_held(
    session: Session, *, workspace_id: int, person_id: int, phases: Collection[Phase]
) -> list[tuple[Trajectory, ProcessRole]]:
    """Every process role of somebody in trajectories in these phases, the oldest first."""
    found = session.exec(
        select(Trajectory, TrajectoryRole.role)
        .join(TrajectoryRole, col(TrajectoryRole.trajectory_id) == col(Trajectory.id))
        .where(
            col(Trajectory.workspace_id) == workspace_id,
            col(TrajectoryRole.person_id) == person_id,
            col(Trajectory.phase).in_(phases),
        )
        .order_by(col(Trajectory.id), col(TrajectoryRole.role))
    )
    return [(trajectory, ProcessRole(role)) for trajectory, role in found]


def open_tenders_of(session: Session, *, workspace_id: int, person_id: int) -> list[Tender]:
    """The open tenders of which somebody is the client or the budget holder, the oldest first."""
    found = session.exec(
        select(Tender)
        .where(
            col(Tender.workspace_id) == workspace_id,
            col(Tender.state) == TenderState.OPEN,
            or_(col(Tender.client_id) == person_id, col(Tender.budget_holder_id) == person_id),
        )
        .order_by(col(Tender.id))
    )
    return list(found)
