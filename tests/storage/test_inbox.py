"""The inbox: nothing that comes in is lost, and nothing is handled twice."""

import pytest
from sqlmodel import Session, select

from storage.database import Database
from storage.inbox import MAX_ATTEMPTS, OvertakenError, finish, give_back, open_items, take
from storage.tables import InboxItem
from storage.vocabulary import InboxState
from storage.workspaces import all_workspaces
from tests.storage.making import LEASE, NOW, REAL, event_arrives, known, minutes


def arrive(session: Session, here: int, *event_ids: str, conversation: str = "D1:") -> None:
    """Things are said in one conversation, one after the other."""
    for number, event_id in enumerate(event_ids):
        ts = f"1700000000.{number:06}"
        event_arrives(session, here, event_id, conversation=conversation, ts=ts)


def waiting(session: Session, *, later: float = 0) -> list[str]:
    """What may be handled, some minutes of real time later."""
    everywhere = [known(workspace.id) for workspace in all_workspaces(session)]
    ids = open_items(session, workspace_ids=everywhere, real_now=REAL + minutes(later))
    return [session.get_one(InboxItem, item_id).event_id for item_id in ids]


def item_of(session: Session, event_id: str) -> InboxItem:
    """What the inbox knows of an event, as it stands in the database."""
    return session.exec(
        select(InboxItem)
        .where(InboxItem.event_id == event_id)
        .execution_options(populate_existing=True)
    ).one()


def take_event(session: Session, event_id: str, *, later: float = 0) -> InboxItem | None:
    """Claim an event, some minutes of real time later."""
    now = REAL + minutes(later)
    item_id = known(item_of(session, event_id).id)
    return take(session, item_id=item_id, real_now=now, lease_until=now + LEASE)


def taken(session: Session, event_id: str, *, later: float = 0) -> InboxItem:
    """Claim an event that is free."""
    item = take_event(session, event_id, later=later)
    assert item is not None
    return item


def test_what_comes_in_waits_with_all_it_said(database: Database, here: int) -> None:
    with database.writing() as session:
        assert event_arrives(session, here, "Ev1")
        session.commit()
    with database.reading() as session:
        item = item_of(session, "Ev1")
        assert (item.state, item.payload) == (InboxState.NEW, {"text": "Hallo van Ev1"})
        assert (item.received_at, item.attempts) == (NOW, 0)
        assert waiting(session) == ["Ev1"]


def test_what_slack_repeats_is_kept_once(database: Database, here: int) -> None:
    with database.writing() as session:
        assert event_arrives(session, here, "Ev1")
        assert not event_arrives(session, here, "Ev1")
        assert waiting(session) == ["Ev1"]


def test_a_repeat_of_what_is_handled_changes_nothing(database: Database, here: int) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1")
        finish(session, taken(session, "Ev1"), now=NOW)
        assert not event_arrives(session, here, "Ev1")
        assert item_of(session, "Ev1").state is InboxState.HANDLED
        assert waiting(session) == []


def test_what_is_handled_keeps_that_it_came_and_not_what_it_said(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1")
        finish(session, taken(session, "Ev1"), now=NOW + minutes(1))
        session.commit()
    with database.reading() as session:
        item = item_of(session, "Ev1")
        assert (item.state, item.payload) == (InboxState.HANDLED, None)
        assert (item.handled_at, item.lease_until) == (NOW + minutes(1), None)


def test_turns_of_a_conversation_come_in_the_order_of_what_was_said(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        event_arrives(session, here, "Ev-second", ts="1700000000.000200")
        event_arrives(session, here, "Ev-first", ts="1700000000.000100")
        event_arrives(session, here, "Ev-third", ts="1700000001.000000")
        for expected in ("Ev-first", "Ev-second", "Ev-third"):
            assert waiting(session) == [expected]
            finish(session, taken(session, expected), now=NOW)
        assert waiting(session) == []


def test_turns_of_the_same_moment_come_in_the_order_of_their_arrival(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        for event_id in ("Ev1", "Ev2"):
            event_arrives(session, here, event_id)
        assert waiting(session) == ["Ev1"]
        finish(session, taken(session, "Ev1"), now=NOW)
        assert waiting(session) == ["Ev2"]


def test_conversations_do_not_wait_for_each_other(database: Database, here: int) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1", "Ev2", conversation="D1:")
        arrive(session, here, "Ev3", conversation="C1:1700000000.000100")
        arrive(session, here, "Ev4", conversation="C1:1700000000.000200")
        assert waiting(session) == ["Ev1", "Ev3", "Ev4"]
        taken(session, "Ev1")
        taken(session, "Ev3")
        assert waiting(session) == ["Ev4"]


def test_one_turn_of_a_conversation_is_handled_at_a_time(database: Database, here: int) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1", "Ev2")
        taken(session, "Ev1")
        assert waiting(session) == []
        assert take_event(session, "Ev1") is None
        assert take_event(session, "Ev2") is None


def test_a_turn_whose_time_is_not_there_yet_cannot_be_taken(database: Database, here: int) -> None:
    with database.writing() as session:
        event_arrives(session, here, "Ev-second", ts="1700000000.000200")
        assert waiting(session) == ["Ev-second"]
        event_arrives(session, here, "Ev-first", ts="1700000000.000100")
        assert take_event(session, "Ev-second") is None
        assert waiting(session) == ["Ev-first"]


def test_what_somebody_left_lying_is_taken_over_when_the_lease_is_over(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1", "Ev2")
        taken(session, "Ev1")
        assert waiting(session, later=0.99) == []
        assert take_event(session, "Ev1", later=0.99) is None
        assert waiting(session, later=1) == ["Ev1"]
        item = taken(session, "Ev1", later=1)
        assert (item.attempts, item.lease_until) == (2, REAL + minutes(1) + LEASE)
        assert waiting(session, later=1.5) == []


def test_a_turn_that_was_left_lying_does_not_hold_up_an_earlier_one_that_came_late(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        event_arrives(session, here, "Ev-second", ts="1700000000.000200")
        taken(session, "Ev-second")
        event_arrives(session, here, "Ev-first", ts="1700000000.000100")
        for expected in ("Ev-second", "Ev-first"):
            assert waiting(session, later=5) == [expected]
            finish(session, taken(session, expected, later=5), now=NOW)
        assert waiting(session, later=5) == []


def test_what_went_wrong_is_tried_again(database: Database, here: int) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1", "Ev2")
        item = taken(session, "Ev1")
        assert not give_back(session, item_id=known(item.id), error="TimeoutError")
        again = item_of(session, "Ev1")
        assert (again.state, again.error) == (InboxState.NEW, "TimeoutError")
        assert again.payload is not None
        assert waiting(session) == ["Ev1"]


def test_what_went_wrong_may_have_to_wait_and_keeps_its_turn(database: Database, here: int) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1", "Ev2")
        item_id = known(taken(session, "Ev1").id)
        give_back(session, item_id=item_id, error="TimeoutError", not_before=REAL + minutes(3))
        assert waiting(session, later=2.99) == []
        assert take_event(session, "Ev1", later=2.99) is None
        assert take_event(session, "Ev2", later=2.99) is None
        assert waiting(session, later=3) == ["Ev1"]
        assert taken(session, "Ev1", later=3).attempts == 2


def test_what_goes_wrong_too_often_fails_and_lets_the_conversation_go_on(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1", "Ev2")
        outcomes = [
            give_back(session, item_id=known(taken(session, "Ev1").id), error="x" * 500)
            for _ in range(MAX_ATTEMPTS)
        ]
        assert outcomes == [False] * (MAX_ATTEMPTS - 1) + [True]
        assert item_of(session, "Ev1").state is InboxState.FAILED
        assert take_event(session, "Ev1") is None
        assert waiting(session) == ["Ev2"]


def test_what_ends_the_process_every_time_fails_too(database: Database, here: int) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1", "Ev2")
        for attempt in range(MAX_ATTEMPTS):
            taken(session, "Ev1", later=attempt)
        assert take_event(session, "Ev1", later=MAX_ATTEMPTS) is None
        failed = item_of(session, "Ev1")
        assert (failed.state, failed.error) == (InboxState.FAILED, "never finished")
        assert waiting(session, later=MAX_ATTEMPTS) == ["Ev2"]


def test_whoever_was_overtaken_keeps_nothing_of_what_was_done(
    database: Database, rival: Database, here: int
) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1")
        slow = taken(session, "Ev1")
        session.commit()
    with rival.writing() as session:
        taken(session, "Ev1", later=2)
        session.commit()
    with database.writing() as session:
        event_arrives(session, here, "Ev-caused", conversation="D2:")
        with pytest.raises(OvertakenError):
            finish(session, slow, now=NOW)
    with rival.writing() as session:
        finish(session, item_of(session, "Ev1"), now=NOW)
        session.commit()
        assert session.exec(select(InboxItem.event_id)).all() == ["Ev1"]


def test_what_is_handled_is_not_handled_again_by_whoever_comes_late(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1")
        finish(session, taken(session, "Ev1"), now=NOW)
        session.commit()
    with database.writing() as session:
        item = item_of(session, "Ev1")
        with pytest.raises(OvertakenError):
            finish(session, item, now=NOW + minutes(5))
        assert not give_back(session, item_id=known(item.id), error="TimeoutError")
        assert item_of(session, "Ev1").state is InboxState.HANDLED


def test_whoever_was_overtaken_does_not_give_back_what_another_holds(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        arrive(session, here, "Ev1")
        item_id = known(taken(session, "Ev1").id)
        taken(session, "Ev1", later=2)
        assert not give_back(session, item_id=item_id, error="TimeoutError", attempts=1)
        assert item_of(session, "Ev1").state is InboxState.HANDLING
        assert not give_back(session, item_id=item_id, error="TimeoutError", attempts=2)
        assert item_of(session, "Ev1").state is InboxState.NEW
