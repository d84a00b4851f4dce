"""Several processes share one inbox: every event is handled by one of them, in its turn."""

from collections import Counter

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from storage.database import Database
from storage.inbox import OvertakenError, finish, open_items, take
from storage.tables import InboxItem
from storage.vocabulary import InboxState
from storage.workspaces import all_workspaces
from tests.storage.making import LEASE, NOW, REAL, event_arrives, known, minutes
from tests.storage.together import meanwhile, together


def try_to_take(database: Database, item_id: int, *, later: float = 0) -> int:
    """Take an item if that is possible. :returns: which attempt this is, or 0."""
    now = REAL + minutes(later)
    try:
        with database.writing() as session:
            item = take(session, item_id=item_id, real_now=now, lease_until=now + LEASE)
            session.commit()
    except IntegrityError:
        return 0
    return item.attempts if item else 0


def waiting(database: Database) -> list[int]:
    """What may be handled now."""
    with database.reading() as session:
        everywhere = [known(workspace.id) for workspace in all_workspaces(session)]
        return open_items(session, workspace_ids=everywhere, real_now=REAL)


def arrived(database: Database, here: int, *event_ids: str, conversation: str = "D1:") -> list[int]:
    """Things are said in one conversation. :returns: their ids."""
    with database.writing() as session:
        for number, event_id in enumerate(event_ids):
            ts = f"1700000000.{number:06}"
            event_arrives(session, here, event_id, conversation=conversation, ts=ts)
        session.commit()
        found = session.exec(select(InboxItem).order_by("id"))
        return [known(item.id) for item in found if item.event_id in event_ids]


def test_an_event_that_arrives_twice_at_once_is_kept_once(
    database: Database, rival: Database, here: int
) -> None:
    def arrive(where: Database) -> bool:
        with where.writing() as session:
            new = event_arrives(session, here, "Ev1")
            session.commit()
        return new

    outcomes = together(*[lambda: arrive(database), lambda: arrive(rival)] * 3)
    assert sorted(outcomes) == [False] * 5 + [True]
    assert len(waiting(database)) == 1


@pytest.mark.parametrize("later", [0, 5], ids=["new", "left-lying"])
def test_of_many_who_take_an_event_one_gets_it(
    database: Database, rival: Database, here: int, later: float
) -> None:
    [item_id] = arrived(database, here, "Ev1")
    before = try_to_take(database, item_id) if later else 0

    def attempt(where: Database) -> int:
        return try_to_take(where, item_id, later=later)

    outcomes = together(*[lambda: attempt(database), lambda: attempt(rival)] * 4)
    assert sorted(outcomes) == [0] * 7 + [before + 1]


def test_a_rival_does_not_wait_for_an_event_that_is_being_taken(
    database: Database, rival: Database, here: int
) -> None:
    [item_id] = arrived(database, here, "Ev1")
    with database.writing() as session:
        assert take(session, item_id=item_id, real_now=REAL, lease_until=REAL + LEASE)
        with meanwhile(database, lambda: try_to_take(rival, item_id)) as other:
            session.commit()
    assert other.waited is database.is_sqlite
    assert other.result() == 0


def test_the_database_itself_lets_one_turn_of_a_conversation_be_handled(
    database: Database, here: int
) -> None:
    first, second = arrived(database, here, "Ev1", "Ev2")
    assert try_to_take(database, first) == 1
    with database.writing() as session:
        session.get_one(InboxItem, second).state = InboxState.HANDLING
        with pytest.raises(IntegrityError):
            session.flush()


def test_two_who_start_on_one_conversation_in_the_same_instant_do_not_both_go_on(
    database: Database, rival: Database, here: int
) -> None:
    [second] = arrived(database, here, "Ev-second")
    with database.writing() as session:
        # Until this is committed, a rival on PostgreSQL sees a conversation that is free.
        assert take(session, item_id=second, real_now=REAL, lease_until=REAL + LEASE)

        def take_the_earlier_one() -> int:
            with rival.writing() as late:
                event_arrives(late, here, "Ev-first", ts="1600000000.000000")
                late.commit()
            return try_to_take(rival, waiting(rival)[0]) if waiting(rival) else 0

        with meanwhile(database, take_the_earlier_one) as other:
            session.commit()
    assert other.result() == 0


def test_work_done_twice_at_once_is_kept_once(
    database: Database, rival: Database, here: int
) -> None:
    [item_id] = arrived(database, here, "Ev1")
    assert try_to_take(database, item_id) == 1

    def handle(where: Database, name: str) -> bool:
        with where.writing() as session:
            item = session.get_one(InboxItem, item_id)
            event_arrives(session, here, f"Ev-caused-by-{name}", conversation=f"{name}:")
            try:
                finish(session, item, now=NOW)
            except OvertakenError:
                return False
            session.commit()
        return True

    with database.writing() as session:
        mine = session.get_one(InboxItem, item_id)
        event_arrives(session, here, "Ev-caused-by-me", conversation="me:")
        finish(session, mine, now=NOW)
        with meanwhile(database, lambda: handle(rival, "rival")) as other:
            session.commit()
    assert other.result() is False
    with database.reading() as session:
        assert set(session.exec(select(InboxItem.event_id))) == {"Ev1", "Ev-caused-by-me"}


def test_many_processes_handle_everything_once_and_in_turn(
    database: Database, rival: Database, here: int
) -> None:
    said = {f"D{number}:": [f"Ev{number}-{turn}" for turn in range(4)] for number in range(4)}
    for conversation, event_ids in said.items():
        arrived(database, here, *event_ids, conversation=conversation)
    handled: list[str] = []

    def work(where: Database) -> None:
        while items := waiting(where):
            for item_id in items:
                if not try_to_take(where, item_id):
                    continue
                with where.writing() as session:
                    item = session.get_one(InboxItem, item_id)
                    handled.append(item.event_id)
                    finish(session, item, now=NOW)
                    session.commit()

    together(*[lambda: work(database), lambda: work(rival)] * 2)
    assert set(Counter(handled).values()) == {1}
    for event_ids in said.values():
        assert [event_id for event_id in handled if event_id in event_ids] == event_ids
    assert waiting(database) == []
