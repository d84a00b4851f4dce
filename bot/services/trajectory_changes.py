"""Writing down a change of what belongs to a trajectory but stands in a table of its own."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from bot.messages import trajectory_ids as ids
from storage import event_log
from storage.trajectories import TrajectoryRecord


def record_change(
    session: Session,
    record: TrajectoryRecord,
    *,
    actor_id: int,
    now: datetime,
    facts: Mapping[str, object],
) -> None:
    """Raise the version and log the change.

    :param facts: each field as ``[before, after]``, in values that JSON knows.
    """
    stored = record.trajectory
    stored.version += 1
    stored.updated_at = now
    session.add(stored)
    event_log.record(
        session,
        workspace_id=stored.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        kind="changed",
        actor_id=actor_id,
        now=now,
        facts={"version": stored.version, **facts},
    )
