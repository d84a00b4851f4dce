"""Who has to do with a trajectory."""

from bot.policy.confidentiality import Involvement
from storage.trajectories import TrajectoryRecord


def involvement(record: TrajectoryRecord) -> Involvement:
    """Who has to do with a trajectory, for the rules."""
    return Involvement(
        logged_by=record.trajectory.logged_by_id,
        role_holders=frozenset(record.roles.values()),
        sharing=record.trajectory.sharing,
    )
