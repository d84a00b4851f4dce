"""Counting who uses a lesson in their own work."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.policy.confidentiality import Viewer
from bot.services.lesson_access import readable
from bot.services.lesson_fields import id_of
from bot.services.municipality import Municipality
from storage import event_log
from storage.lessons import LessonRecord, forget_reuse, note_reuse, uses_lesson


def toggle_reuse(
    session: Session, *, here: Municipality, viewer: Viewer, lesson_id: int, now: datetime
) -> LessonRecord:
    """Somebody uses the lesson, or does not after all; both are written down."""
    record = readable(session, here=here, viewer=viewer, lesson_id=lesson_id, lock=True)
    whose = {"lesson_id": id_of(record.lesson), "person_id": viewer.person_id}
    was_used = uses_lesson(session, **whose)
    if was_used:
        forget_reuse(session, **whose)
    else:
        note_reuse(session, **whose, now=now)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=id_of(record.lesson),
        kind="reuse",
        actor_id=viewer.person_id,
        now=now,
        facts={"uses": [was_used, not was_used]},
    )
    return record
