"""Finding one lesson for somebody: what they may read, and what they may change."""

from sqlmodel import Session

from bot.policy.confidentiality import Viewer
from bot.policy.lessons import Tellers, may_edit, may_read, may_read_lessons
from bot.services.errors import (
    LessonNotFoundError,
    MayNotChangeLessonError,
    MayNotReadLessonError,
    RefusalError,
)
from bot.services.lesson_fields import id_of
from bot.services.municipality import Municipality
from storage.lessons import LessonRecord, find_lesson, find_lesson_by_number
from storage.numbers import LARGEST_NUMBER
from storage.vocabulary import LessonState


def id_of_number(session: Session, *, here: Municipality, viewer: Viewer, number: int) -> int:
    """The id of the lesson with the number that people use."""
    if number > LARGEST_NUMBER:  # a phone number, say: the database would choke on it
        raise _absent(viewer)
    record = find_lesson_by_number(session, workspace_id=here.workspace_id, number=number)
    if record is None:
        raise _absent(viewer)
    return id_of(record.lesson)


def readable(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    lesson_id: int,
    lock: bool = False,
) -> LessonRecord:
    """The lesson, if this person may read it; of a merged one, the lesson that took over.

    :raises LessonNotFoundError: there is none, or it was taken back.
    :raises MayNotReadLessonError: an outsider asks for what is not theirs, there or not.
    """
    record = _standing(session, here, lesson_id)
    if lock:  # only the one that stands: rivals that lock along the way could wait for each other
        record = found_lesson(session, here=here, lesson_id=id_of(record.lesson), lock=True)
    if record.lesson.state is not LessonState.KEPT:
        raise _absent(viewer)
    if not may_read(viewer, tellers_of(record)):
        raise MayNotReadLessonError
    return record


def editable(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    lesson_id: int,
    lock: bool = False,
) -> LessonRecord:
    """The lesson, if this person may change it."""
    record = readable(session, here=here, viewer=viewer, lesson_id=lesson_id, lock=lock)
    if not may_edit(viewer, tellers_of(record)):
        raise MayNotChangeLessonError
    return record


def tellers_of(record: LessonRecord) -> Tellers:
    """Who has to do with a lesson, for the rules."""
    stored = record.lesson
    return Tellers(stored.told_by_id, stored.source_author_id, stored.anonymous)


def found_lesson(
    session: Session, *, here: Municipality, lesson_id: int, lock: bool = False
) -> LessonRecord:
    """The lesson with this id, whatever became of it.

    :raises LessonNotFoundError: there is none.
    """
    record = find_lesson(session, workspace_id=here.workspace_id, lesson_id=lesson_id, lock=lock)
    if record is None:
        raise LessonNotFoundError
    return record


def _absent(viewer: Viewer) -> RefusalError:
    """Why there is nothing to read. An outsider does not learn which numbers there are."""
    return LessonNotFoundError() if may_read_lessons(viewer) else MayNotReadLessonError()


def _standing(session: Session, here: Municipality, lesson_id: int) -> LessonRecord:
    """The lesson, or the one that took over from it, and from that."""
    record = found_lesson(session, here=here, lesson_id=lesson_id)
    while record.lesson.state is LessonState.MERGED and record.lesson.merged_into_id is not None:
        record = found_lesson(session, here=here, lesson_id=record.lesson.merged_into_id)
    return record
