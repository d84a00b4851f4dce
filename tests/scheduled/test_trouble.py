"""Trouble with one thing costs nothing else: no spinning, no silence, no wrong door."""

from datetime import UTC, datetime

from sqlmodel import select

from storage.tables import Notice, Workspace
from storage.vocabulary import NoticeState
from tests.scheduled.conftest import Clockwork
from tests.support.colleagues import text_of

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def calls(clockwork: Clockwork, method: str) -> int:
    """How often Slack was asked for something."""
    entries = clockwork.workspace.get("/log")["entries"]
    return sum(e["kind"] == "api_call" and e["method"] == method for e in entries)


def states(clockwork: Clockwork) -> dict[str, NoticeState]:
    """What became of each notice, by kind."""
    with clockwork.desk.database.reading() as session:
        return {notice.kind: notice.state for notice in session.exec(select(Notice))}


def test_what_cannot_be_told_does_not_hold_up_what_can(clockwork: Clockwork) -> None:
    """A notice of an unknown kind is set aside and reported; the next one goes out."""
    clockwork.plans("channel:bor", kind="from the future")
    clockwork.plans("channel:bor")
    assert clockwork.rounds.run_until_quiet(seconds=60)
    assert states(clockwork) == {
        "from the future": NoticeState.HELD,
        "help": NoticeState.TOLD,
        "delivery_problem": NoticeState.TOLD,
    }
    assert [m for m in clockwork.workspace.messages("bor") if "Vaandel" in text_of(m)]
    clockwork.workspace.wait_for("@coordinator", lambda m: "niet maken" in text_of(m))


def test_an_address_that_cannot_be_looked_up_is_not_asked_for_all_the_time(
    clockwork: Clockwork,
) -> None:
    """Rounds go on and on; Slack is asked now and then."""
    clockwork.workspace.post(
        "/faults", method={"conversations.list": {"kind": "error", "code": "missing_scope"}}
    )
    before = calls(clockwork, "conversations.list")
    clockwork.plans("channel:facilitair")
    for _ in range(200):
        clockwork.rounds.run_until_quiet(seconds=1)
    assert 1 <= calls(clockwork, "conversations.list") - before <= 5
    assert states(clockwork) == {"help": NoticeState.PLANNED}


def test_what_another_workspace_wants_to_tell_is_not_told_with_our_token(
    clockwork: Clockwork,
) -> None:
    """Two municipalities share a database; each process serves those it has tokens for."""
    with clockwork.desk.database.writing() as session:
        session.add(Workspace(team_id="T-LEIDEN", profile="leiden", created_at=NOW))
        session.flush()
        session.add(
            Notice(
                workspace_id=2,
                kind="help",
                subject_kind="inbox_item",
                subject_id=9,
                occurrence="once",
                recipient="channel:inkoop",
                due_at=NOW,
                planned_at=NOW,
            )
        )
        session.commit()
    assert clockwork.rounds.run_until_quiet(seconds=60)
    assert states(clockwork) == {"help": NoticeState.PLANNED}
    assert clockwork.workspace.messages("inkoop") == []
