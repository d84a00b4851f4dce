"""What the coordinator sees of merging: which lessons are alike, and what went up before."""

from sqlmodel import Session

from bot.language.commands import read_number
from bot.messages.form_fields import Option
from bot.messages.lesson_merge import MergeView, merged_message
from bot.messages.lesson_view import LessonView
from bot.policy.confidentiality import Viewer
from bot.services import lesson_access
from bot.services.errors import RefusalError
from bot.services.lesson_fields import id_of
from bot.services.lesson_merging import Pair, to_merge_into
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.lesson_views import lesson_view
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from storage.lesson_merging import taken_over_ids
from storage.lessons import LessonRecord, find_lesson, lesson_records
from storage.vocabulary import LessonState

OFFERED = 100
"""As many as Slack shows."""


def same_said(
    session: Session, *, here: Municipality, viewer: Viewer, lesson_id: int, typed: str
) -> list[Option]:
    """Lessons that may say the same as this one: the most alike first, then the newest.

    :param typed: a number or words; where there are any, only what fits them.
    """
    record = to_merge_into(session, here=here, viewer=viewer, lesson_id=lesson_id)
    stored = record.lesson
    found = _numbered(session, here, viewer, typed)
    for text in [typed] if typed.strip() else [f"{stored.title} {stored.insight}", ""]:
        hits = find_lessons(session, here=here, viewer=viewer, query=LessonQuery(text=text))
        found.extend(hit.lesson_id for hit in hits)
    others = [each for each in dict.fromkeys(found) if each != id_of(stored)][:OFFERED]
    records = lesson_records(session, workspace_id=here.workspace_id, ids=others)
    return [_option(each) for each in records]


def taken_over(
    session: Session, *, here: Municipality, viewer: Viewer, lesson_id: int
) -> list[LessonView]:
    """What the lessons said that went up in this one, the newest first.

    :raises RefusalError: for anybody but the coordinator.
    """
    record = to_merge_into(session, here=here, viewer=viewer, lesson_id=lesson_id)
    found = taken_over_ids(session, workspace_id=here.workspace_id, lesson_id=id_of(record.lesson))
    records = lesson_records(session, workspace_id=here.workspace_id, ids=found)
    return [lesson_view(session, each, here=here, viewer=viewer) for each in records]


def merge_view(session: Session, pair: Pair, *, here: Municipality, viewer: Viewer) -> MergeView:
    """The two side by side, with what the one gains from the other."""
    into, taken = (
        lesson_view(session, each, here=here, viewer=viewer) for each in (pair.into, pair.taken)
    )
    return MergeView(into, taken, pair.filled)


def tell_merged(occasion: Occasion) -> Telling | None:
    """To who told it: where it lives on. Nothing once that was taken back."""
    record = _found(occasion, occasion.subject_id)
    if record is None or record.lesson.state is not LessonState.MERGED:
        return None
    number, into = record.lesson.number, record
    while into.lesson.state is LessonState.MERGED:
        successor = _found(occasion, into.lesson.merged_into_id or 0)
        if successor is None:
            return None
        into = successor
    if into.lesson.state is not LessonState.KEPT:
        return None
    message = merged_message(
        occasion.here.words, number=number, into=into.lesson.number, into_id=id_of(into.lesson)
    )
    return Telling(message)


def _numbered(session: Session, here: Municipality, viewer: Viewer, typed: str) -> list[int]:
    """The lesson with the number that was typed, if it can be read."""
    number = read_number(typed)
    if number is None:
        return []
    try:
        found = lesson_access.id_of_number(session, here=here, viewer=viewer, number=number)
        record = lesson_access.readable(session, here=here, viewer=viewer, lesson_id=found)
    except RefusalError:
        return []
    return [id_of(record.lesson)]


def _option(record: LessonRecord) -> Option:
    stored = record.lesson
    return Option(str(id_of(stored)), f"{stored.number} · {' '.join(stored.title.split())}")


def _found(occasion: Occasion, lesson_id: int) -> LessonRecord | None:
    return find_lesson(
        occasion.session, workspace_id=occasion.here.workspace_id, lesson_id=lesson_id
    )
