"""What a lesson is found by."""

from collections import defaultdict
from collections.abc import Iterator

from sqlmodel import Session

from bot.language.sought import Labels
from bot.language.synonyms import Key, keys_of, phrase_of
from bot.language.terms import ANALYSIS, label_term, terms_of
from bot.messages import lesson_ids as ids
from bot.services.municipality import Municipality
from storage.lessons import LessonRecord, find_lesson
from storage.search import outdated, put_document, remove_document
from storage.vocabulary import LessonState

_WEIGHTS = {
    "title": 3.0,
    "insight": 2.0,
    "problem": 1.0,
    "approach": 1.0,
    "result": 1.0,
    "advice": 1.0,
    "measure": 1.0,
}
"""How much a word says by where it stands."""

_GIVEN = 1.0
_NAMED = 0.5
"""A theme's or category's name finds what was given it, behind what says the word itself."""

_HINTED = 0.1
"""So does a category's keyword, far behind."""

_THEME, _CATEGORY = "theme", "category"


def index_lesson(session: Session, record: LessonRecord, *, here: Municipality) -> None:
    """Make a lesson found by what it says now."""
    weights: defaultdict[str, float] = defaultdict(float)
    for name, weight in _WEIGHTS.items():
        for term, count in terms_of(getattr(record.lesson, name) or "").items():
            weights[term] += weight * count
    for kind, slugs in ((_THEME, record.themes), (_CATEGORY, record.categories)):
        weights |= dict.fromkeys((label_term(kind, slug) for slug in slugs), _GIVEN)
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


def reindex_lessons(session: Session, *, here: Municipality) -> int:
    """Make anew what an older reading of texts made. :returns: how many lessons that were.

    Each is held first: what somebody changes or takes back meanwhile is not put back as it was.
    """
    old = outdated(
        session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT, analysis=ANALYSIS
    )
    for lesson_id in old:
        record = find_lesson(
            session, workspace_id=here.workspace_id, lesson_id=lesson_id, lock=True
        )
        if record is None or record.lesson.state is not LessonState.KEPT:
            forget_lesson(session, here=here, lesson_id=lesson_id)
        else:
            index_lesson(session, record, here=here)
    return len(old)


def search_labels(here: Municipality) -> Labels:
    """The names of the municipality's themes and categories, and what each finds."""
    labels: defaultdict[Key, dict[str, float]] = defaultdict(dict)
    for name, term, near in _names(here):
        for key in filter(None, keys_of(phrase_of(name))):
            labels[key][term] = max(near, labels[key].get(term, 0.0))
    return dict(labels)


def _names(here: Municipality) -> Iterator[tuple[str, str, float]]:
    for theme in here.profile.themes:
        for name in (theme.label, *theme.aliases):
            yield name, label_term(_THEME, theme.slug), _NAMED
    for category in here.profile.categories:
        for name in (category.label, *category.aliases):
            yield name, label_term(_CATEGORY, category.slug), _NAMED
        for name in category.keywords:
            yield name, label_term(_CATEGORY, category.slug), _HINTED
