"""What is held back keeps its reason and its moment, and comes back for who wants to read it."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.database import Database
from storage.deliveries import Envelope, arrived, open_delivery
from storage.holding import (
    consider_anew,
    drop,
    held_back,
    hold,
    kinds_due,
    lock_person,
    messages_told,
    release,
)
from storage.notices import claim_due, next_due, plan_notice
from storage.tables import Notice
from storage.vocabulary import DeliveryMethod, NoticeState, Withheld
from tests.storage.making import LEASE, NOW, REAL, known, make_person, minutes, plan
from tests.storage.together import meanwhile

PERSON = "person:1"
LATER = NOW + minutes(60)


def plan_kind(session: Session, here: int, kind: str, *, due_at: datetime = NOW) -> Notice:
    """Something of a kind is planned for somebody."""
    plan_notice(
        session,
        workspace_id=here,
        kind=kind,
        subject_kind="any",
        subject_id=1,
        occurrence=str(due_at),
        recipient=PERSON,
        due_at=due_at,
        now=NOW,
    )
    return session.exec(select(Notice).order_by(col(Notice.id).desc()).limit(1)).one()


def sends(session: Session, here: int, token: str, *notices: Notice) -> None:
    """A message with these goes out."""
    delivery = open_delivery(
        session,
        workspace_id=here,
        token=token,
        envelope=Envelope(PERSON, DeliveryMethod.POST, "D1"),
        payload={},
        notices=notices,
        now=NOW,
        lease_until=REAL + LEASE,
    )
    arrived(session, delivery_id=known(delivery.id), ts="1.0", now=NOW)


def told(session: Session, here: int, *, since: datetime = NOW) -> int:
    """How many messages with thanks somebody got."""
    return messages_told(
        session, workspace_id=here, recipient=PERSON, kinds=["thanks"], since=since
    )


def test_what_is_held_keeps_when_it_was_due_and_is_due_later(database: Database, here: int) -> None:
    with database.writing() as session:
        notice = plan_kind(session, here, "thanks")
        hold(session, notice, until=LATER, why=Withheld.HOURS)
        hold(session, notice, until=LATER + minutes(5), why=Withheld.DAILY, meant_at=NOW)
        assert (notice.first_due_at, notice.meant_at) == (NOW, NOW)
        assert next_due(session, workspace_ids=[here], after=NOW) == LATER + minutes(5)
        assert claim_due(session, workspace_id=here, recipient=PERSON, now=LATER) == []
        assert notice.withheld is Withheld.DAILY


def test_kinds_that_travel_together_leave_the_others(database: Database, here: int) -> None:
    with database.writing() as session:
        for kind in ("thanks", "work", "reminder"):
            plan_kind(session, here, kind)
        due = claim_due(
            session,
            workspace_id=here,
            recipient=PERSON,
            now=NOW,
            together=["thanks", "reminder"],
        )
        assert [each.kind for each in due] == ["thanks", "reminder"]
        found = kinds_due(session, workspace_id=here, recipient=PERSON, now=NOW)
        assert found == {"thanks", "work", "reminder"}


def test_what_was_held_back_is_shown_until_it_is_asked_for(
    database: Database, here: int, there: int
) -> None:
    """Of one municipality; what was muted only lately, what is outdated never."""
    with database.writing() as session:
        waits, muted, outdated = (plan_kind(session, here, kind) for kind in ("a", "b", "c"))
        plan(session, there, 1, recipient=PERSON)
        hold(session, waits, until=LATER, why=Withheld.SNOOZED)
        drop(session, muted, why=Withheld.MUTED)
        drop(session, outdated, why=Withheld.OUTDATED)

        def shown(workspace_id: int, since: datetime = NOW) -> list[str]:
            found = held_back(
                session, workspace_id=workspace_id, recipient=PERSON, muted_since=since
            )
            return [each.kind for each in found]

        assert shown(here) == ["b", "a"]
        assert shown(here, LATER) == ["a"]
        assert shown(there) == []
        release(session, [waits, muted], now=NOW)
        assert shown(here) == []
        assert {waits.state, muted.state} == {NoticeState.PLANNED}
        assert kinds_due(session, workspace_id=here, recipient=PERSON, now=NOW) == {"a", "b"}


def test_what_waits_is_considered_anew_and_what_is_planned_stays(
    database: Database, here: int
) -> None:
    with database.writing() as session:
        waits = plan_kind(session, here, "thanks")
        planned = plan_kind(session, here, "work", due_at=LATER)
        hold(session, waits, until=LATER, why=Withheld.SNOOZED)
        consider_anew(session, workspace_id=here, recipient=PERSON, now=NOW + minutes(1))
        session.refresh(waits)
        session.refresh(planned)
        assert (waits.due_at, waits.first_due_at) == (NOW + minutes(1), NOW)
        assert planned.due_at == LATER


def test_one_message_counts_once_and_what_was_asked_for_not_at_all(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        both = [plan_kind(session, here, "thanks", due_at=NOW + minutes(n)) for n in (1, 2)]
        sends(session, here, "one", *both)
        wanted = plan_kind(session, here, "thanks", due_at=NOW + minutes(3))
        release(session, [wanted], now=NOW)
        sends(session, here, "two", wanted)
        sends(session, here, "three", plan_kind(session, here, "work"))
        assert told(session, here) == 1
        assert told(session, here, since=LATER) == 0
        assert told(session, there) == 0


def test_two_who_count_at_once_do_not_both_find_room(
    database: Database, rival: Database, here: int
) -> None:
    """The second waits for the first, and sees what it sent."""

    def count() -> int:
        with rival.writing() as session:
            lock_person(session, person_id=person)
            return told(session, here)

    with database.writing() as session:
        person = make_person(session, here)
        session.commit()
    with database.writing() as session:
        lock_person(session, person_id=person)
        assert told(session, here) == 0
        sends(session, here, "one", plan_kind(session, here, "thanks"))
        with meanwhile(database, count) as other:
            session.commit()
    assert other.waited
    assert other.result() == 1
