"""What lessons are found by is made anew when texts are read otherwise."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import col, select, update

from bot.language.terms import ANALYSIS, terms_of
from bot.services.lesson_fields import LessonInput
from bot.services.lesson_index import forget_lesson, reindex_lessons, search_labels
from bot.services.lesson_search import LessonQuery, find_lessons
from bot.services.lessons import keep_lesson
from storage.search import postings
from storage.tables import Lesson, SearchDocument, SearchTerm
from storage.vocabulary import LessonState
from tests.services.conftest import PROFILE
from tests.services.house import NOW, House, build_house

ZOUT = LessonInput("Strooien met pekelwater", "Minder zout.", measure="30 procent")


def keep(house: House) -> int:
    """A lesson about salt, committed. :returns: its id."""
    with house.session() as session:
        record = keep_lesson(session, here=house.here, teller_id=None, wanted=ZOUT, now=NOW)
        session.commit()
    return record.lesson.id or 0


def grow_old(house: House) -> None:
    """Let an older program have read everything: by one term that no longer means a thing."""
    with house.session() as session:
        session.exec(update(SearchDocument).values(analysis=ANALYSIS - 1))
        session.exec(update(SearchTerm).where(col(SearchTerm.term) == "w:zout").values(term="zout"))
        session.commit()


def found(house: House, text: str) -> list[int]:
    """The ids of what is found."""
    with house.session() as session:
        query = LessonQuery(text=text)
        return [
            each.lesson_id
            for each in find_lessons(session, here=house.here, viewer=None, query=query)
        ]


def test_what_an_older_reading_made_is_made_anew(house_on_each: House) -> None:
    lesson_id = keep(house_on_each)
    grow_old(house_on_each)
    assert found(house_on_each, "zout") == []
    with house_on_each.session() as session:
        assert reindex_lessons(session, here=house_on_each.here) == 1
        session.commit()
    assert found(house_on_each, "zout") == [lesson_id]
    with house_on_each.session() as session:
        assert reindex_lessons(session, here=house_on_each.here) == 0


def test_what_was_taken_back_meanwhile_is_not_found_again(house_on_each: House) -> None:
    """Another transaction took it back after it was seen that it is old."""
    lesson_id = keep(house_on_each)
    grow_old(house_on_each)
    with house_on_each.session() as session:
        session.exec(update(Lesson).values(state=LessonState.RETRACTED))
        reindex_lessons(session, here=house_on_each.here)
        assert session.exec(select(SearchTerm)).all() == []
        assert session.exec(select(SearchDocument)).all() == []
        session.exec(update(Lesson).values(state=LessonState.KEPT))
        session.commit()
    assert lesson_id not in found(house_on_each, "zout")


def test_only_our_own_is_made_anew(house: House) -> None:
    there = build_house(house.database, team_id="T0002", profile=PROFILE)
    keep(house)
    keep(there)
    grow_old(house)
    with there.session() as session:
        assert reindex_lessons(session, here=there.here) == 1
        session.commit()
    with house.session() as session:
        assert reindex_lessons(session, here=house.here) == 1


def test_what_is_forgotten_leaves_nothing(house_on_each: House) -> None:
    lesson_id = keep(house_on_each)
    with house_on_each.session() as session:
        forget_lesson(session, here=house_on_each.here, lesson_id=lesson_id)
        assert session.exec(select(SearchTerm)).all() == []
        assert session.exec(select(SearchDocument)).all() == []


@pytest.mark.parametrize("field", ["title", "insight", "problem", "approach", "result", "advice"])
def test_every_text_of_a_lesson_is_read(house: House, field: str) -> None:
    said: dict[str, Any] = {field: "Hennepvezels"}
    wanted = replace(LessonInput("a", "b"), **said)
    with house.session() as session:
        record = keep_lesson(session, here=house.here, teller_id=None, wanted=wanted, now=NOW)
        held = postings(
            session,
            workspace_id=house.here.workspace_id,
            subject_kind="lesson",
            terms=terms_of("hennepvezels"),
        )
    assert held.keys() == terms_of("hennepvezels").keys()
    assert all(list(each) == [record.lesson.id] for each in held.values())


def test_every_theme_and_category_has_a_name_to_be_found_by(house: House) -> None:
    named = {term for found in search_labels(house.here).values() for term in found}
    profile = house.here.profile
    assert named == {
        *(f"l:theme:{theme.slug}" for theme in profile.themes),
        *(f"l:category:{category.slug}" for category in profile.categories),
    }
