"""Trajectories of the same kind, by the same team."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables import Trajectory


def similar_trajectories(
    session: Session, *, workspace_id: int, category: str, team: str, since: datetime
) -> list[Trajectory]:
    """Those that were logged at that moment or later, oldest first; with an estimate or not."""
    return list(
        session.exec(
            select(Trajectory)
            .where(
                col(Trajectory.workspace_id) == workspace_id,
                col(Trajectory.category) == category,
                col(Trajectory.team) == team,
                col(Trajectory.created_at) >= since,
            )
            .order_by(col(Trajectory.id))
        )
    )
