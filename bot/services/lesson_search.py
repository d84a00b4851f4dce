"""Finding lessons: the terms yield candidates, one ranker orders them."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.language.terms import terms_of
from bot.messages import lesson_ids as ids
from bot.policy.confidentiality import NOBODY_YET, Viewer
from bot.policy.lessons import may_read_lessons
from bot.services.municipality import Municipality
from storage.lesson_lists import LessonCriteria, list_lessons
from storage.search import candidates


@dataclass(frozen=True)
class LessonQuery:
    """What somebody looks for. Without ``text``: everything that fits, the newest first.

    ``theme`` and ``category`` are slugs; ``phase``, ``kind`` and ``outcome`` values of the
    vocabulary; empty is no filter. ``mine``: only what they told themselves.
    """

    text: str = ""
    theme: str = ""
    category: str = ""
    phase: str = ""
    kind: str = ""
    outcome: str = ""
    mine: bool = False


@dataclass(frozen=True)
class FoundLesson:
    """A lesson that fits; ``score`` is higher for a better fit, 0 without a text."""

    lesson_id: int
    score: float


def find_lessons(
    session: Session, *, here: Municipality, viewer: Viewer | None, query: LessonQuery
) -> list[FoundLesson]:
    """Everything that fits and that this person may read, the best first.

    :param viewer: None for the administrator at the command line, who reads everything.
    """
    fitting = list_lessons(
        session, workspace_id=here.workspace_id, criteria=_criteria(viewer, query)
    )
    terms = terms_of(query.text)
    if not terms:
        return [FoundLesson(each, 0.0) for each in fitting]
    found = candidates(
        session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT, terms=terms
    )
    scores = {each.subject_id: sum(each.weights.values()) for each in found}
    ranked = [FoundLesson(each, scores[each]) for each in fitting if each in scores]
    return sorted(ranked, key=lambda each: -each.score)


def _criteria(viewer: Viewer | None, query: LessonQuery) -> LessonCriteria:
    """What the database is asked: the filters, within what this person may read."""
    only_own = query.mine or (viewer is not None and not may_read_lessons(viewer))
    person_id = viewer.person_id if viewer is not None else NOBODY_YET
    return LessonCriteria(
        told_by=person_id if only_own else None,
        theme=query.theme or None,
        category=query.category or None,
        phase=query.phase or None,
        kind=query.kind or None,
        outcome=query.outcome or None,
    )
