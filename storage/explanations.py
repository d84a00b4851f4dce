"""Why themes are not taken along.

What is found by the id of a trajectory: who asks has found that in their own workspace.
"""

from sqlmodel import Session, col, select

from storage.tables import TrajectoryExplanation


def explanations_of(session: Session, *, trajectory_id: int) -> dict[str, TrajectoryExplanation]:
    """What was explained, by theme."""
    found = session.exec(
        select(TrajectoryExplanation)
        .where(col(TrajectoryExplanation.trajectory_id) == trajectory_id)
        .order_by(col(TrajectoryExplanation.theme))
    )
    return {row.theme: row for row in found}
