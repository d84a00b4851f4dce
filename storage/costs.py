"""Cost centres of trajectories.

Those of one trajectory are found by its id: who asks has found that in their own workspace.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session, col, delete, select

from storage.tables import Trajectory, TrajectoryCost


def costs_of(session: Session, *, trajectory_id: int) -> list[TrajectoryCost]:
    """The cost centres of a trajectory, in their order."""
    return list(
        session.exec(
            select(TrajectoryCost)
            .where(col(TrajectoryCost.trajectory_id) == trajectory_id)
            .order_by(col(TrajectoryCost.position))
        )
    )


def all_costs(session: Session, *, workspace_id: int) -> dict[int, list[TrajectoryCost]]:
    """Every cost centre that was recorded, by the id of its trajectory."""
    found: defaultdict[int, list[TrajectoryCost]] = defaultdict(list)
    rows = session.exec(
        select(TrajectoryCost)
        .join(Trajectory, col(Trajectory.id) == col(TrajectoryCost.trajectory_id))
        .where(col(Trajectory.workspace_id) == workspace_id)
        .order_by(col(TrajectoryCost.trajectory_id), col(TrajectoryCost.position))
    )
    for row in rows:
        found[row.trajectory_id].append(row)
    return dict(found)


def set_costs(session: Session, *, trajectory_id: int, costs: Sequence[TrajectoryCost]) -> None:
    """Make these the cost centres of a trajectory, in this order."""
    session.exec(delete(TrajectoryCost).where(col(TrajectoryCost.trajectory_id) == trajectory_id))
    session.add_all(costs)
    session.flush()
