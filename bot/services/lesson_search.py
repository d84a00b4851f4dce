"""Finding lessons: the terms yield candidates, one ranker orders them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session

from bot.language.mending import first_letters, mendings_of
from bot.language.ranking import Shelf, rank
from bot.language.sought import doubtful, read_sought, terms_sought
from bot.language.terms import stem_in, word_terms_from
from bot.messages import lesson_ids as ids
from bot.policy.confidentiality import NOBODY_YET, Viewer
from bot.policy.lessons import may_read_lessons
from bot.services.lesson_index import search_labels
from bot.services.municipality import Municipality
from storage.lesson_lists import LessonCriteria, list_lessons
from storage.search import lengths, postings, terms_between


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
    if not query.text.strip():
        return [FoundLesson(each, 0.0) for each in fitting]
    scores = _scores(session, here, query.text)
    found = [FoundLesson(each, scores[each]) for each in fitting if each in scores]
    return sorted(found, key=lambda each: -each.score)


def _scores(session: Session, here: Municipality, text: str) -> dict[int, float]:
    """How well each lesson answers; reckoned over all of them, whatever else is asked."""
    labels = search_labels(here)
    sought = read_sought(text, labels=labels)
    held = _postings(session, here, terms_sought(sought))
    mended = {
        word: mendings_of(word, _stems_like(session, here, word)) for word in doubtful(sought, held)
    }
    if mended:
        asked = terms_sought(sought)
        sought = read_sought(text, labels=labels, mended=mended)
        held |= _postings(session, here, terms_sought(sought) - asked)
    length_of = lengths(session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT)
    return rank(sought, Shelf(held, length_of))


def _postings(
    session: Session, here: Municipality, terms: Collection[str]
) -> dict[str, dict[int, float]]:
    return postings(session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT, terms=terms)


def _stems_like(session: Session, here: Municipality, word: str) -> list[str]:
    """The stems in lessons that begin as the word does."""
    terms: list[str] = []
    for letter in sorted(first_letters(word)):
        first, end = word_terms_from(letter)
        terms += terms_between(
            session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT, first=first, end=end
        )
    return [stem for term in terms if (stem := stem_in(term))]


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
