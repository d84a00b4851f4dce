"""What a lesson is found by."""

from collections import defaultdict

from sqlmodel import Session

from bot.language.terms import ANALYSIS, terms_of
from bot.messages import lesson_ids as ids
from bot.services.municipality import Municipality
from storage.lessons import LessonRecord
from storage.search import put_document, remove_document

_WEIGHTS = {"title": 3.0, "insight": 2.0, "advice": 1.0}


def index_lesson(session: Session, record: LessonRecord, *, here: Municipality) -> None:
    """Make a lesson found by what it says now."""
    weights: defaultdict[str, float] = defaultdict(float)
    for name, weight in _WEIGHTS.items():
        for term, count in terms_of(getattr(record.lesson, name) or "").items():
            weights[term] += weight * count
    put_document(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=record.lesson.id or 0,
        weights=weights,
        analysis=ANALYSIS,
    )


def forget_lesson(session: Session, *, here: Municipality, lesson_id: int) -> None:
    """Let a lesson be found no more."""
    remove_document(
        session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT, subject_id=lesson_id
    )
