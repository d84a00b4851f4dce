"""The event log: append-only, by order of the database itself."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.database import Database
from storage.event_log import history, record, redact
from storage.tables import Event
from tests.storage.making import NOW, make_person, make_workspace, minutes

TEXTS = {"title": ["Lampen", "Straatverlichting"]}


def happen(
    session: Session,
    here: int,
    kind: str,
    *,
    subject_id: int = 1,
    texts: dict[str, list[str]] | None = TEXTS,
) -> Event:
    """Something happens to a trajectory."""
    return record(
        session,
        workspace_id=here,
        subject_kind="trajectory",
        subject_id=subject_id,
        kind=kind,
        actor_id=make_person(session, here),
        now=NOW,
        facts={"phase": ["idee", "intake"]},
        texts=texts,
    )


def story(session: Session, here: int, subject_id: int = 1) -> list[Event]:
    """What happened to a trajectory."""
    return history(session, workspace_id=here, subject_kind="trajectory", subject_id=subject_id)


def forget(session: Session, here: int, *, later: float = 60) -> int:
    """Blank what people typed about the trajectory, some minutes later."""
    return redact(
        session,
        workspace_id=here,
        subject_kind="trajectory",
        subject_id=1,
        actor_id=None,
        now=NOW + minutes(later),
    )


@pytest.fixture
def logged(database: Database, here: int) -> Database:
    """A database with three events: two with texts, one without."""
    with database.writing() as session:
        happen(session, here, "logged")
        happen(session, here, "changed")
        happen(session, here, "shared", texts=None)
        session.commit()
    return database


def test_an_event_says_who_what_when_before_and_after(logged: Database, here: int) -> None:
    with logged.writing() as session:
        person = make_person(session, here)
        first = story(session, here)[0]
        assert (first.kind, first.actor_id, first.at) == ("logged", person, NOW)
        assert (first.facts, first.texts) == ({"phase": ["idee", "intake"]}, TEXTS)


def test_the_history_is_of_one_subject_and_oldest_first(logged: Database, here: int) -> None:
    with logged.writing() as session:
        happen(session, here, "logged", subject_id=2)
        assert [event.kind for event in story(session, here)] == ["logged", "changed", "shared"]
        assert [event.kind for event in story(session, here, 2)] == ["logged"]


CHANGES = {
    "id": "id = id + 100",
    "workspace": "workspace_id = (SELECT max(id) FROM workspace)",
    "subject kind": "subject_kind = 'lesson'",
    "subject": "subject_id = 2",
    "kind": "kind = 'changed'",
    "actor": "actor_id = NULL",
    "moment": "at = '2020-01-01 00:00:00.000000'",
    "facts": "facts = '{}'",
    "texts": """texts = '{"title": ["a", "b"]}'""",
    "blanking with something else": (
        "texts = NULL, redacted_at = '2026-03-02 10:00:00.000000', kind = 'changed'"
    ),
    "blanking without saying when": "texts = NULL",
    "saying it is blanked when it is not": "redacted_at = '2026-03-02 10:00:00.000000'",
}


def test_the_database_refuses_to_change_an_event(logged: Database, here: int) -> None:
    make_workspace(logged, "T-OTHER")
    accepted = {
        name
        for name, change in CHANGES.items()
        if not is_refused(logged, f"UPDATE event SET {change} WHERE kind = 'logged'")
    }
    assert accepted == set()
    with logged.reading() as session:
        assert [event.kind for event in story(session, here)] == ["logged", "changed", "shared"]


def test_the_database_refuses_to_delete_events(logged: Database, here: int) -> None:
    assert is_refused(logged, "DELETE FROM event WHERE kind = 'shared'")
    assert is_refused(logged, "DELETE FROM event")
    if logged.is_sqlite:
        assert is_refused(logged, "REPLACE INTO event SELECT * FROM event")
    else:
        assert is_refused(logged, "TRUNCATE event")
    with logged.reading() as session:
        assert len(story(session, here)) == 3


def test_texts_may_be_blanked_and_nothing_may_be_done_to_them_afterwards(
    logged: Database, here: int
) -> None:
    with logged.writing() as session:
        session.connection().execute(
            text(
                "UPDATE event SET texts = NULL, redacted_at = '2026-03-02 10:00:00.000000' "
                "WHERE kind = 'logged'"
            )
        )
        session.commit()
    for change in ("redacted_at = NULL", "redacted_at = at", """texts = '{"a": ["b", "c"]}'"""):
        assert is_refused(logged, f"UPDATE event SET {change} WHERE kind = 'logged'")
    with logged.reading() as session:
        first = story(session, here)[0]
        assert (first.texts, first.facts) == (None, {"phase": ["idee", "intake"]})


def test_redacting_blanks_the_texts_keeps_the_rows_and_logs_itself(
    logged: Database, here: int
) -> None:
    with logged.writing() as session:
        assert forget(session, here) == 2
        session.commit()
    with logged.reading() as session:
        *kept, last = story(session, here)
        assert [event.kind for event in kept] == ["logged", "changed", "shared"]
        assert [event.texts for event in kept] == [None] * 3
        assert [event.facts for event in kept] == [{"phase": ["idee", "intake"]}] * 3
        assert [event.redacted_at for event in kept] == [*[NOW + minutes(60)] * 2, None]
        assert (last.kind, last.facts, last.at) == ("redacted", {"events": 2}, NOW + minutes(60))


def test_redacting_again_blanks_what_came_since_and_keeps_when_the_rest_was_blanked(
    logged: Database, here: int
) -> None:
    with logged.writing() as session:
        forget(session, here)
        happen(session, here, "changed")
        assert forget(session, here, later=90) == 1
        assert forget(session, here, later=95) == 0
        moments = [event.redacted_at for event in story(session, here) if event.kind != "redacted"]
    assert moments == [NOW + minutes(60), NOW + minutes(60), None, NOW + minutes(90)]


def test_redacting_one_subject_leaves_another_alone(logged: Database, here: int) -> None:
    with logged.writing() as session:
        happen(session, here, "logged", subject_id=2)
        forget(session, here)
        assert [event.texts for event in story(session, here, 2)] == [TEXTS]


def is_refused(database: Database, statement: str) -> bool:
    """Whether the database refuses a statement because of what the log is."""
    with database.writing() as session:
        try:
            session.connection().execute(text(statement))
        except DBAPIError as error:
            return "append-only" in str(error)
    return False
