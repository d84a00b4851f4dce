"""Two municipalities in one database: the same ids, numbers and nonces, and nothing leaks."""

import pytest
from sqlalchemy import Index, Table, UniqueConstraint
from sqlmodel import Session, col, select

from storage import deliveries, event_log, inbox, notices, people, submissions, trajectories
from storage.columns import METADATA
from storage.database import Database
from storage.tables import InboxItem, Notice
from storage.vocabulary import MunicipalRole
from tests.storage.making import (
    CHANNEL,
    LEASE,
    NOW,
    REAL,
    claim,
    event_arrives,
    known,
    make_person,
    make_trajectory,
    minutes,
    plan,
)

COORDINATOR = MunicipalRole.COORDINATOR
OUR_OWN_KEYS = {
    "uq_workspace_team_id",  # Slack's, the same nowhere else
    "uq_delivery_token",  # made by us at random
    "uq_calendar_feed_digest",  # of what was made by us at random
    "uq_tender_follows_id_current_ends_on",  # of a row that belongs to one workspace
    "uq_tender_follows_trajectory_id_current_ends_on",  # the same
    "uq_money_question_tender_id_moment_year",  # the same
    "uq_money_question_trajectory_id_moment_year",  # the same
    "uq_champion_invite_trajectory_id_champion_id",  # the same
}


def belongs_to_a_workspace(table: Table) -> bool:
    """Whether each row says whose it is, itself or through what it is a part of."""
    if table.name == "workspace":
        return True
    if "workspace_id" in table.columns:
        return not table.columns["workspace_id"].nullable
    owners = [key.column.table for column in table.primary_key for key in column.foreign_keys]
    return bool(owners) and all(belongs_to_a_workspace(owner) for owner in owners)


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: str(table.name))
def test_every_row_belongs_to_a_workspace(table: Table) -> None:
    assert belongs_to_a_workspace(table)


def test_no_municipality_takes_a_key_from_another() -> None:
    keys = [
        key
        for table in METADATA.sorted_tables
        for key in (*table.constraints, *table.indexes)
        if isinstance(key, UniqueConstraint) or (isinstance(key, Index) and key.unique)
    ]
    taken = {str(key.name) for key in keys if "workspace_id" not in key.columns}
    assert taken == OUR_OWN_KEYS


def test_the_same_slack_user_is_somebody_else_there(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        me, other = make_person(session, here), make_person(session, there)
        assert me != other
        found = people.people_by_id(session, workspace_id=here, ids=[me, other])
        assert found.keys() == {me}


def test_a_role_here_is_no_role_there(database: Database, here: int, there: int) -> None:
    def appoint(session: Session, workspace_id: int, *holders: str) -> None:
        people.set_role_holders(
            session, workspace_id=workspace_id, role=COORDINATOR, slack_user_ids=holders, now=NOW
        )

    with database.writing() as session:
        appoint(session, here, "U1")
        other = make_person(session, there)
        assert people.roles_of(session, person_id=other) == frozenset()
        assert people.people_with_role(session, workspace_id=there, role=COORDINATOR) == []
        appoint(session, there, "U2")
        [holder] = people.people_with_role(session, workspace_id=here, role=COORDINATOR)
        assert (holder.workspace_id, holder.slack_user_id) == (here, "U1")


def test_each_counts_its_own_trajectories_and_finds_no_others(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        ours, theirs = make_trajectory(session, here), make_trajectory(session, there)
        assert (ours.number, theirs.number) == (1, 1)
        assert make_trajectory(session, there).number == 2
        found = trajectories.find_by_number(session, workspace_id=here, number=1)
        assert found is not None
        assert found.trajectory.id == ours.id
        assert trajectories.find_by_number(session, workspace_id=here, number=2) is None
        for lock in (False, True):
            stolen = trajectories.find_trajectory(
                session, workspace_id=here, trajectory_id=known(theirs.id), lock=lock
            )
            assert stolen is None


def test_a_form_there_may_have_the_same_nonce(database: Database, here: int, there: int) -> None:
    def earlier(session: Session, workspace_id: int) -> object:
        return submissions.earlier_answer(session, workspace_id=workspace_id, nonce="n1", now=NOW)

    with database.writing() as session:
        for workspace_id in (here, there):
            assert earlier(session, workspace_id) is None
            answer = {"trajectory": workspace_id}
            submissions.settle(session, workspace_id=workspace_id, nonce="n1", answer=answer)
        assert earlier(session, here) == {"trajectory": here}
        assert earlier(session, there) == {"trajectory": there}


def test_the_same_event_and_conversation_there_are_others(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        for workspace_id in (here, there):
            assert event_arrives(session, workspace_id, "Ev1", ts="1700000000.000100")
            assert event_arrives(session, workspace_id, "Ev2", ts="1700000000.000200")
        first_turns = inbox.open_items(session, workspace_ids=[here, there], real_now=REAL)
        assert len(first_turns) == 2
        for item_id in first_turns:
            item = inbox.take(session, item_id=item_id, real_now=REAL, lease_until=REAL + LEASE)
            assert item is not None
            assert item.event_id == "Ev1"


def test_the_story_of_a_subject_there_is_another_one(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        for workspace_id in (here, there):
            event_log.record(
                session,
                workspace_id=workspace_id,
                subject_kind="trajectory",
                subject_id=1,
                kind="logged",
                actor_id=None,
                now=NOW,
                texts={"title": [None, str(workspace_id)]},
            )
        blanked = event_log.redact(
            session,
            workspace_id=here,
            subject_kind="trajectory",
            subject_id=1,
            actor_id=None,
            now=NOW,
        )
        assert blanked == 1
        [untouched] = event_log.history(
            session, workspace_id=there, subject_kind="trajectory", subject_id=1
        )
        assert untouched.texts == {"title": [None, str(there)]}


def test_what_is_told_there_is_planned_and_moved_there(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        for workspace_id in (here, there):
            assert plan(session, workspace_id, 1, due_at=NOW + minutes(15), bundle="week 10")
        notices.bring_forward(
            session,
            workspace_id=here,
            kind="card",
            subject_kind="trajectory",
            subject_id=1,
            due_at=NOW,
        )
        moments = session.exec(
            select(Notice.workspace_id, Notice.due_at).order_by(col(Notice.id))
        ).all()
        assert moments == [(here, NOW), (there, NOW + minutes(15))]
        assert notices.due_recipients(session, workspace_ids=[here, there], now=NOW) == [
            (here, CHANNEL)
        ]
        later = NOW + minutes(15)
        found = notices.claim_due(session, workspace_id=here, recipient=CHANNEL, now=later)
        assert [notice.workspace_id for notice in found] == [here]


def test_a_process_finds_work_of_the_workspaces_it_serves_alone(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        for workspace_id in (here, there):
            event_arrives(session, workspace_id, "Ev1")
            plan(session, workspace_id, 1)
            plan(session, workspace_id, 2, due_at=NOW + minutes(15 if workspace_id == here else 5))
        assert notices.due_recipients(session, workspace_ids=[here], now=NOW) == [(here, CHANNEL)]
        assert notices.due_recipients(session, workspace_ids=[], now=NOW) == []
        upcoming = notices.next_due(session, workspace_ids=[here], after=NOW)
        assert upcoming == NOW + minutes(15)
        [item_id] = inbox.open_items(session, workspace_ids=[here], real_now=REAL)
        assert session.get_one(InboxItem, item_id).workspace_id == here
        for workspace_id in (here, there):
            claim(session, workspace_id, f"token {workspace_id}")
        [stuck] = deliveries.stuck_deliveries(session, workspace_ids=[here], real_now=REAL + LEASE)
        assert stuck[1:] == (here, CHANNEL)


def test_a_message_on_its_way_there_holds_up_nothing_here(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        for workspace_id in (here, there):
            plan(session, workspace_id, 1)
        theirs = claim(session, there, "theirs")
        assert theirs is not None
        assert notices.due_recipients(session, workspace_ids=[here, there], now=NOW) == [
            (here, CHANNEL)
        ]
        assert claim(session, here, "ours") is not None
        stolen = deliveries.find_delivery(session, workspace_id=here, delivery_id=known(theirs.id))
        assert stolen is None
        deliveries.arrived(session, delivery_id=known(theirs.id), ts="1.0", now=NOW)
        last = deliveries.last_sent(
            session, workspace_id=here, kind="card", subject_kind="trajectory", subject_id=1
        )
        assert last is None
