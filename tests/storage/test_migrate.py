"""A database is brought to the present shape, whatever it was before."""

import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.synchronize import Barrier

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Inspector, Table, inspect, text
from sqlalchemy.exc import DBAPIError

from storage import migrate
from storage.columns import METADATA
from storage.database import Database
from storage.tables import LOCAL_TEAM
from storage.workspaces import all_workspaces, ensure_workspace
from tests.storage.filling import fill_every_table
from tests.storage.making import NOW, known

LONGEST_NAME = 63
"""PostgreSQL cuts longer names, after which a later migration cannot find them."""


@pytest.fixture
def empty(database_url: str) -> Iterator[Database]:
    """A database without a table."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def migrated(empty: Database) -> Database:
    """The same database after the real migrations."""
    migrate.upgrade(empty)
    return empty


def downgrade(database: Database, revision: str) -> None:
    """Go back to a revision."""
    walk(database, command.downgrade, revision)


def walk(database: Database, how: Callable[[Config, str], None], revision: str) -> None:
    """Run one of Alembic's commands on the database."""
    config = migrate._config()
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        how(config, revision)


def fill(database: Database) -> None:
    """Put a row in every table."""
    with database.writing() as session:
        here = known(
            ensure_workspace(session, team_id=LOCAL_TEAM, name="", profile="voorbeeld", now=NOW).id
        )
        fill_every_table(session, here)
        session.commit()


def names_of(table: Table) -> set[str | None]:
    """What code calls the keys, constraints and indexes of a table; each has a name."""
    constraints = [str(found.name) for found in table.constraints if found.name is not None]
    indexes = [str(found.name) for found in table.indexes if found.name is not None]
    assert len(constraints) == len(table.constraints), table.name
    assert len(indexes) == len(table.indexes), table.name
    return {*constraints, *indexes}


def names_in(inspector: Inspector, table: str) -> set[str | None]:
    """What the database calls the keys, constraints and indexes of a table."""
    return {
        inspector.get_pk_constraint(table)["name"],
        *(found["name"] for found in inspector.get_foreign_keys(table)),
        *(found["name"] for found in inspector.get_unique_constraints(table)),
        *(found["name"] for found in inspector.get_check_constraints(table)),
        *(
            found["name"]
            for found in inspector.get_indexes(table)
            if not found.get("duplicates_constraint")
        ),
    }


def test_an_empty_database_has_no_revision(empty: Database) -> None:
    assert migrate.revision_of(empty) is None


def test_an_empty_database_reaches_the_newest_revision(migrated: Database) -> None:
    assert migrate.revision_of(migrated) == migrate.newest_revision() is not None


def test_the_tables_in_code_are_the_tables_that_migrations_make(migrated: Database) -> None:
    assert migrate.differences(migrated) == []


def test_a_table_that_is_out_of_step_is_seen(migrated: Database) -> None:
    with migrated.engine.begin() as connection:
        connection.execute(text("ALTER TABLE submission ADD COLUMN forgotten INTEGER"))
        connection.execute(text("DROP INDEX ix_notice_state_due_at"))
    assert len(migrate.differences(migrated)) == 2


def test_upgrading_again_changes_nothing(migrated: Database) -> None:
    fill(migrated)
    migrate.upgrade(migrated)
    assert migrate.revision_of(migrated) == migrate.newest_revision()
    with migrated.reading() as session:
        assert [workspace.team_id for workspace in all_workspaces(session)] == [LOCAL_TEAM]


def test_every_name_in_the_database_is_the_one_in_code(migrated: Database) -> None:
    inspector = inspect(migrated.engine)
    for table in METADATA.sorted_tables:
        in_code = names_of(table)
        assert names_in(inspector, table.name) == in_code, table.name
        assert max(len(name or "") for name in in_code) <= LONGEST_NAME


def test_every_revision_can_be_left_and_reached_again(empty: Database) -> None:
    scripts = ScriptDirectory.from_config(migrate._config())
    newest_first = [script.revision for script in scripts.walk_revisions()]
    for revision in reversed(newest_first):
        walk(empty, command.upgrade, revision)
        downgrade(empty, "-1")
        walk(empty, command.upgrade, revision)
    assert migrate.differences(empty) == []


def test_going_back_takes_everything_away_also_with_rows_in_it(migrated: Database) -> None:
    fill(migrated)
    downgrade(migrated, "base")
    assert set(inspect(migrated.engine).get_table_names()) == {"alembic_version"}
    if not migrated.is_sqlite:
        with migrated.engine.connect() as connection:
            left = connection.execute(
                text("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
            ).all()
        assert left == []
    migrate.upgrade(migrated)
    assert migrate.differences(migrated) == []


def test_a_migration_that_fails_leaves_the_database_as_it_was(empty: Database) -> None:
    with empty.engine.begin() as connection:
        connection.execute(text("CREATE TABLE trajectory_theme (id INTEGER)"))
    with pytest.raises(DBAPIError, match="trajectory_theme"):
        migrate.upgrade(empty)
    assert inspect(empty.engine).get_table_names() == ["trajectory_theme"]


def test_two_processes_that_start_at_once_both_find_a_migrated_database(
    database_url: str, empty: Database
) -> None:
    starting = multiprocessing.get_context("spawn")
    gate = starting.Barrier(2)
    processes = [starting.Process(target=upgrade_at, args=(database_url, gate)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert migrate.differences(empty) == []


def upgrade_at(url: str, gate: Barrier) -> None:
    """What each of the processes does."""
    database = Database(url)
    gate.wait(60)
    migrate.upgrade(database)
    database.close()
