"""Lessons as lists: which there are that fit, the newest first."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, select

from storage.tables import Lesson, LessonCategory, LessonTheme
from storage.vocabulary import LessonState


@dataclass(frozen=True)
class LessonCriteria:
    """Which lessons that can be read; None means any. ``told_by`` is a person id."""

    told_by: int | None = None
    theme: str | None = None
    category: str | None = None
    phase: str | None = None
    kind: str | None = None
    outcome: str | None = None


def list_lessons(session: Session, *, workspace_id: int, criteria: LessonCriteria) -> list[int]:
    """The ids of everything that fits, the newest number first."""
    rows = session.exec(
        select(Lesson.id)
        .where(
            col(Lesson.workspace_id) == workspace_id,
            col(Lesson.state) == LessonState.KEPT,
            *_conditions(criteria),
        )
        .order_by(col(Lesson.number).desc())
    )
    return [found or 0 for found in rows]


def _conditions(criteria: LessonCriteria) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if criteria.theme is not None:
        conditions.append(
            exists().where(
                col(LessonTheme.lesson_id) == col(Lesson.id),
                col(LessonTheme.theme) == criteria.theme,
            )
        )
    if criteria.category is not None:
        conditions.append(
            exists().where(
                col(LessonCategory.lesson_id) == col(Lesson.id),
                col(LessonCategory.category) == criteria.category,
            )
        )
    for column, wanted in (
        (col(Lesson.told_by_id), criteria.told_by),
        (col(Lesson.phase), criteria.phase),
        (col(Lesson.kind), criteria.kind),
        (col(Lesson.outcome), criteria.outcome),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    return conditions
