"""Finding lessons a page at a time: what somebody may read, however they ask for it."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session

from bot.messages.lesson_list import LessonListing
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_menus import room_for_words
from bot.messages.list_state import MINE
from bot.policy.confidentiality import NOBODY_YET, Viewer
from bot.services.lesson_fields import LessonInput
from bot.services.lesson_lists import PAGE_SIZE, lesson_listing, typed_search
from bot.services.lessons import keep_lesson, retract_lesson
from storage.vocabulary import LessonKind, LessonOutcome, Phase
from tests.services.house import BUYER, CLIENT, COLLEAGUE, COORDINATOR, NOW, House, build_house

NOTHING_ASKED = LessonListState()


def keeps(house: House, session: Session, user: str, title: str, **fields: Any) -> int:
    """Somebody keeps a lesson. :returns: its id."""
    record = keep_lesson(
        session,
        here=house.here,
        teller_id=house.viewer(session, user).person_id,
        wanted=LessonInput(**{"title": title, "insight": f"Geleerd van {title}.", **fields}),
        now=NOW,
    )
    return record.lesson.id or 0


@pytest.fixture
def full(house_on_each: House) -> House:
    """Lessons of two colleagues; the second is told by somebody who wants no name with it."""
    house = house_on_each
    with house.session() as session:
        keeps(
            house,
            session,
            BUYER,
            "Asfalt hergebruiken",
            themes=frozenset({"circulariteit", "klimaat"}),
            categories=frozenset({"gww"}),
            phase=Phase.AWARD,
            kind=LessonKind.CONTENT,
            outcome=LessonOutcome.WELL,
        )
        keeps(
            house,
            session,
            CLIENT,
            "Te laat begonnen",
            kind=LessonKind.PROCESS,
            outcome=LessonOutcome.WRONG,
            anonymous=True,
        )
        keeps(house, session, CLIENT, "Schoonmaak", themes=frozenset({"social-return"}))
        session.commit()
    return house


def found(
    house: House, user: str, state: LessonListState = NOTHING_ASKED, *, outsider: bool = False
) -> LessonListing:
    """What somebody finds."""
    with house.session() as session:
        viewer = house.viewer(session, user, outsider=outsider)
        return lesson_listing(session, here=house.here, viewer=viewer, state=state)


def titles(listing: LessonListing) -> list[str]:
    """The titles in the rows."""
    return [row.title for row in listing.rows]


def test_without_a_question_the_newest_stands_first(full: House) -> None:
    everything = found(full, COLLEAGUE)
    assert titles(everything) == ["Schoonmaak", "Te laat begonnen", "Asfalt hergebruiken"]
    assert everything.total == 3
    assert not everything.only_own


def test_words_and_each_filter_leave_out_what_does_not_fit(full: House) -> None:
    for state in (
        LessonListState(words="asfalt"),
        LessonListState(theme="klimaat"),
        LessonListState(category="gww"),
        LessonListState(phase=Phase.AWARD.value),
        LessonListState(kind=LessonKind.CONTENT.value),
        LessonListState(outcome=LessonOutcome.WELL.value),
        LessonListState(words="asfalt", theme="klimaat", outcome="goed"),
    ):
        assert titles(found(full, COLLEAGUE, state)) == ["Asfalt hergebruiken"], state
    assert titles(found(full, COLLEAGUE, LessonListState(words="asfalt", outcome="mis"))) == []
    assert titles(found(full, BUYER, LessonListState(mine=MINE))) == ["Asfalt hergebruiken"]
    assert titles(found(full, COORDINATOR, LessonListState(mine=MINE))) == []


def test_a_row_holds_labels_and_nobody_who_told_it(full: House) -> None:
    row = found(full, COLLEAGUE, LessonListState(words="asfalt")).rows[0]
    assert set(row.themes) == {"circulariteit", "klimaat"}
    assert row.outcome is LessonOutcome.WELL
    assert row.insight == "Geleerd van Asfalt hergebruiken."
    assert not {"told_by", "teller", "author"} & set(vars(row))


def test_an_outsider_finds_their_own_and_is_told_so(full: House) -> None:
    """Also somebody who was never seen before, who has told nothing."""
    own = found(full, CLIENT, outsider=True)
    assert titles(own) == ["Schoonmaak", "Te laat begonnen"]
    assert own.only_own
    assert titles(found(full, CLIENT, LessonListState(words="asfalt"), outsider=True)) == []
    with full.database.reading() as session:
        guest = lesson_listing(
            session,
            here=full.here,
            viewer=Viewer(NOBODY_YET, outsider=True),
            state=NOTHING_ASKED,
        )
    assert (guest.total, guest.rows, guest.only_own) == (0, (), True)


def test_what_was_taken_back_is_gone_and_its_page_becomes_the_last(full: House) -> None:
    with full.session() as session:
        ids = [keeps(full, session, BUYER, f"Les {number}") for number in range(PAGE_SIZE - 2)]
        session.commit()
    second = found(full, BUYER, LessonListState(page=2))
    assert (second.page.pages, len(second.rows)) == (2, 1)
    with full.session() as session:
        viewer = full.viewer(session, BUYER)
        retract_lesson(session, here=full.here, viewer=viewer, lesson_id=ids[0], now=NOW)
        session.commit()
    clamped = found(full, BUYER, second.state)
    assert (clamped.state.page, clamped.total, len(clamped.rows)) == (1, PAGE_SIZE, PAGE_SIZE)
    assert "Les 0" not in titles(clamped)


def test_every_lesson_stands_on_one_page_whatever_is_asked(full: House) -> None:
    with full.session() as session:
        for number in range(2 * PAGE_SIZE):
            keeps(full, session, BUYER, f"Asfalt {number}")
        session.commit()
    for state in (NOTHING_ASKED, LessonListState(words="asfalt")):
        first = found(full, COLLEAGUE, state)
        pages = [
            found(full, COLLEAGUE, state.at(number)) for number in range(1, first.page.pages + 1)
        ]
        numbers = [row.number for page in pages for row in page.rows]
        assert len(numbers) == len(set(numbers)) == first.total


def test_nothing_of_another_municipality_is_found(full: House) -> None:
    elsewhere = build_house(full.database, team_id="T0002", profile="leiden")
    assert found(elsewhere, COORDINATOR).total == 0
    assert found(elsewhere, COORDINATOR, LessonListState(words="asfalt")).total == 0


def test_words_that_do_not_fit_are_told_whoever_carried_them(house: House) -> None:
    room = room_for_words(LessonListState, house.here.profile, house.here.words)
    listing = found(house, BUYER, LessonListState(words="asfalt " + "x" * room))
    assert listing.state.words == "asfalt"
    assert listing.doubts.left_out == ("x" * room,)


def test_what_nobody_sees_is_not_looked_for(house: House) -> None:
    listing = found(house, BUYER, LessonListState(words=" as\u200bfalt\n\x00 "))
    assert listing.state.words == "asfalt"


def test_a_search_is_read_with_the_names_of_the_profile(house: House) -> None:
    """Slugs, labels and aliases; a team is no filter here."""
    profile = house.here.profile
    for kind, entries in (("thema", profile.themes), ("soort", profile.categories)):
        for each in entries:
            for name in (each.slug, each.label, *each.aliases):
                state, doubts = typed_search(f"{kind} {name.upper()}", here=house.here)
                assert each.slug in {state.theme, state.category}, name
                assert not doubts.unknown
                assert not state.words
    state, doubts = typed_search("mijn Asfalt fase gunning team BOR", here=house.here)
    assert state == LessonListState(mine=MINE, phase="gunning", words="Asfalt team BOR")
    assert not doubts.unknown


def test_where_there_is_nothing_to_choose_from_a_keyword_is_a_word(house: House) -> None:
    """A municipality need not list categories; then there is no menu to send anybody to."""
    bare = replace(house.here, profile=house.here.profile.model_copy(update={"categories": ()}))
    state, doubts = typed_search("soort asfalt", here=bare)
    assert (state.words, doubts.unknown) == ("soort asfalt", ())


def test_a_name_that_finds_nothing_as_words_is_recognised(house: House) -> None:
    listing = found(house, BUYER, LessonListState(words="klimaat"))
    assert [slug for _, slug in listing.hints] == ["klimaat"]
