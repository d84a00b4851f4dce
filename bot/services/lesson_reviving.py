"""What went up in a lesson that is taken back: it stands by itself again, as it was."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.services.lesson_fields import id_of
from bot.services.lesson_index import index_lesson
from bot.services.municipality import Municipality
from storage import event_log
from storage.homes import homes_changed
from storage.lesson_merging import lock_taken_over
from storage.lessons import lesson_records
from storage.tables import Lesson
from storage.vocabulary import LessonState


def bring_back(
    session: Session, *, here: Municipality, taken_back: Lesson, actor_id: int, now: datetime
) -> None:
    """Let what others told not disappear with the lesson in which it went up.

    Only what went up in it directly: what had gone up in those before stays with them.
    """
    workspace_id = here.workspace_id
    found = lock_taken_over(session, workspace_id=workspace_id, lesson_id=id_of(taken_back))
    tellers = {each.told_by_id for each in (taken_back, *found)} - {None}
    homes_changed(
        session,
        workspace_id=workspace_id,
        people=[each for each in tellers if each is not None],
        actor_id=actor_id,
        now=now,
    )
    for lesson in found:
        lesson.state, lesson.merged_into_id = LessonState.KEPT, None
        lesson.version += 1
        lesson.updated_at = now
        session.add(lesson)
        session.flush()
        event_log.record(
            session,
            workspace_id=workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=id_of(lesson),
            kind="brought_back",
            actor_id=actor_id,
            now=now,
            facts={"version": lesson.version, "number": taken_back.number},
        )
    for record in lesson_records(
        session, workspace_id=workspace_id, ids=[id_of(lesson) for lesson in found]
    ):
        index_lesson(session, record, here=here)
