"""Deliveries that are taken over: whoever was overtaken changes nothing, but for good news."""

import pytest
from sqlmodel import Session

from storage import deliveries
from storage.database import Database
from storage.vocabulary import DeliveryState, NoticeState
from tests.storage.making import CHANNEL, LEASE, NOW, REAL, known, minutes
from tests.storage.moves import (
    ALLOWED,
    WAY_TO,
    Move,
    S,
    arrived,
    postponed,
    refused,
    started,
    stored,
    take,
    uncertain,
)

Found = tuple[int, int, str]


def test_a_message_is_due_again_at_its_moment_and_stuck_when_its_lease_is_over(
    database: Database, here: int
) -> None:
    def due(session: Session, later: float) -> tuple[list[Found], list[Found]]:
        real_now = REAL + minutes(later)
        return (
            deliveries.waiting_deliveries(session, workspace_ids=[here], real_now=real_now),
            deliveries.stuck_deliveries(session, workspace_ids=[here], real_now=real_now),
        )

    with database.writing() as session:
        delivery = started(session, here)
        found = (known(delivery.id), here, CHANNEL)
        assert (due(session, 0.99), due(session, 1)) == (([], []), ([], [found]))
        postponed(session, delivery)
        assert (due(session, 0.99), due(session, 1)) == (([], []), ([found], []))
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
        assert (
            deliveries.waiting_deliveries(
                session, workspace_ids=[here], real_now=REAL + minutes(99)
            )
            == []
        )


def test_what_arrived_twice_keeps_where_it_stood_first(database: Database, here: int) -> None:
    with database.writing() as session:
        delivery = started(session, here)
        arrived(session, delivery)
        assert not deliveries.arrived(
            session, delivery_id=known(delivery.id), ts="1800000000.000100", now=NOW
        )
        assert stored(session, delivery)["message_ts"] == "1700000000.000100"
