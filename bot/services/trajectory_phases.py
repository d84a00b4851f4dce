"""Where a trajectory is on its journey."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from bot.policy.confidentiality import Viewer
from bot.services.municipality import Municipality
from bot.services.trajectories import changeable
from storage import event_log
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase

EVENT = "phase"
"""The kind of the event; its fact ``phase`` holds the phases before and after."""


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

    Which phase may follow which is not decided here. The card says no phase, so nothing
    is told.

    :raises MayNotChangeError: this person may not change the trajectory.
    """
    record = changeable(session, here=here, viewer=viewer, trajectory_id=trajectory_id, lock=True)
    stored = record.trajectory
    if stored.phase is phase:
        return record
    before, stored.phase = stored.phase, phase
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=trajectory_id,
        kind=EVENT,
        actor_id=viewer.person_id,
        now=now,
        facts={"version": stored.version, "phase": [before.value, phase.value]},
    )
    return record
