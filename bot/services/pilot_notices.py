"""What is told about a pilot: its owner is asked once what it taught."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import pilot_ids, trajectory_ids
from bot.messages.pilot import lesson_wanted
from bot.policy.phases import asks_nothing
from bot.policy.pilots import PilotStatus, status_of
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson
from storage.notices import plan_notice
from storage.pilots import find_pilot
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import ProcessRole

_ONCE = "finished"


def ask_for_lesson(session: Session, record: TrajectoryRecord, *, now: datetime) -> None:
    """Plan the question, once a pilot is finished; not while a tender runs."""
    stored = record.trajectory
    if not _is_finished(session, record):
        return
    owner = record.roles.get(ProcessRole.CLIENT, stored.logged_by_id)
    plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=pilot_ids.NOTICE_LESSON,
        subject_kind=trajectory_ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=_ONCE,
        recipient=str(ToPerson(owner)),
        due_at=now,
        now=now,
    )


def tell_lesson_wanted(occasion: Occasion) -> Telling | None:
    """The question; nothing where the pilot goes on after all."""
    record = find_trajectory(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        trajectory_id=occasion.subject_id,
    )
    if record is None or not _is_finished(occasion.session, record):
        return None
    stored = record.trajectory
    return Telling(lesson_wanted(occasion.here.words, number=stored.number, title=stored.title))


def _is_finished(session: Session, record: TrajectoryRecord) -> bool:
    stored = record.trajectory
    found = find_pilot(session, trajectory_id=stored.id or 0)
    if found is None or found.pilot.stopped_at is not None or asks_nothing(stored.phase):
        return False
    return status_of(found.pilot.stage, stored.phase) is PilotStatus.COMPLETED
