"""Where there may be something to celebrate: purchases that something happened to lately."""

from collections.abc import Collection
from datetime import date, datetime

from sqlmodel import Session, col, exists, func, select

from storage.tables import Trajectory, TrajectoryAward, TrajectoryPromise
from storage.vocabulary import Phase, PromisePlace, Sharing


def changed_since(
    session: Session, *, workspace_id: int, phases: Collection[Phase], since: datetime
) -> list[int]:
    """The ids of shared trajectories in these phases to which something happened since."""
    found = session.exec(
        select(Trajectory.id)
        .where(
            col(Trajectory.workspace_id) == workspace_id,
            col(Trajectory.sharing) == Sharing.TEAM,
            col(Trajectory.phase).in_(phases),
            col(Trajectory.updated_at) >= since,
        )
        .order_by(col(Trajectory.number))
    )
    return [each for each in found if each is not None]


def first_signed_of_teams(
    session: Session, *, workspace_id: int, phases: Collection[Phase]
) -> dict[str, date]:
    """For each team the day on which its first contract with a promise in it was signed."""
    promise = exists().where(
        col(TrajectoryPromise.trajectory_id) == col(Trajectory.id),
        col(TrajectoryPromise.place) != PromisePlace.NOWHERE,
    )
    rows = session.exec(
        select(Trajectory.team, func.min(col(TrajectoryAward.signed_on)))
        .join(TrajectoryAward, col(TrajectoryAward.trajectory_id) == col(Trajectory.id))
        .where(
            col(Trajectory.workspace_id) == workspace_id,
            col(Trajectory.team).is_not(None),
            col(Trajectory.phase).in_(phases),
            col(TrajectoryAward.signed_on).is_not(None),
            promise,
        )
        .group_by(col(Trajectory.team))
    )
    return {team: signed_on for team, signed_on in rows if team is not None and signed_on}
