"""Home tabs: published when looked at, a minute apart for others' doings, never lost."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from storage.database import Database
from storage.homes import (
    AT_MOST_EVERY,
    RECENT,
    due_homes,
    home_opened,
    home_refused,
    home_stands,
    homes_changed,
    postpone_home,
    take_home,
)
from storage.people import ensure_person
from storage.tables import Home
from storage.workspaces import ensure_workspace
from tests.storage.making import NOW

REAL = NOW
LEASE = timedelta(seconds=30)
SOON = timedelta(seconds=1)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writing session on each database."""
    with database.writing() as opened:
        yield opened


class Tab:
    """One person's Home."""

    def __init__(self, session: Session, user: str = "U1") -> None:
        self.session = session
        workspace = ensure_workspace(session, team_id="T1", name="", profile="x", now=NOW)
        self.workspace_id = workspace.id or 0
        person = ensure_person(session, workspace_id=self.workspace_id, slack_user_id=user, now=NOW)
        self.person_id = person.id or 0

    def opens(self, now: datetime = NOW, *, is_empty: bool = False) -> None:
        """The person looks."""
        home_opened(
            self.session,
            workspace_id=self.workspace_id,
            person_id=self.person_id,
            is_empty=is_empty,
            now=now,
        )

    def changes(self, now: datetime = NOW, *, actor: bool = False) -> None:
        """Something in it changes, by the person or by somebody else."""
        homes_changed(
            self.session,
            workspace_id=self.workspace_id,
            people=[self.person_id],
            actor_id=self.person_id if actor else None,
            now=now,
        )

    def is_due(self, now: datetime = NOW, real: datetime = REAL) -> bool:
        """Whether it is to be published."""
        mine = (self.workspace_id, self.person_id)
        served = [self.workspace_id]
        return mine in due_homes(self.session, workspace_ids=served, now=now, real_now=real)

    def take(self, now: datetime = NOW, real: datetime = REAL) -> Home:
        """Claim it, which must succeed. A copy, as a publisher holds it."""
        taken = self.try_take(now, real)
        assert taken is not None
        return Home(**taken.model_dump())

    def try_take(self, now: datetime = NOW, real: datetime = REAL) -> Home | None:
        """Claim it, if it is free and due."""
        return take_home(
            self.session,
            workspace_id=self.workspace_id,
            person_id=self.person_id,
            now=now,
            real_now=real,
            lease_until=real + LEASE,
        )

    def publishes(self, now: datetime = NOW) -> None:
        """From claim to Slack."""
        home_stands(self.session, self.take(now), published_hash="hash", now=now)


def test_who_never_looked_has_no_home_to_publish(session: Session) -> None:
    tab = Tab(session)
    tab.changes(actor=True)
    assert not tab.is_due()


def test_opening_publishes_at_once_and_then_nothing_is_due(session: Session) -> None:
    tab = Tab(session)
    tab.opens()
    assert tab.is_due()
    tab.publishes()
    assert not tab.is_due(NOW + timedelta(hours=1))
    tab.opens()
    assert tab.is_due()


def test_others_change_it_at_most_once_a_minute(session: Session) -> None:
    tab = Tab(session)
    tab.opens()
    tab.publishes()
    tab.changes(NOW + SOON)
    tab.changes(NOW + 2 * SOON)
    assert not tab.is_due(NOW + AT_MOST_EVERY - SOON)
    assert tab.is_due(NOW + AT_MOST_EVERY)
    tab.publishes(NOW + AT_MOST_EVERY)
    later = NOW + 10 * AT_MOST_EVERY
    tab.changes(later)
    assert tab.is_due(later), "a minute has long passed"


def test_ones_own_doing_is_shown_at_once(session: Session) -> None:
    tab = Tab(session)
    tab.opens()
    tab.publishes()
    tab.changes()
    tab.changes(actor=True)
    assert tab.is_due()


def test_who_does_it_need_not_be_among_those_who_see_it(session: Session) -> None:
    doer, other = Tab(session, "U1"), Tab(session, "U2")
    for tab in (doer, other):
        tab.opens()
        tab.publishes()
    homes_changed(
        session,
        workspace_id=doer.workspace_id,
        people=[other.person_id],
        actor_id=doer.person_id,
        now=NOW,
    )
    assert doer.is_due()
    assert not other.is_due()


def test_who_looked_yesterday_is_left_alone_until_they_look_again(session: Session) -> None:
    tab, later = Tab(session), NOW + RECENT + SOON
    tab.opens()
    tab.publishes()
    tab.changes(NOW + RECENT)
    assert tab.is_due(NOW + RECENT)
    assert not tab.is_due(later)
    tab.changes(later, actor=True)
    assert not tab.is_due(later)
    tab.opens(later)
    assert tab.is_due(later)


def test_one_publishes_at_a_time_and_a_publish_that_is_lost_is_done_again(
    session: Session,
) -> None:
    tab = Tab(session)
    tab.opens()
    tab.take()
    assert not tab.is_due()
    assert tab.try_take() is None
    assert tab.is_due(real=REAL + LEASE)
    assert tab.try_take(real=REAL + LEASE) is not None


@pytest.mark.parametrize(("actor", "at_once"), [(True, True), (False, False)])
def test_what_changes_during_a_publish_is_not_lost(
    session: Session, *, actor: bool, at_once: bool
) -> None:
    """Its own, at once; others', a minute later."""
    tab = Tab(session)
    tab.opens()
    claimed = tab.take()
    tab.changes(actor=actor)
    home_stands(session, claimed, published_hash="hash", now=NOW)
    assert tab.is_due() is at_once
    assert tab.is_due(NOW + AT_MOST_EVERY)


def test_a_busy_slack_is_given_time(session: Session) -> None:
    tab = Tab(session)
    tab.opens()
    postpone_home(session, tab.take(), retry_at=REAL + 2 * LEASE)
    assert not tab.is_due(real=REAL + LEASE)
    assert tab.is_due(real=REAL + 2 * LEASE)


def test_a_refusal_is_not_repeated_until_something_changes(session: Session) -> None:
    tab = Tab(session)
    tab.opens()
    home_refused(session, tab.take(), now=NOW)
    assert not tab.is_due(real=REAL + 10 * LEASE)
    tab.opens()
    assert tab.take().published_hash is None


def test_an_empty_tab_is_filled_whatever_stood_there(session: Session) -> None:
    tab = Tab(session)
    tab.opens()
    tab.publishes()
    tab.opens()
    assert tab.take().published_hash == "hash"
    tab.opens(is_empty=True)
    assert tab.take(real=REAL + LEASE).published_hash is None


def test_nobody_elses_home_is_touched(session: Session) -> None:
    one, two = Tab(session, "U1"), Tab(session, "U2")
    for tab in (one, two):
        tab.opens()
        tab.publishes()
    one.changes(actor=True)
    assert not two.is_due(NOW + timedelta(hours=1))


def test_only_homes_of_ones_own_workspaces_are_found(session: Session) -> None:
    """For others this process has no token."""
    tab = Tab(session)
    tab.opens()
    elsewhere = [tab.workspace_id + 1]
    assert due_homes(session, workspace_ids=elsewhere, now=NOW, real_now=REAL) == []
