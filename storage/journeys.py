"""Whether a purchase is needed, and how far its award is.

Both are found by the id of a trajectory: who asks has found that in their own workspace.
"""

from sqlmodel import Session

from storage.tables import TrajectoryAward, TrajectoryNeed


def find_need(session: Session, *, trajectory_id: int) -> TrajectoryNeed | None:
    """What was answered to the question whether it is needed, if anybody did."""
    return session.get(TrajectoryNeed, trajectory_id)


def find_award(session: Session, *, trajectory_id: int) -> TrajectoryAward | None:
    """How far the award is; None before a decision was sent."""
    return session.get(TrajectoryAward, trajectory_id)
