"""Where a trajectory is on its journey."""

from datetime import datetime

from sqlmodel import Session

from bot.policy.confidentiality import Viewer
from bot.services.journey_writing import begin
from bot.services.municipality import Municipality
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase


def enter_phase(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    trajectory_id: int,
    phase: Phase,
    now: datetime,
) -> TrajectoryRecord:
    """Put a trajectory in a phase and write it down; nothing where it is there already.

    Which phase may follow which is decided in :mod:`bot.services.journey`; this is for a
    demonstration and for tests. The card says no phase, so nothing is told.

    :raises MayNotChangeError: this person may not change the trajectory.
    """
    step = begin(session, here=here, viewer=viewer, trajectory_id=trajectory_id, now=now)
    if step.record.trajectory.phase is not phase:
        step.enter(phase)
    return step.record
