"""Deliveries: one message each, from the claim until it has arrived, and never two at once."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from storage import deliveries
from storage.database import Database
from storage.deliveries import Envelope, open_delivery
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryMethod, DeliveryState, NoticeState
from tests.storage.making import CHANNEL, LEASE, NOW, REAL, claim, known, minutes, plan

S = DeliveryState
ERROR = "is_archived"


def arrived(session: Session, delivery: Delivery) -> bool:
    """It stands in Slack."""
    return deliveries.arrived(
        session, delivery_id=known(delivery.id), ts="1700000000.000100", now=NOW + minutes(1)
    )


def postponed(session: Session, delivery: Delivery) -> bool:
    """It was not posted, and will be tried again in a minute."""
    return deliveries.postpone(
        session, delivery=delivery, retry_at=REAL + minutes(1), error="ratelimited"
    )


def refused(session: Session, delivery: Delivery) -> bool:
    """Slack said no."""
    return deliveries.refused(session, delivery=delivery, error=ERROR, now=NOW + minutes(1))


def uncertain(session: Session, delivery: Delivery) -> bool:
    """Nobody knows."""
    return deliveries.uncertain(session, delivery=delivery, error=ERROR, now=NOW + minutes(1))


Move = Callable[[Session, Delivery], bool]
MOVES: dict[Move, tuple[DeliveryState, NoticeState]] = {
    arrived: (S.SENT, NoticeState.TOLD),
    postponed: (S.WAITING, NoticeState.CLAIMED),
    refused: (S.REFUSED, NoticeState.HELD),
    uncertain: (S.UNCERTAIN, NoticeState.UNCERTAIN),
}
"""What each move makes of the message and of what it carries."""

ALLOWED: dict[DeliveryState, set[Move]] = {
    S.SENDING: {arrived, postponed, refused, uncertain},
    S.WAITING: {arrived, postponed, refused, uncertain},
    S.SENT: set(),
    S.REFUSED: set(),
    S.UNCERTAIN: {arrived},
}
WAY_TO: dict[DeliveryState, list[Move]] = {
    S.SENDING: [],
    S.WAITING: [postponed],
    S.SENT: [arrived],
    S.REFUSED: [refused],
    S.UNCERTAIN: [uncertain],
}


def started(
    session: Session, here: int, subject_id: int = 1, *, recipient: str = CHANNEL
) -> Delivery:
    """A message on its way."""
    plan(session, here, subject_id, recipient=recipient)
    delivery = claim(session, here, f"{recipient} {subject_id}", recipient=recipient)
    assert delivery is not None
    return delivery


def stored(session: Session, delivery: Delivery) -> dict[str, Any]:
    """The message and what it carries, as they stand in the database."""
    fresh = {"populate_existing": True}
    row = session.get_one(Delivery, delivery.id, execution_options=fresh)
    carried = session.exec(select(Notice.state).where(col(Notice.delivery_id) == delivery.id)).all()
    return {**row.model_dump(), "carried": set(carried)}


def take(
    session: Session, delivery: Delivery, state: DeliveryState, *, later: float = 5
) -> Delivery | None:
    """Take over a message, some minutes of real time later."""
    real_now = REAL + minutes(later)
    return deliveries.take_delivery(
        session,
        delivery_id=known(delivery.id),
        state=state,
        real_now=real_now,
        lease_until=real_now + LEASE,
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


def test_a_message_is_due_again_at_its_moment_and_stuck_when_its_lease_is_over(
    database: Database, here: int
) -> None:
    def due(session: Session, later: float) -> tuple[list[int], list[int]]:
        real_now = REAL + minutes(later)
        return (
            deliveries.waiting_deliveries(session, real_now=real_now),
            deliveries.stuck_deliveries(session, real_now=real_now),
        )

    with database.writing() as session:
        delivery = started(session, here)
        number = known(delivery.id)
        assert (due(session, 0.99), due(session, 1)) == (([], []), ([], [number]))
        postponed(session, delivery)
        assert (due(session, 0.99), due(session, 1)) == (([], []), ([number], []))
        arrived(session, delivery)
        assert due(session, 99) == ([], [])


@pytest.mark.parametrize("state", [S.SENDING, S.WAITING])
def test_a_message_is_taken_over_once_and_not_before_its_time(
    database: Database, here: int, state: DeliveryState
) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        for step in WAY_TO[state]:
            step(session, delivery)
        assert take(session, delivery, state, later=0.99) is None
        taken = take(session, delivery, state, later=1)
        assert taken is not None
        assert (taken.state, taken.attempts) == (S.SENDING, 2)
        assert (taken.payload, taken.token) == ({"text": "1"}, "channel:mvoi 1")
        assert taken.lease_until == REAL + minutes(1) + LEASE
        assert take(session, delivery, state, later=1) is None


@pytest.mark.parametrize("state", ALLOWED)
def test_a_message_is_only_taken_over_from_the_state_it_is_in(
    database: Database, here: int, state: DeliveryState
) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        for step in WAY_TO[state]:
            step(session, delivery)
        wrong = S.WAITING if state is S.SENDING else S.SENDING
        assert take(session, delivery, wrong) is None


@pytest.mark.parametrize("late", [postponed, refused, uncertain])
def test_whoever_was_overtaken_changes_nothing(database: Database, here: int, late: Move) -> None:
    with database.writing() as session:
        first = started(session, here)
        session.commit()
    with database.writing() as session:
        assert take(session, first, S.SENDING)
        session.commit()
    with database.writing() as session:
        before = stored(session, first)
    with database.writing() as session:
        assert not late(session, first)
        assert stored(session, first) == before


@pytest.mark.parametrize("overtaker", [None, postponed, uncertain])
def test_whoever_was_overtaken_may_still_say_that_it_arrived(
    database: Database, here: int, overtaker: Move | None
) -> None:
    with database.writing() as session:
        first = started(session, here)
        session.commit()
    with database.writing() as session:
        second = take(session, first, S.SENDING)
        assert second is not None
        if overtaker:
            overtaker(session, second)
        session.commit()
    with database.writing() as session:
        assert arrived(session, first)
        found = stored(session, first)
        assert (found["state"], found["payload"]) == (S.SENT, None)
        assert found["carried"] == {NoticeState.TOLD}
        assert not refused(session, second)
        assert deliveries.waiting_deliveries(session, real_now=REAL + minutes(99)) == []


def test_what_arrived_twice_keeps_where_it_stood_first(database: Database, here: int) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        arrived(session, delivery)
        assert not deliveries.arrived(
            session, delivery_id=known(delivery.id), ts="1800000000.000100", now=NOW
        )
        assert stored(session, delivery)["message_ts"] == "1700000000.000100"


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
