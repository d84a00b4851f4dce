"""An event that cannot be handled: tried again, then told, and never lost without a word."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from bot.clock import SteeredClock
from bot.services.municipality import Municipalities
from bot.settings import Settings
from bot.slack.desk import Desk
from bot.slack.office import PostOffice, PostOffices
from scheduled.inbox import Handle, InboxDesk, Prepare
from scheduled.keyed_pool import KeyedPool
from scheduled.rounds import Rounds
from storage import inbox
from storage.database import Database
from storage.migrate import upgrade
from storage.tables import InboxItem, Notice
from storage.vocabulary import InboxState
from storage.workspaces import ensure_workspace

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def no_slack(_team_id: str) -> PostOffice:
    """Handling an event asks nothing of Slack."""
    raise AssertionError("the inbox must not call Slack")


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    """A migrated database with one workspace."""
    database = Database(database_url)
    upgrade(database)
    with database.writing() as session:
        ensure_workspace(
            session, team_id="T1", name="Gemeente", profile="midden-groningen", now=NOW
        )
        session.commit()
    yield Desk(
        served={1},
        database=database,
        municipalities=Municipalities(),
        post_offices=PostOffices(no_slack),
        clock=SteeredClock(NOW, running=False),
        settings=Settings(),
    )
    database.close()


def receive(desk: Desk, event_id: str, ts: str) -> None:
    """Let an event come in, as the door does."""
    with desk.database.writing() as session:
        inbox.receive(
            session,
            workspace_id=1,
            event_id=event_id,
            kind="message",
            conversation="D1:",
            ts=ts,
            payload={"text": ts},
            now=NOW,
        )
        session.commit()


def handled_by(desk: Desk, handler: Handle) -> None:
    """Go round until nothing is left, with nothing to prepare."""
    prepared_by(desk, lambda _item: handler)


def prepared_by(desk: Desk, prepare: Prepare) -> None:
    """Go round until nothing is left."""
    pool = KeyedPool("inbox", threads=4, on_done=lambda: None)
    rounds = Rounds(pools=(pool,), work=(InboxDesk(desk, pool, prepare, rest_seconds=[0.0]),))
    assert rounds.run_until_quiet(seconds=20)
    pool.stop()


def test_what_keeps_failing_is_told_once_with_a_reference(desk: Desk) -> None:
    """The person hears that it was not them; the next turn is handled all the same."""
    receive(desk, "E1", "1.0")
    receive(desk, "E2", "2.0")
    seen: list[str] = []

    def handler(_session: Session, item: InboxItem) -> None:
        seen.append(item.ts)
        if item.ts == "1.0":
            raise KeyError("broken")

    handled_by(desk, handler)
    with desk.database.reading() as session:
        states = {item.ts: item.state for item in session.exec(select(InboxItem))}
        notices = list(session.exec(select(Notice)))
    assert states == {"1.0": InboxState.FAILED, "2.0": InboxState.HANDLED}
    assert seen == ["1.0"] * inbox.MAX_ATTEMPTS + ["2.0"]
    assert [(notice.kind, notice.recipient) for notice in notices] == [
        ("apology", "conversation:D1:")
    ]


def test_a_handler_that_fails_half_way_leaves_nothing(desk: Desk) -> None:
    """What it wrote before it failed is rolled back, and done once when it works."""
    receive(desk, "E1", "1.0")
    attempts: list[int] = []

    def handler(session: Session, item: InboxItem) -> None:
        attempts.append(1)
        session.add(
            Notice(
                workspace_id=item.workspace_id,
                kind="help",
                subject_kind="inbox_item",
                subject_id=item.id or 0,
                occurrence="answer",
                recipient="conversation:D1:",
                due_at=NOW,
                planned_at=NOW,
            )
        )
        session.flush()
        if len(attempts) == 1:
            raise KeyError("broken")

    handled_by(desk, handler)
    with desk.database.reading() as session:
        assert len(list(session.exec(select(Notice)))) == 1
    assert len(attempts) == 2


def test_an_event_is_prepared_while_no_transaction_is_open(desk: Desk) -> None:
    """Somebody else can write meanwhile: Slack may take its time."""
    receive(desk, "E1", "1.0")

    def prepare(item: InboxItem) -> Handle:
        if item.event_id == "E1":
            receive(desk, "E2", "2.0")
        found = f"found for {item.event_id}"
        return lambda _session, item: seen.append((item.event_id, found))

    seen: list[tuple[str, str]] = []
    prepared_by(desk, prepare)
    assert seen == [("E1", "found for E1"), ("E2", "found for E2")]


def test_what_cannot_be_prepared_is_tried_again_and_then_left(desk: Desk) -> None:
    """Slack stumbles: nothing is handled half, and what comes later is handled."""
    receive(desk, "E1", "1.0")
    receive(desk, "E2", "2.0")
    asked: list[str] = []

    def prepare(item: InboxItem) -> Handle:
        asked.append(item.event_id)
        if item.event_id == "E1":
            raise ConnectionError("Slack is away")
        return lambda _session, item: asked.append(f"handled {item.event_id}")

    prepared_by(desk, prepare)
    with desk.database.reading() as session:
        states = {item.event_id: item.state for item in session.exec(select(InboxItem))}
    assert states == {"E1": InboxState.FAILED, "E2": InboxState.HANDLED}
    assert asked == ["E1"] * inbox.MAX_ATTEMPTS + ["E2", "handled E2"]
