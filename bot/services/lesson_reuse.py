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

EVENT_REUSE = "reuse"


def say_reuse(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    lesson_id: int,
    uses: bool,
    now: datetime,
) -> LessonRecord:
    """Somebody uses the lesson, or does not after all; nothing happens where that was known."""
    record = readable(session, here=here, viewer=viewer, lesson_id=lesson_id, lock=True)
    stands_for, person_id = id_of(record.lesson), viewer.person_id
    if uses_lesson(session, lesson_id=stands_for, person_id=person_id) is uses:
        return record
    if uses:
        note_reuse(session, lesson_id=stands_for, person_id=person_id, now=now)
    else:
        forget_reuse(session, lesson_id=stands_for, person_id=person_id)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stands_for,
        kind=EVENT_REUSE,
        actor_id=person_id,
        now=now,
        facts={"uses": [not uses, uses]},
    )
    return record
