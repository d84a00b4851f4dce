"""The lessons that somebody looks for, a page at a time, as they may read them."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from bot.language.list_filters import Kind, Names, meant_by, read_search
from bot.messages.lesson_list import LessonListing
from bot.messages.lesson_list_rows import LessonRow
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_menus import room_for_words
from bot.messages.list_parts import Doubts
from bot.messages.list_state import MINE, fitting
from bot.policy.confidentiality import Viewer
from bot.policy.lessons import may_read_lessons
from bot.policy.paging import page_of
from bot.services.filter_names import names_of
from bot.services.lesson_fields import id_of
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.lesson_views import labels_of
from bot.services.municipality import Municipality
from bot.services.visible_text import visible_text
from storage.lessons import LessonRecord, lesson_records
from storage.vocabulary import LessonState

PAGE_SIZE = 6
"""Lessons on one page: what a hurried reader weighs, and far within Slack's limits."""

_KINDS = (Kind.PHASE, Kind.CATEGORY, Kind.THEME)


def typed_search(text: str, *, here: Municipality) -> tuple[LessonListState, Doubts]:
    """What somebody looks for behind the command, and what was not understood."""
    wanted = read_search(text, _names(here))
    words, left_out = _fitting(wanted.text, here)
    state = LessonListState(
        theme=wanted.chosen.get(Kind.THEME, ""),
        category=wanted.chosen.get(Kind.CATEGORY, ""),
        phase=wanted.chosen.get(Kind.PHASE, ""),
        mine=MINE if wanted.mine else "",
        words=words,
    )
    return state, Doubts(wanted.unknown, left_out)


def lesson_listing(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    state: LessonListState,
    doubts: Doubts | None = None,
) -> LessonListing:
    """The page that is asked for, as this person may read it.

    Words that the ids of the list have no room for are left out, and told among the doubts.
    """
    doubts = doubts or Doubts()
    words, left_out = _fitting(state.words, here)
    state = state.about(words)
    found = find_lessons(session, here=here, viewer=viewer, query=_query(state))
    page = page_of(len(found), size=PAGE_SIZE, wanted=state.page)
    shown = [each.lesson_id for each in found[page.first : page.last]]
    return LessonListing(
        state=state.at(page.number),
        rows=_rows(session, here, shown),
        page=page,
        total=len(found),
        doubts=replace(doubts, left_out=(*doubts.left_out, *left_out)),
        hints=() if found else tuple(meant_by(words.split(), _names(here))),
        only_own=not may_read_lessons(viewer),
    )


def row_of(record: LessonRecord, *, here: Municipality) -> LessonRow:
    """A lesson as it stands in a list: never with who told it."""
    stored = record.lesson
    return LessonRow(
        lesson_id=id_of(stored),
        number=stored.number,
        title=stored.title,
        insight=stored.insight,
        themes=labels_of(here.profile.themes, record.themes),
        outcome=stored.outcome,
    )


def _names(here: Municipality) -> Names:
    """What can be typed behind a keyword; of a kind without names, the keyword is a word."""
    return {kind: known for kind, known in names_of(here, _KINDS).items() if known}


def _fitting(text: str, here: Municipality) -> tuple[str, tuple[str, ...]]:
    """The words that can be carried along, and those that are too many."""
    room = room_for_words(LessonListState, here.profile, here.words)
    return fitting(visible_text(text).split(), room)


def _query(state: LessonListState) -> LessonQuery:
    return LessonQuery(
        text=state.words,
        theme=state.theme,
        category=state.category,
        phase=state.phase,
        kind=state.kind,
        outcome=state.outcome,
        mine=bool(state.mine),
    )


def _rows(session: Session, here: Municipality, ids: Sequence[int]) -> tuple[LessonRow, ...]:
    """Without what was taken back since it was found: its texts are gone."""
    records = lesson_records(session, workspace_id=here.workspace_id, ids=ids)
    return tuple(
        row_of(each, here=here) for each in records if each.lesson.state is LessonState.KEPT
    )
