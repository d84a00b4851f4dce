"""Lessons with their themes, categories and files."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, delete, func, select

from storage.once import insert_once
from storage.tables import Lesson, LessonCategory, LessonFile, LessonReuse, LessonTheme
from storage.vocabulary import LessonState


@dataclass(frozen=True)
class LessonRecord:
    """A lesson with what belongs to it; themes and categories are slugs of the profile."""

    lesson: Lesson
    themes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    files: tuple[LessonFile, ...] = field(default=())


def find_lesson(
    session: Session, *, workspace_id: int, lesson_id: int, lock: bool = False
) -> LessonRecord | None:
    """The lesson with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Lesson).where(
        col(Lesson.workspace_id) == workspace_id, col(Lesson.id) == lesson_id
    )
    if lock:  # what was read before the wait is looked at anew
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.exec(query).first()
    return None if found is None else _with_belongings(session, [found])[0]


def find_lesson_by_number(
    session: Session, *, workspace_id: int, number: int
) -> LessonRecord | None:
    """The lesson with the number that people use."""
    found = session.exec(
        select(Lesson).where(col(Lesson.workspace_id) == workspace_id, col(Lesson.number) == number)
    ).first()
    return None if found is None else _with_belongings(session, [found])[0]


def find_lesson_by_ref(
    session: Session, *, workspace_id: int, ref: str, lock: bool = False
) -> LessonRecord | None:
    """The lesson that a file or profile calls by this name; ``lock`` as in find_lesson."""
    query = select(Lesson).where(col(Lesson.workspace_id) == workspace_id, col(Lesson.ref) == ref)
    found = session.exec(query.with_for_update() if lock else query).first()
    return None if found is None else _with_belongings(session, [found])[0]


def known_refs(session: Session, *, workspace_id: int, refs: Collection[str]) -> set[str]:
    """Which of these names a lesson has, whatever its state."""
    found = session.exec(
        select(Lesson.ref).where(
            col(Lesson.workspace_id) == workspace_id, col(Lesson.ref).in_(refs)
        )
    )
    return {ref for ref in found if ref is not None}


def find_lesson_of_message(
    session: Session, *, workspace_id: int, channel_id: str, ts: str
) -> LessonRecord | None:
    """The lesson that was kept from this message, if one still is."""
    found = session.exec(
        select(Lesson)
        .where(
            col(Lesson.workspace_id) == workspace_id,
            col(Lesson.source_channel_id) == channel_id,
            col(Lesson.source_ts) == ts,
            col(Lesson.state) == LessonState.KEPT,
        )
        .order_by(col(Lesson.id))
    ).first()
    return None if found is None else _with_belongings(session, [found])[0]


def lesson_records(
    session: Session, *, workspace_id: int, ids: Sequence[int]
) -> list[LessonRecord]:
    """The lessons with these ids, in this order."""
    found = session.exec(
        select(Lesson).where(col(Lesson.workspace_id) == workspace_id, col(Lesson.id).in_(ids))
    )
    by_id = {lesson.id: lesson for lesson in found}
    return _with_belongings(session, [by_id[each] for each in ids if each in by_id])


def kept_lesson_ids(
    session: Session,
    *,
    workspace_id: int,
    told_by: int | None = None,
    trajectory_id: int | None = None,
) -> list[int]:
    """The lessons that can be read, the newest first; of one teller, or of one trajectory."""
    query = select(Lesson.id).where(
        col(Lesson.workspace_id) == workspace_id, col(Lesson.state) == LessonState.KEPT
    )
    if told_by is not None:
        query = query.where(col(Lesson.told_by_id) == told_by)
    if trajectory_id is not None:
        query = query.where(col(Lesson.trajectory_id) == trajectory_id)
    return [found or 0 for found in session.exec(query.order_by(col(Lesson.number).desc()))]


def lessons_merged_into(session: Session, *, workspace_id: int, lesson_id: int) -> list[int]:
    """The numbers of the lessons that this one took over."""
    return list(
        session.exec(
            select(Lesson.number)
            .where(
                col(Lesson.workspace_id) == workspace_id, col(Lesson.merged_into_id) == lesson_id
            )
            .order_by(col(Lesson.number))
        )
    )


def set_lesson_themes(session: Session, *, lesson_id: int, themes: Iterable[str]) -> None:
    """Make these the themes of the lesson."""
    session.exec(delete(LessonTheme).where(col(LessonTheme.lesson_id) == lesson_id))
    for theme in sorted(set(themes)):
        insert_once(session, LessonTheme, lesson_id=lesson_id, theme=theme)


def set_lesson_categories(session: Session, *, lesson_id: int, categories: Iterable[str]) -> None:
    """Make these the categories of the lesson."""
    session.exec(delete(LessonCategory).where(col(LessonCategory.lesson_id) == lesson_id))
    for category in sorted(set(categories)):
        insert_once(session, LessonCategory, lesson_id=lesson_id, category=category)


def add_lesson_file(session: Session, *, lesson_id: int, slack_file_id: str, name: str) -> bool:
    """Let a file in Slack go with the lesson. :returns: False when it did already."""
    return insert_once(
        session, LessonFile, lesson_id=lesson_id, slack_file_id=slack_file_id, name=name
    )


def remove_lesson_files(session: Session, *, lesson_id: int) -> None:
    """Let no file go with the lesson any more; in Slack they stay."""
    session.exec(delete(LessonFile).where(col(LessonFile.lesson_id) == lesson_id))


def count_reuse(session: Session, *, lesson_ids: Collection[int]) -> dict[int, int]:
    """How many people use each of these lessons."""
    rows = session.exec(
        select(LessonReuse.lesson_id, func.count())
        .where(col(LessonReuse.lesson_id).in_(lesson_ids))
        .group_by(col(LessonReuse.lesson_id))
    )
    return dict.fromkeys(lesson_ids, 0) | dict(rows.all())


def uses_lesson(session: Session, *, lesson_id: int, person_id: int) -> bool:
    """Whether somebody said that they use the lesson."""
    return session.get(LessonReuse, (lesson_id, person_id)) is not None


def note_reuse(session: Session, *, lesson_id: int, person_id: int, now: datetime) -> bool:
    """Somebody uses the lesson. :returns: False when that was known."""
    return insert_once(session, LessonReuse, lesson_id=lesson_id, person_id=person_id, at=now)


def forget_reuse(session: Session, *, lesson_id: int, person_id: int) -> None:
    """Somebody does not use the lesson after all."""
    session.exec(
        delete(LessonReuse).where(
            col(LessonReuse.lesson_id) == lesson_id, col(LessonReuse.person_id) == person_id
        )
    )


def _with_belongings(session: Session, lessons: Sequence[Lesson]) -> list[LessonRecord]:
    ids = [lesson.id or 0 for lesson in lessons]
    themes, categories = defaultdict(set), defaultdict(set)
    files: dict[int, list[LessonFile]] = defaultdict(list)
    for theme in session.exec(select(LessonTheme).where(col(LessonTheme.lesson_id).in_(ids))):
        themes[theme.lesson_id].add(theme.theme)
    for row in session.exec(select(LessonCategory).where(col(LessonCategory.lesson_id).in_(ids))):
        categories[row.lesson_id].add(row.category)
    for file in session.exec(
        select(LessonFile)
        .where(col(LessonFile.lesson_id).in_(ids))
        .order_by(col(LessonFile.slack_file_id))
    ):
        files[file.lesson_id].append(file)
    return [
        LessonRecord(
            lesson,
            themes=frozenset(themes[each]),
            categories=frozenset(categories[each]),
            files=tuple(files[each]),
        )
        for each, lesson in zip(ids, lessons, strict=True)
    ]
