"""Several processes share one ledger: every message is sent by one of them, in its turn."""

from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from storage import deliveries
from storage.database import Database
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryState, NoticeState
from tests.storage.making import CHANNEL, LEASE, NOW, REAL, claim, known, minutes, plan
from tests.storage.together import meanwhile, together


def planned(database: Database, here: int, *subjects: int, recipient: str = CHANNEL) -> None:
    """Plan some notices, due one after the other."""
    with database.writing() as session:
        for number, subject_id in enumerate(subjects):
            due_at = NOW - minutes(60 - number)
            plan(session, here, subject_id, recipient=recipient, due_at=due_at)
        session.commit()


def try_to_claim(database: Database, here: int, token: str, recipient: str = CHANNEL) -> str | None:
    """Claim the next message. :returns: what it is about, or None when a rival has it."""
    try:
        with database.writing() as session:
            delivery = claim(session, here, token, recipient=recipient)
            session.commit()
    except IntegrityError:
        return None
    return str((delivery.payload or {})["text"]) if delivery else None


def test_of_many_who_claim_one_recipient_exactly_one_wins(
    database: Database, rival: Database, here: int
) -> None:
    planned(database, here, 1, 2, 3)
    outcomes = together(
        *[
            lambda where=where, token=token: try_to_claim(where, here, f"token {token}")
            for token, where in enumerate([database, rival] * 4)
        ]
    )
    assert [outcome for outcome in outcomes if outcome] == ["1"]
    with database.reading() as session:
        assert len(session.exec(select(Delivery)).all()) == 1
        claimed = select(Notice.subject_id).where(col(Notice.state) == NoticeState.CLAIMED)
        assert session.exec(claimed).all() == [1]


def test_different_recipients_do_not_wait_for_each_other(
    database: Database, rival: Database, here: int
) -> None:
    planned(database, here, 1)
    planned(database, here, 2, recipient="person:1")
    with database.writing() as session:
        assert claim(session, here, "mine")
        task = partial(try_to_claim, rival, here, "other", "person:1")
        with meanwhile(database, task) as other:
            session.commit()
    assert other.waited is database.is_sqlite
    assert other.result() == "2"


def test_a_rival_does_not_wait_for_a_recipient_that_is_being_claimed(
    database: Database, rival: Database, here: int
) -> None:
    planned(database, here, 1, 2)
    with database.writing() as session:
        assert claim(session, here, "mine")
        with meanwhile(database, lambda: try_to_claim(rival, here, "other")) as other:
            session.commit()
    assert other.waited is database.is_sqlite
    assert other.result() is None


def test_a_claim_that_breaks_down_lets_nothing_pass_before_it(
    database: Database, rival: Database, here: int
) -> None:
    planned(database, here, 1, 2)
    with database.writing() as session:
        assert claim(session, here, "mine")
        with meanwhile(database, lambda: try_to_claim(rival, here, "other")) as other:
            session.rollback()
    assert other.result() in {None, "1"}
    assert other.result() or try_to_claim(rival, here, "again") == "1"


def test_a_claim_that_breaks_down_does_not_tear_its_bundle_apart(
    database: Database, rival: Database, here: int
) -> None:
    def plan_more_and_claim() -> str | None:
        with rival.writing() as session:
            plan(session, here, 2, bundle="week 10")
            session.commit()
        return try_to_claim(rival, here, "other")

    with database.writing() as session:
        plan(session, here, 1, bundle="week 10")
        session.commit()
        assert claim(session, here, "mine")
        with meanwhile(database, plan_more_and_claim) as other:
            session.rollback()
    assert other.result() in {None, "1, 2"}
    assert other.result() or try_to_claim(rival, here, "again") == "1, 2"


@pytest.mark.parametrize("state", [DeliveryState.SENDING, DeliveryState.WAITING])
def test_of_many_who_take_over_a_message_exactly_one_gets_it(
    database: Database, rival: Database, here: int, state: DeliveryState
) -> None:
    planned(database, here, 1)
    with database.writing() as session:
        delivery = claim(session, here, "token")
        assert delivery is not None
        if state is DeliveryState.WAITING:
            deliveries.postpone(session, delivery=delivery, retry_at=REAL, error="ratelimited")
        session.commit()

    def take(where: Database) -> int:
        with where.writing() as session:
            taken = deliveries.take_delivery(
                session,
                delivery_id=known(delivery.id),
                state=state,
                real_now=REAL + minutes(5),
                lease_until=REAL + minutes(5) + LEASE,
            )
            session.commit()
        return taken.attempts if taken else 0

    outcomes = together(*[lambda: take(database), lambda: take(rival)] * 4)
    assert sorted(outcomes) == [0] * 7 + [2]


def test_many_processes_tell_everything_once_and_in_order(
    database: Database, rival: Database, here: int
) -> None:
    recipients = [CHANNEL, "channel:elders", "person:1"]
    for number, recipient in enumerate(recipients):
        planned(database, here, *range(10 * number, 10 * number + 5), recipient=recipient)
    told: list[tuple[str, str]] = []

    def send_all(where: Database, name: str) -> None:
        turn = 0
        while due := whose_turn(where):
            for recipient in due:
                turn += 1
                token = f"{name} {turn}"
                said = try_to_claim(where, here, token, recipient)
                if said is None:
                    continue
                told.append((recipient, said))
                with where.writing() as session:
                    sent = session.exec(select(Delivery).where(col(Delivery.token) == token)).one()
                    deliveries.arrived(
                        session, delivery_id=known(sent.id), ts=f"1700000000.{turn:06}", now=NOW
                    )
                    session.commit()

    together(
        *[
            lambda where=where, name=name: send_all(where, name)
            for name, where in {"a": database, "b": rival, "c": database, "d": rival}.items()
        ]
    )
    for number, recipient in enumerate(recipients):
        expected = [str(subject) for subject in range(10 * number, 10 * number + 5)]
        assert [said for to, said in told if to == recipient] == expected


def whose_turn(database: Database) -> list[str]:
    """Who has something due."""
    with database.reading() as session:
        found = select(Notice.recipient).where(col(Notice.state) == NoticeState.PLANNED)
        return list(session.exec(found.distinct()))
