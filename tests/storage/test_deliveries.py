"""Deliveries: one message each, from the claim until it has arrived."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage import deliveries
from storage.database import Database
from storage.deliveries import Envelope, open_delivery
from storage.tables import Delivery
from storage.vocabulary import DeliveryMethod, DeliveryState, NoticeState
from tests.storage.making import CHANNEL, LEASE, NOW, REAL, claim, minutes, plan
from tests.storage.moves import (
    ALLOWED,
    MOVES,
    WAY_TO,
    Move,
    S,
    arrived,
    postponed,
    refused,
    started,
    stored,
    uncertain,
)


def test_a_message_starts_with_its_lease_its_payload_and_what_it_carries(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        session.commit()
    with database.reading() as session:
        found = stored(session, delivery)
        assert (found["state"], found["attempts"]) == (S.SENDING, 1)
        assert (found["claimed_at"], found["lease_until"]) == (NOW, REAL + LEASE)
        assert found["payload"] == {"text": "1"}
        assert found["carried"] == {NoticeState.CLAIMED}


@pytest.mark.parametrize("state", ALLOWED)
def test_a_message_moves_on_only_from_where_that_is_allowed(
    database: Database, here: int, state: DeliveryState
) -> None:
    with database.writing() as session:
        for number, (move, (moved_to, carried)) in enumerate(MOVES.items()):
            delivery = started(session, here, recipient=f"person:{number}")
            for step in WAY_TO[state]:
                assert step(session, delivery)
            before = stored(session, delivery)
            assert before["state"] is state
            allowed = move in ALLOWED[state]
            assert move(session, delivery) is allowed, move
            after = stored(session, delivery)
            if allowed:
                assert (after["state"], after["carried"]) == (moved_to, {carried}), move
            else:
                assert after == before, move


@pytest.mark.parametrize("end", [arrived, refused, uncertain])
def test_a_message_that_has_ended_says_nothing_any_more(
    database: Database, here: int, end: Move
) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        assert end(session, delivery)
        found = stored(session, delivery)
        assert (found["payload"], found["lease_until"]) == (None, None)
        assert found["finished_at"] == NOW + minutes(1)


def test_a_message_that_waits_keeps_what_it_says(database: Database, here: int) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        postponed(session, delivery)
        found = stored(session, delivery)
        assert (found["payload"], found["finished_at"]) == ({"text": "1"}, None)
        assert (found["retry_at"], found["lease_until"]) == (REAL + minutes(1), None)
        assert found["error"] == "ratelimited"


def test_a_message_that_arrived_knows_where_it_stands(database: Database, here: int) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        arrived(session, delivery)
        assert stored(session, delivery)["message_ts"] == "1700000000.000100"


def test_an_error_may_be_of_any_length(database: Database, here: int) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        assert deliveries.postpone(session, delivery=delivery, retry_at=REAL, error="x" * 999)
        assert deliveries.refused(session, delivery=delivery, error="y" * 999, now=NOW)
        assert stored(session, delivery)["error"] == "y" * 200


def test_a_second_message_to_a_recipient_is_refused_while_one_is_on_its_way(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        session.commit()
        for step in (None, postponed):
            if step:
                step(session, delivery)
                session.commit()
            with pytest.raises(IntegrityError):
                open_for(session, here, CHANNEL)
            session.rollback()
        open_for(session, here, "person:1")


@pytest.mark.parametrize("end", [arrived, refused, uncertain])
def test_the_next_message_may_follow_when_the_first_has_ended(
    database: Database, here: int, end: Move
) -> None:
    with database.writing() as session:
        end(session, started(session, here))
        assert started(session, here, 2).state is S.SENDING


def open_for(session: Session, here: int, recipient: str) -> Delivery:
    """Start a message without looking whether one is on its way."""
    return open_delivery(
        session,
        workspace_id=here,
        token=f"for {recipient}",
        envelope=Envelope(recipient=recipient, method=DeliveryMethod.POST, channel_id="C1"),
        payload={},
        notices=[],
        now=NOW,
        lease_until=REAL + LEASE,
    )


def test_a_token_is_used_once(database: Database, here: int) -> None:
    with database.writing() as session:
        arrived(session, started(session, here))
        plan(session, here, 2)
        with pytest.raises(IntegrityError):
            claim(session, here, "channel:mvoi 1")


def test_the_newest_message_about_a_subject_is_found_once_it_arrived(
    database: Database, here: int
) -> None:
    def last(session: Session, kind: str = "card", subject_id: int = 1) -> str | None:
        found = deliveries.last_sent(
            session,
            workspace_id=here,
            kind=kind,
            subject_kind="trajectory",
            subject_id=subject_id,
        )
        return found.token if found else None

    with database.writing() as session:
        first = started(session, here)
        assert last(session) is None
        arrived(session, first)
        refused(session, started(session, here, 2))
        second = started(session, here, recipient="channel:elders")
        assert last(session) == "channel:mvoi 1"
        arrived(session, second)
        assert last(session) == "channel:elders 1"
        assert last(session, subject_id=2) is None
        assert last(session, kind="kept") is None
