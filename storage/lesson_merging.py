"""Lessons that took over others which said the same."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from storage.lessons import add_lesson_file, note_reuse
from storage.tables import Lesson, LessonFile, LessonReuse
from storage.vocabulary import LessonState


def lock_kept_lessons(
    session: Session, *, workspace_id: int, ids: Collection[int]
) -> dict[int, Lesson]:
    """Those of these lessons that can be read, by id; rivals wait until the transaction ends.

    Locked in one order, so that two who merge the same lessons never wait for each other.
    """
    found = session.exec(
        select(Lesson)
        .where(
            col(Lesson.workspace_id) == workspace_id,
            col(Lesson.id).in_(ids),
            col(Lesson.state) == LessonState.KEPT,
        )
        .order_by(col(Lesson.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {lesson.id or 0: lesson for lesson in found}


def unite_belongings(session: Session, *, into_id: int, taken_id: int) -> None:
    """Let files and readers of the one be the other's too; they stay with the first as well."""
    for file in session.exec(select(LessonFile).where(col(LessonFile.lesson_id) == taken_id)):
        add_lesson_file(
            session, lesson_id=into_id, slack_file_id=file.slack_file_id, name=file.name
        )
    for used in session.exec(select(LessonReuse).where(col(LessonReuse.lesson_id) == taken_id)):
        note_reuse(session, lesson_id=into_id, person_id=used.person_id, now=used.at)


def lock_taken_over(session: Session, *, workspace_id: int, lesson_id: int) -> list[Lesson]:
    """The lessons that went up in this one, not by way of another; rivals wait."""
    return list(
        session.exec(
            select(Lesson)
            .where(
                col(Lesson.workspace_id) == workspace_id,
                col(Lesson.merged_into_id) == lesson_id,
                col(Lesson.state) == LessonState.MERGED,
            )
            .order_by(col(Lesson.id))
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def taken_over_ids(session: Session, *, workspace_id: int, lesson_id: int) -> list[int]:
    """Every lesson that went up in this one, also by way of another; the newest number first."""
    found: list[Lesson] = []
    latest = [lesson_id]
    while latest:
        step = session.exec(
            select(Lesson).where(
                col(Lesson.workspace_id) == workspace_id,
                col(Lesson.merged_into_id).in_(latest),
                col(Lesson.state) == LessonState.MERGED,
            )
        ).all()
        found.extend(step)
        latest = [lesson.id or 0 for lesson in step]
    return [lesson.id or 0 for lesson in sorted(found, key=lambda each: -each.number)]
