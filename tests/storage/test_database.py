"""Sessions: reading apart from writing, and nothing is kept that nobody committed."""

from collections.abc import Callable

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage.database import Database
from storage.tables import Person, Workspace
from storage.trajectories import find_by_number, find_trajectory
from storage.workspaces import all_workspaces
from tests.storage.making import NOW, event_arrives, known, make_person, make_trajectory, plan
from tests.storage.together import meanwhile, together

THREADS = 8
UPDATES = 20


class BreakdownError(Exception):
    """Something goes wrong in the middle of a use case."""


def team_ids(database: Database) -> list[str]:
    """Every workspace that is really there."""
    with database.reading() as session:
        return [workspace.team_id for workspace in all_workspaces(session)]


def add_workspace(session: Session) -> None:
    """Write something."""
    session.add(Workspace(team_id="T1", profile="voorbeeld", created_at=NOW))
    session.flush()


def test_what_is_committed_is_there_for_every_process(database: Database, rival: Database) -> None:
    with database.writing() as session:
        add_workspace(session)
        session.commit()
    assert team_ids(rival) == ["T1"]


def test_what_is_not_committed_is_gone(database: Database) -> None:
    with database.writing() as session:
        add_workspace(session)
    assert team_ids(database) == []


def test_what_goes_wrong_half_way_leaves_nothing(database: Database) -> None:
    def half_way() -> None:
        with database.writing() as session:
            add_workspace(session)
            raise BreakdownError

    with pytest.raises(BreakdownError):
        half_way()
    assert team_ids(database) == []


def test_read_then_update_by_many_at_once_loses_nothing(database: Database, here: int) -> None:
    with database.writing() as session:
        trajectory_id = known(make_trajectory(session, here, version=0).id)
        session.commit()

    def update() -> None:
        for _ in range(UPDATES):
            with database.writing() as session:
                record = find_trajectory(
                    session, workspace_id=here, trajectory_id=trajectory_id, lock=True
                )
                assert record is not None
                record.trajectory.version += 1
                session.add(record.trajectory)
                session.commit()

    together(*[update] * THREADS)
    with database.reading() as session:
        kept = find_by_number(session, workspace_id=here, number=1)
        assert kept is not None
        assert kept.trajectory.version == THREADS * UPDATES


def test_a_writer_keeps_no_reader_waiting(database: Database, rival: Database) -> None:
    with database.writing() as writing:
        add_workspace(writing)
        assert team_ids(rival) == []
        writing.commit()
    assert team_ids(rival) == ["T1"]


def test_a_reader_keeps_no_writer_waiting(database: Database, rival: Database) -> None:
    with rival.reading() as reading:
        assert all_workspaces(reading) == []
        with database.writing() as writing:
            add_workspace(writing)
            writing.commit()
        assert team_ids(database) == ["T1"]


def test_a_second_writer_waits_for_the_first(database: Database, rival: Database) -> None:
    def write() -> list[str]:
        with rival.writing() as session:
            before = [workspace.team_id for workspace in all_workspaces(session)]
            session.add(Workspace(team_id="T2", profile="voorbeeld", created_at=NOW))
            session.commit()
        return before

    with database.writing() as session:
        add_workspace(session)
        with meanwhile(database, write) as second:
            session.commit()
    if database.is_sqlite:
        assert second.result() == ["T1"]
    assert sorted(team_ids(database)) == ["T1", "T2"]


def test_every_thread_of_the_pool_can_read_at_once(database: Database) -> None:
    def read() -> list[str]:
        return team_ids(database)

    assert together(*[read] * 40) == [[]] * 40


def test_who_belongs_nowhere_is_refused(database: Database) -> None:
    with database.writing() as session:
        session.add(Person(workspace_id=404, slack_user_id="U1", created_at=NOW))
        with pytest.raises(IntegrityError):
            session.flush()


def planned(session: Session, workspace_id: int) -> None:
    """Something must be told."""
    plan(session, workspace_id, 1)


def heard(session: Session, workspace_id: int) -> None:
    """Something came in."""
    event_arrives(session, workspace_id, "Ev1")


@pytest.mark.parametrize("cause", [planned, heard])
def test_a_commit_with_work_in_it_wakes_who_does_it(
    database: Database, here: int, cause: Callable[[Session, int], None]
) -> None:
    woken: list[str] = []
    database.on_planned(lambda: woken.append("woken"))
    with database.writing() as session:
        cause(session, here)
        assert woken == []
        session.commit()
    assert woken == ["woken"]


def test_nobody_is_woken_for_nothing(database: Database, here: int) -> None:
    woken: list[str] = []
    database.on_planned(lambda: woken.append("woken"))
    with database.writing() as session:
        make_person(session, here)
        session.commit()
    with database.writing() as session:
        plan(session, here, 1)
    assert woken == []


@pytest.mark.postgresql
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_address_of_postgresql_works(migrated_postgresql_url: str, scheme: str) -> None:
    address = make_url(migrated_postgresql_url).set(drivername=scheme)
    database = Database(address.render_as_string(hide_password=False))
    assert team_ids(database) == []
    database.close()


def test_sqlite_waits_for_the_disk_and_keeps_its_log_apart(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    with database.reading() as session:
        settings = {
            name: session.connection().execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 15_000,
    }
