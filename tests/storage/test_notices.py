"""Notices: what must be told is told once, in the order in which it is due."""

from datetime import datetime

import pytest
from sqlmodel import Session, col, select

from storage.database import Database
from storage.deliveries import refused, uncertain
from storage.notices import (
    bring_forward,
    claim_due,
    due_recipients,
    next_due,
    notices_of,
    plan_again,
)
from storage.tables import Notice
from storage.vocabulary import NoticeState
from tests.storage.making import CHANNEL, NOW, claim, known, minutes, plan
from tests.storage.together import together

PERSON = "person:1"


def due(session: Session, here: int, *, later: float = 0, recipient: str = CHANNEL) -> list[int]:
    """What the next message for a recipient would be about, some minutes later."""
    found = claim_due(session, workspace_id=here, recipient=recipient, now=NOW + minutes(later))
    return [notice.subject_id for notice in found]


def states(session: Session) -> dict[int, NoticeState]:
    """What has become of the notices, by subject."""
    found = session.exec(
        select(Notice).order_by(col(Notice.id)).execution_options(populate_existing=True)
    )
    return {notice.subject_id: notice.state for notice in found}


def test_what_is_planned_waits_until_it_is_due(database: Database, here: int) -> None:
    with database.writing() as session:
        assert plan(session, here, 1, due_at=NOW + minutes(15))
        assert due(session, here, later=14.99) == []
        assert due_recipients(session, workspace_ids=[here], now=NOW + minutes(14.99)) == []
        assert due(session, here, later=15) == [1]
        assert due_recipients(session, workspace_ids=[here], now=NOW + minutes(15)) == [
            (here, CHANNEL)
        ]


def test_planning_the_same_twice_plans_it_once(database: Database, here: int) -> None:
    with database.writing() as session:
        assert plan(session, here, 1)
        assert not plan(session, here, 1, due_at=NOW + minutes(5), bundle="week")
        [notice] = session.exec(select(Notice)).all()
        assert (notice.due_at, notice.bundle) == (NOW, None)


def test_something_else_is_planned_beside_it(database: Database, here: int) -> None:
    with database.writing() as session:
        assert plan(session, here, 1)
        assert plan(session, here, 2)
        assert plan(session, here, 1, kind="card-changed")
        assert plan(session, here, 1, recipient=PERSON)


def test_what_was_told_is_not_planned_again(database: Database, here: int) -> None:
    with database.writing() as session:
        plan(session, here, 1)
        assert claim(session, here, "token")
        assert not plan(session, here, 1)
        assert due(session, here) == []


def test_many_who_plan_the_same_at_once_plan_it_once(
    database: Database, rival: Database, here: int
) -> None:
    def plan_it(where: Database) -> bool:
        with where.writing() as session:
            new = plan(session, here, 1)
            session.commit()
        return new

    outcomes = together(*[lambda: plan_it(database), lambda: plan_it(rival)] * 4)
    assert sorted(outcomes) == [False] * 7 + [True]


def test_what_was_due_first_is_told_first(database: Database, here: int) -> None:
    with database.writing() as session:
        plan(session, here, 1, due_at=NOW + minutes(2))
        plan(session, here, 2, due_at=NOW + minutes(1))
        plan(session, here, 3, due_at=NOW + minutes(3))
        plan(session, here, 4, due_at=NOW + minutes(1))
        told = []
        while found := due(session, here, later=9):
            told += found
            settle(session, found)
        assert told == [2, 4, 1, 3]


def settle(session: Session, subjects: list[int]) -> None:
    """Count these as told."""
    for notice in session.exec(select(Notice).where(col(Notice.subject_id).in_(subjects))):
        notice.state = NoticeState.TOLD
        session.add(notice)
    session.flush()


def test_the_next_moment_is_of_what_is_planned_and_not_due_yet(
    database: Database, here: int
) -> None:
    def upcoming(session: Session, later: float) -> datetime | None:
        return next_due(session, workspace_ids=[here], after=NOW + minutes(later))

    with database.writing() as session:
        assert upcoming(session, 0) is None
        plan(session, here, 1)
        plan(session, here, 2, due_at=NOW + minutes(9))
        plan(session, here, 3, due_at=NOW + minutes(5), recipient=PERSON)
        assert upcoming(session, 0) == NOW + minutes(5)
        assert upcoming(session, 5) == NOW + minutes(9)
        assert upcoming(session, 9) is None
        settle(session, [3])
        assert upcoming(session, 0) == NOW + minutes(9)


def test_every_recipient_is_named_once(database: Database, here: int) -> None:
    with database.writing() as session:
        for subject_id in (1, 2):
            for recipient in (CHANNEL, PERSON):
                plan(session, here, subject_id, recipient=recipient)
        assert sorted(due_recipients(session, workspace_ids=[here], now=NOW)) == [
            (here, CHANNEL),
            (here, PERSON),
        ]


def test_a_recipient_with_a_message_on_its_way_waits(database: Database, here: int) -> None:
    with database.writing() as session:
        for subject_id in (1, 2):
            plan(session, here, subject_id)
        plan(session, here, 1, recipient=PERSON)
        claim(session, here, "token")
        assert due_recipients(session, workspace_ids=[here], now=NOW) == [(here, PERSON)]


def test_a_bundle_travels_together_as_far_as_it_is_due(database: Database, here: int) -> None:
    with database.writing() as session:
        plan(session, here, 1, bundle="week 10")
        plan(session, here, 2, due_at=NOW + minutes(1))
        plan(session, here, 3, due_at=NOW + minutes(2), bundle="week 10")
        plan(session, here, 4, due_at=NOW + minutes(1), bundle="week 11")
        plan(session, here, 5, due_at=NOW + minutes(9), bundle="week 10")
        plan(session, here, 6, recipient=PERSON, bundle="week 10")
        assert due(session, here, later=3) == [1, 3]
        assert due(session, here, later=3, recipient=PERSON) == [6]


def test_what_is_in_no_bundle_travels_alone(database: Database, here: int) -> None:
    with database.writing() as session:
        for subject_id in (1, 2):
            plan(session, here, subject_id)
        assert due(session, here) == [1]


def test_what_is_planned_can_be_told_earlier_and_never_later(database: Database, here: int) -> None:
    with database.writing() as session:
        plan(session, here, 1, due_at=NOW + minutes(15))
        plan(session, here, 2, due_at=NOW + minutes(15))
        for later in (5, 20):
            bring_forward(
                session,
                workspace_id=here,
                kind="card",
                subject_kind="trajectory",
                subject_id=1,
                due_at=NOW + minutes(later),
            )
        moments = session.exec(select(Notice.due_at).order_by(col(Notice.id))).all()
        assert moments == [NOW + minutes(5), NOW + minutes(15)]


def test_what_is_on_its_way_is_not_brought_forward(database: Database, here: int) -> None:
    with database.writing() as session:
        plan(session, here, 1)
        claim(session, here, "token")
        bring_forward(
            session,
            workspace_id=here,
            kind="card",
            subject_kind="trajectory",
            subject_id=1,
            due_at=NOW - minutes(5),
        )
        assert session.exec(select(Notice.due_at)).one() == NOW
        assert states(session) == {1: NoticeState.CLAIMED}


@pytest.mark.parametrize("outcome", [refused, uncertain])
def test_what_did_not_arrive_can_be_told_again_as_one_message(
    database: Database, here: int, outcome: object
) -> None:
    with database.writing() as session:
        for subject_id in (1, 2):
            plan(session, here, subject_id, bundle="week 10")
        delivery = claim(session, here, "token")
        assert delivery is not None
        assert callable(outcome)
        outcome(session, delivery=delivery, error="is_archived", now=NOW)
        assert due(session, here) == []
        moment = NOW + minutes(30)
        assert plan_again(session, delivery_id=known(delivery.id), due_at=moment) == 2
        assert notices_of(session, delivery_id=known(delivery.id)) == []
        assert due(session, here, later=29) == []
        assert due(session, here, later=30) == [1, 2]
        assert plan_again(session, delivery_id=known(delivery.id), due_at=NOW) == 0


def test_what_is_still_on_its_way_is_not_planned_again(database: Database, here: int) -> None:
    with database.writing() as session:
        plan(session, here, 1)
        delivery = claim(session, here, "token")
        assert delivery is not None
        assert plan_again(session, delivery_id=known(delivery.id), due_at=NOW) == 0
        assert states(session) == {1: NoticeState.CLAIMED}


def test_a_message_knows_what_it_carries(database: Database, here: int) -> None:
    with database.writing() as session:
        for subject_id in (3, 1, 2):
            plan(session, here, subject_id, bundle="week 10" if subject_id != 2 else None)
        delivery = claim(session, here, "token")
        assert delivery is not None
        carried = notices_of(session, delivery_id=known(delivery.id))
        assert [notice.subject_id for notice in carried] == [3, 1]
        assert {notice.state for notice in carried} == {NoticeState.CLAIMED}
