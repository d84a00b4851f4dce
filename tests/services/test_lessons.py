"""Lessons: who may read, change and take them back, and what is told and remembered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.messages import lesson_ids as ids
from bot.messages.lesson_kept import thanks
from bot.services.errors import (
    LessonNotFoundError,
    MayNotChangeLessonError,
    MayNotReadLessonError,
    MayNotRetractLessonError,
)
from bot.services.lesson_access import editable, id_of_number, readable
from bot.services.lesson_fields import LessonInput, id_of, input_of
from bot.services.lesson_reuse import say_reuse
from bot.services.lesson_views import lesson_view
from bot.services.lessons import Edited, Origin, edit_lesson, keep_lesson, retract_lesson
from storage.interviews import ensure_interview
from storage.lessons import LessonRecord, add_lesson_file
from storage.numbers import LARGEST_NUMBER
from storage.tables import SearchTerm
from storage.vocabulary import LessonKind, LessonOrigin, LessonState, Phase, Sharing
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    House,
    build_house,
    happened,
    planned,
)

LATER = NOW + timedelta(hours=1)


def tells(
    house: House,
    session: Session,
    user: str = BUYER,
    *,
    origin: Origin | None = None,
    **fields: Any,
) -> LessonRecord:
    """Somebody tells a lesson."""
    wanted = LessonInput(**{"title": "Masten", "insight": "Masten zijn herbruikbaar.", **fields})
    return keep_lesson(
        session,
        here=house.here,
        teller_id=house.viewer(session, user).person_id,
        wanted=wanted,
        now=NOW,
        origin=origin,
    )


def asked(
    house: House, session: Session, user: str, record: LessonRecord, *, outsider: bool = False
) -> dict[str, Any]:
    """What every use case of one lesson wants to know."""
    viewer = house.viewer(session, user, outsider=outsider)
    return {"here": house.here, "viewer": viewer, "lesson_id": id_of(record.lesson)}


def test_it_gets_the_next_number_and_thanks_are_planned(house_on_each: House) -> None:
    with house_on_each.session() as session:
        first, second = (tells(house_on_each, session) for _ in range(2))
        assert (first.lesson.number, second.lesson.number) == (1, 2)
        thanks = planned(session, ids.NOTICE_KEPT)
        assert [notice.subject_id for notice in thanks] == [first.lesson.id, second.lesson.id]


def test_the_log_holds_texts_apart_from_facts(house: House) -> None:
    with house.session() as session:
        tells(house, session, kind=LessonKind.MONEY, themes=frozenset({"klimaat"}))
        (event,) = happened(session)
        assert event.facts == {
            "version": 1,
            "kind": [None, "geld"],
            "themes": [None, ["klimaat"]],
        }
        assert event.texts == {
            "title": [None, "Masten"],
            "insight": [None, "Masten zijn herbruikbaar."],
        }


def test_who_wrote_the_message_is_told_unless_it_is_their_own(house: House) -> None:
    with house.session() as session:
        author = house.viewer(session, CLIENT).person_id
        own = house.viewer(session, BUYER).person_id
        for author_id, told in ((own, 0), (author, 1)):
            origin = Origin(LessonOrigin.SHORTCUT, "C1", str(author_id), author_id)
            tells(house, session, origin=origin)
            assert len(planned(session, ids.NOTICE_FROM_YOURS)) == told


def test_a_change_is_written_down_and_a_stale_one_is_not_made(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        record = tells(house, session)
        wanted = LessonInput(title="Masten", insight="Anders.", phase=Phase.TENDER)
        who = asked(house, session, BUYER, record)
        done = edit_lesson(session, **who, version=1, wanted=wanted, now=LATER)
        assert done.changed == ("insight", "phase")
        stale = edit_lesson(session, **who, version=1, wanted=LessonInput("A", "B"), now=LATER)
        assert stale.stale
        assert input_of(stale.record) == wanted
        again = edit_lesson(session, **who, version=2, wanted=wanted, now=LATER)
        assert again == Edited(again.record), "nothing was changed"
        assert [event.kind for event in happened(session)] == ["kept", "changed"]


@pytest.mark.parametrize(
    ("user", "may"), [(BUYER, True), (ADVISER, True), (COORDINATOR, True), (COLLEAGUE, False)]
)
def test_who_may_change_it(house: House, user: str, *, may: bool) -> None:
    with house.session() as session:
        record = tells(house, session)
        who = asked(house, session, user, record)
        if may:
            assert editable(session, **who).lesson.id == record.lesson.id
        else:
            with pytest.raises(MayNotChangeLessonError):
                editable(session, **who)


@pytest.mark.parametrize(
    ("user", "may"),
    [(BUYER, True), (CLIENT, True), (COORDINATOR, True), (ADVISER, False), (COLLEAGUE, False)],
)
def test_who_may_take_it_back(house: House, user: str, *, may: bool) -> None:
    """Also who wrote the message that it was kept from."""
    with house.session() as session:
        author = house.viewer(session, CLIENT).person_id
        origin = Origin(LessonOrigin.SHORTCUT, "C1", "1.0", author)
        who = asked(house, session, user, tells(house, session, origin=origin))
        if may:
            assert retract_lesson(session, **who, now=LATER).lesson.state is LessonState.RETRACTED
        else:
            with pytest.raises(MayNotRetractLessonError):
                retract_lesson(session, **who, now=LATER)


def test_what_was_taken_back_is_nowhere_any_more(house_on_each: House) -> None:
    """The events stay, their texts go; so do row, terms and files."""
    house = house_on_each
    with house.session() as session:
        record = tells(house, session, advice="Keur vooraf.", measure="80", anonymous=True)
        add_lesson_file(session, lesson_id=id_of(record.lesson), slack_file_id="F1", name="a.pdf")
        who = asked(house, session, BUYER, record)
        interview = ensure_interview(
            session,
            workspace_id=house.here.workspace_id,
            lesson_id=id_of(record.lesson),
            person_id=who["viewer"].person_id,
            now=NOW,
        )
        interview.pending = "Jansen B.V. was te laat."
        gone = retract_lesson(session, **who, now=LATER)
        session.refresh(interview)
        assert interview.pending is None
        assert not gone.files
        texts = {gone.lesson.title, gone.lesson.insight, gone.lesson.advice, gone.lesson.measure}
        assert texts == {"", None}
        assert gone.lesson.anonymous, "who told it is hidden as before"
        assert session.exec(select(SearchTerm)).all() == []
        events = happened(session)
        assert [event.kind for event in events] == ["kept", "redacted", "retracted"]
        assert [event.texts for event in events] == [None] * 3
        for refused in (readable, editable):
            with pytest.raises(LessonNotFoundError):
                refused(session, **who)
        with pytest.raises(LessonNotFoundError):
            retract_lesson(session, **who, now=LATER)


def test_a_guest_reads_only_their_own(house: House) -> None:
    with house.session() as session:
        others = tells(house, session)
        own = tells(house, session, COLLEAGUE)
        with pytest.raises(MayNotReadLessonError):
            readable(session, **asked(house, session, COLLEAGUE, others, outsider=True))
        assert readable(session, **asked(house, session, COLLEAGUE, own, outsider=True)) == own


def test_a_guest_does_not_learn_which_numbers_there_are(house: House) -> None:
    """Of another's, of one that was taken back and of none they read the same."""
    with house.session() as session:
        others, back = tells(house, session), tells(house, session)
        retract_lesson(session, **asked(house, session, BUYER, back), now=LATER)
        who = asked(house, session, COLLEAGUE, others, outsider=True)
        del who["lesson_id"]
        for number in (others.lesson.number, back.lesson.number, 99, 10**30):
            with pytest.raises(MayNotReadLessonError):
                readable(session, **who, lesson_id=id_of_number(session, **who, number=number))


def test_a_merged_one_leads_to_what_took_over(house: House) -> None:
    with house.session() as session:
        kept, merged = tells(house, session), tells(house, session)
        merged.lesson.state, merged.lesson.merged_into_id = LessonState.MERGED, kept.lesson.id
        session.add(merged.lesson)
        found = readable(session, **asked(house, session, COLLEAGUE, merged))
        assert found.lesson.id == kept.lesson.id


def test_the_teller_is_hidden_from_every_reader(house: House) -> None:
    with house.session() as session:
        hidden, open_one = tells(house, session, anonymous=True), tells(house, session)
        for user in (COORDINATOR, ADVISER, COLLEAGUE, BUYER):
            viewer = house.viewer(session, user)
            shown = [
                lesson_view(session, record, here=house.here, viewer=viewer).told_by
                for record in (hidden, open_one)
            ]
            assert shown == [BUYER if user == BUYER else None, BUYER]


def test_the_trajectory_is_shown_to_who_may_know_of_it(house: House) -> None:
    with house.session() as session:
        trajectory = house.logs(session).trajectory
        assert trajectory.sharing is Sharing.PRIVATE
        record = tells(house, session, trajectory_id=trajectory.id)
        for user, sees in ((BUYER, True), (COORDINATOR, True), (COLLEAGUE, False)):
            viewer = house.viewer(session, user)
            view = lesson_view(session, record, here=house.here, viewer=viewer)
            assert (view.trajectory is not None) is sees


def test_nobody_is_asked_to_tell_more_while_a_tender_runs(house: House) -> None:
    """Between publication and award the bot asks for no content."""
    with house.session() as session:
        trajectory = house.logs(session).trajectory
        record = tells(house, session, trajectory_id=trajectory.id)
        viewer = house.viewer(session, BUYER)
        for phase in Phase:
            trajectory.phase = phase
            session.add(trajectory)
            view = lesson_view(session, record, here=house.here, viewer=viewer)
            offered = "Vertel meer" in str(thanks(view, house.here.words).blocks)
            assert offered is (phase not in {Phase.TENDER, Phase.AWARD})


def test_reuse_counts_people(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        record = tells(house, session)

        def used(user: str, *, uses: bool = True) -> int:
            who = asked(house, session, user, record)
            for _ in range(2):  # a double click
                say_reuse(session, **who, uses=uses, now=LATER)
            return lesson_view(session, record, here=house.here, viewer=who["viewer"]).reused_by

        assert (used(COLLEAGUE), used(CLIENT), used(COLLEAGUE, uses=False)) == (1, 2, 1)


@pytest.mark.parametrize("look", [readable, editable])
def test_another_municipality_finds_nothing(
    house: House, look: Callable[..., LessonRecord]
) -> None:
    """By id as little as by number."""
    elsewhere = build_house(house.database, team_id="T0002", profile="leiden")
    with house.session() as session:
        record = tells(house, session)
        who = asked(elsewhere, session, COORDINATOR, record)
        with pytest.raises(LessonNotFoundError):
            look(session, **who)
        del who["lesson_id"]
        with pytest.raises(LessonNotFoundError):
            id_of_number(session, **who, number=record.lesson.number)


def test_a_number_that_is_none(house_on_each: House) -> None:
    with house_on_each.session() as session:
        tells(house_on_each, session)
        who: dict[str, Any] = {
            "here": house_on_each.here,
            "viewer": house_on_each.viewer(session, BUYER),
        }
        assert id_of_number(session, **who, number=1)
        for number in (0, 2, LARGEST_NUMBER, LARGEST_NUMBER + 1, 10**30):
            with pytest.raises(LessonNotFoundError):
                id_of_number(session, **who, number=number)


def test_a_guest_may_have_taken_back_what_was_kept_of_theirs(house: House) -> None:
    """They may not read it; their words are theirs all the same."""
    with house.session() as session:
        author = house.viewer(session, CLIENT).person_id
        record = tells(house, session, origin=Origin(LessonOrigin.SHORTCUT, "C1", "1.0", author))
        who = asked(house, session, CLIENT, record, outsider=True)
        with pytest.raises(MayNotReadLessonError):
            readable(session, **who)
        assert retract_lesson(session, **who, now=LATER).lesson.state is LessonState.RETRACTED
