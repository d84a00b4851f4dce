"""Asking who wrote a message: once, by whoever points at it, and no answer means no."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.messages import lesson_ids as ids
from bot.policy.confidentiality import Audience
from bot.services import lesson_requests, lessons
from bot.services.errors import LessonNotFoundError
from bot.services.lesson_fields import LessonInput
from bot.services.lesson_requests import PointedAt
from bot.services.lessons import Origin
from bot.services.occasion import Occasion, Telling
from bot.services.telling import tell
from storage import deliveries
from storage.lessons import LessonRecord
from storage.tables import LessonRequest, Notice
from storage.vocabulary import DeliveryMethod, LessonOrigin, RequestState
from tests.services.house import (
    BUYER,
    CLIENT,
    COLLEAGUE,
    NOW,
    House,
    build_house,
    happened,
    planned,
)

MESSAGE = PointedAt("C1", "1.0", "Masten &amp; koppen, zie <#C2|bor>", author=BUYER, by=COLLEAGUE)


def points(house: House, message: PointedAt = MESSAGE) -> bool:
    """Somebody puts 🧩 at a message. :returns: whether its author is asked."""
    with house.session() as session:
        asked = lesson_requests.ask_author(session, here=house.here, message=message, now=NOW)
        session.commit()
    return asked


def the_request(session: Session) -> LessonRequest:
    """The only one there is."""
    return session.exec(select(LessonRequest)).one()


def answers(house: House, answer: Any, user: str = BUYER) -> LessonRequest:
    """Somebody answers the only question there is."""
    with house.session() as session:
        request_id = the_request(session).id or 0
        asked = {"here": house.here, "viewer": house.viewer(session, user)}
        answer(session, **asked, request_id=request_id, now=NOW)
        session.commit()
        return the_request(session)


def keeps(house: House, user: str = BUYER, message: PointedAt = MESSAGE) -> LessonRecord:
    """Somebody makes a lesson of the message."""
    with house.session() as session:
        person, author = (house.viewer(session, who).person_id for who in (user, message.author))
        record = lessons.keep_lesson(
            session,
            here=house.here,
            teller_id=person,
            wanted=LessonInput(title="Masten", insight="Masten zijn herbruikbaar."),
            now=NOW,
            origin=Origin(LessonOrigin.REACTION, message.channel_id, message.ts, author),
        )
        lesson_requests.note_kept(session, here=house.here, lesson=record.lesson, now=NOW)
        session.commit()
    return record


def told(house: House, session: Session, notice: Notice) -> Telling | None:
    """What the notice would say now."""
    return tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))


def arrives(house: House, session: Session, notice: Notice) -> None:
    """The question stands in Slack."""
    delivery = deliveries.open_delivery(
        session,
        workspace_id=house.here.workspace_id,
        token="token",
        envelope=deliveries.Envelope(notice.recipient, DeliveryMethod.POST, "D1"),
        payload={"text": "x"},
        notices=[notice],
        now=NOW,
        lease_until=NOW + timedelta(minutes=1),
    )
    deliveries.arrived(session, delivery_id=delivery.id or 0, ts="5.0", now=NOW)


def test_the_author_is_asked_and_it_is_written_down(house_on_each: House) -> None:
    """By direct message; what is kept of the message is plain text."""
    house = house_on_each
    assert points(house)
    with house.session() as session:
        author, by = (house.viewer(session, who).person_id for who in (BUYER, COLLEAGUE))
        request = the_request(session)
        assert (request.author_id, request.asked_by_id) == (author, by)
        assert (request.channel_id, request.message_ts) == ("C1", "1.0")
        assert request.excerpt == "Masten & koppen, zie #bor"
        (notice,) = planned(session)
        assert (notice.kind, notice.recipient) == (ids.NOTICE_REQUEST, f"person:{author}")
        assert [(event.kind, event.actor_id) for event in happened(session)] == [("asked", by)]


def test_ten_who_point_at_it_ask_once(house_on_each: House) -> None:
    """In the same moment, too."""
    house = house_on_each
    people = [replace(MESSAGE, by=f"U{number}") for number in range(10)]
    with ThreadPoolExecutor(5) as pool:
        assert sum(pool.map(lambda message: points(house, message), people)) == 1
    assert not points(house)
    with house.session() as session:
        assert len(planned(session, ids.NOTICE_REQUEST)) == 1


def test_another_message_is_another_question(house: House) -> None:
    assert points(house)
    assert points(house, replace(MESSAGE, ts="2.0"))
    assert points(house, replace(MESSAGE, channel_id="C2"))


def test_a_message_without_words_asks_nothing(house: House) -> None:
    """A picture alone: there is nothing to keep."""
    assert not points(house, replace(MESSAGE, text="  "))


def test_a_message_that_became_a_lesson_is_not_asked_about(house: House) -> None:
    """Not even when that lesson was taken back: somebody said no to it."""
    record = keeps(house, COLLEAGUE)
    assert not points(house)
    with house.session() as session:
        lessons.retract_lesson(
            session,
            here=house.here,
            viewer=house.viewer(session, BUYER),
            lesson_id=record.lesson.id or 0,
            now=NOW,
        )
        session.commit()
    assert not points(house)


def test_another_municipality_knows_nothing_of_it(house: House) -> None:
    """The same channel id may exist twice."""
    points(house)
    elsewhere = build_house(house.database, team_id="T0002", profile="leiden")
    assert points(elsewhere)
    with house.session() as session:
        ours, theirs = session.exec(select(LessonRequest).order_by("id"))
        viewer = elsewhere.viewer(session, BUYER)
        with pytest.raises(LessonNotFoundError):
            lesson_requests.asked_of(
                session, here=elsewhere.here, viewer=viewer, request_id=ours.id or 0
            )
        assert ours.workspace_id != theirs.workspace_id


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (lesson_requests.decline, RequestState.DECLINED),
        (lesson_requests.note_gone, RequestState.GONE),
    ],
)
def test_an_answer_blanks_what_the_message_said(
    house_on_each: House, answer: Any, state: RequestState
) -> None:
    """And whoever points at it afterwards asks nothing."""
    house = house_on_each
    points(house)
    request = answers(house, answer)
    assert (request.state, request.excerpt, request.answered_at) == (state, None, NOW)
    assert not points(house)
    again = answers(house, answer)
    assert again.state is state
    with house.session() as session:
        assert len(planned(session)) == 2


@pytest.mark.parametrize("answer", [lesson_requests.decline, lesson_requests.note_gone])
def test_only_the_author_answers(house: House, answer: Any) -> None:
    """Not who pointed at it, not a colleague."""
    points(house)
    for user in (COLLEAGUE, CLIENT):
        with pytest.raises(LessonNotFoundError):
            answers(house, answer, user)
    with house.session() as session:
        assert the_request(session).state is RequestState.ASKED


def test_making_the_lesson_is_the_yes(house_on_each: House) -> None:
    """Also after a no: they saved it themselves."""
    house = house_on_each
    points(house)
    answers(house, lesson_requests.decline)
    keeps(house)
    with house.session() as session:
        request = the_request(session)
        assert (request.state, request.excerpt) == (RequestState.ACCEPTED, None)
        kinds = [event.kind for event in happened(session) if event.subject_kind != ids.SUBJECT]
        assert kinds == ["asked", "declined", "accepted"]
    answers(house, lesson_requests.decline)
    with house.session() as session:
        assert the_request(session).state is RequestState.ACCEPTED


def test_a_lesson_that_somebody_else_made_is_no_yes(house: House) -> None:
    """The author was not heard; but there is nothing left to ask."""
    points(house)
    keeps(house, COLLEAGUE)
    with house.session() as session:
        request = the_request(session)
        assert request.state is RequestState.ASKED
        so_far = lesson_requests.answer_so_far(session, here=house.here, request=request)
        assert so_far == "kept_by_other"
        assert told(house, session, planned(session, ids.NOTICE_REQUEST)[0]) is None


def test_the_question_is_replaced_by_what_came_of_it(house_on_each: House) -> None:
    """At its own place, once it stands there."""
    house = house_on_each
    points(house)
    with house.session() as session:
        (question,) = planned(session)
        asked = told(house, session, question)
        assert asked is not None
        assert "Masten &amp; koppen" in asked.message.text
        arrives(house, session, question)
        session.commit()
    answers(house, lesson_requests.decline)
    with house.session() as session:
        answer = told(house, session, planned(session)[-1])
        assert answer is not None
        assert answer.message.text == "Goed, ik bewaar niets."
        assert answer.replaces is not None
        assert (answer.replaces.channel_id, answer.replaces.message_ts) == ("D1", "5.0")


def test_a_question_that_never_arrived_is_not_answered(house: House) -> None:
    """There is nothing to replace; and it is not asked any more."""
    points(house)
    answers(house, lesson_requests.decline)
    with house.session() as session:
        assert [told(house, session, notice) for notice in planned(session)] == [None, None]
