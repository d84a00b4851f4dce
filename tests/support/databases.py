"""Fixtures: the databases the program runs on. A test that takes `database_url` runs on each.

Migrated ones are copies of one template, so that each test gets its own at once.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from sqlalchemy import make_url

from storage.database import Database
from storage.migrate import upgrade
from tests.support import machine

if TYPE_CHECKING:
    from tests.support.cluster import Cluster


@pytest.fixture(scope="session")
def postgresql_cluster() -> "Iterator[Cluster]":
    """A PostgreSQL server of this test process alone."""
    try:
        programs = machine.postgresql()
    except machine.MissingError as reason:
        pytest.skip(str(reason))
    from tests.support.cluster import running_cluster  # noqa: PLC0415  -- not there on Windows

    with running_cluster(programs) as cluster:
        yield cluster


@pytest.fixture
def postgresql_url(postgresql_cluster: "Cluster") -> Iterator[str]:
    """SQLAlchemy URL of an empty PostgreSQL database; the test carries the mark `postgresql`."""
    with postgresql_cluster.database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """SQLAlchemy URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'vaandel.db'}"


@pytest.fixture(
    params=["sqlite_url", pytest.param("postgresql_url", marks=pytest.mark.postgresql)],
    ids=["sqlite", "postgresql"],
)
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLAlchemy URL of an empty database, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file."""
    path = tmp_path_factory.mktemp("template") / "vaandel.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_cluster: "Cluster") -> Iterator[str]:
    """The name of a migrated PostgreSQL database that nobody uses."""
    with postgresql_cluster.database() as url:
        _migrate(url)
        yield str(make_url(url).database)


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A copy of the migrated file."""
    path = tmp_path / "vaandel.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def migrated_postgresql_url(
    postgresql_cluster: "Cluster", postgresql_template: str
) -> Iterator[str]:
    """A copy of the migrated database."""
    with postgresql_cluster.database(postgresql_template) as url:
        yield url


@pytest.fixture(
    params=[
        "migrated_sqlite_url",
        pytest.param("migrated_postgresql_url", marks=pytest.mark.postgresql),
    ],
    ids=["sqlite", "postgresql"],
)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """SQLAlchemy URL of a migrated database, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture(scope="session")
def kept_engines(tmp_path_factory: pytest.TempPathFactory) -> "Kept":
    """The engines of this test process."""
    return Kept(tmp_path_factory.mktemp("kept") / "vaandel.db")


@pytest.fixture
def migrated_sqlite(kept_engines: "Kept", sqlite_template: Path) -> Iterator[Database]:
    """A copy of the migrated file, opened."""
    for left in kept_engines.file.parent.iterdir():  # the file, and what SQLite keeps beside it
        left.unlink()
    shutil.copyfile(sqlite_template, kept_engines.file)
    yield from kept_engines.opened(f"sqlite:///{kept_engines.file}")


@pytest.fixture
def migrated_postgresql(
    kept_engines: "Kept", postgresql_cluster: "Cluster", postgresql_template: str
) -> Iterator[Database]:
    """A copy of the migrated database, opened."""
    with postgresql_cluster.database(postgresql_template, name="vaandel_kept") as url:
        yield from kept_engines.opened(url)


@pytest.fixture(
    params=[
        "migrated_sqlite",
        pytest.param("migrated_postgresql", marks=pytest.mark.postgresql),
    ],
    ids=["sqlite", "postgresql"],
)
def migrated_database(request: pytest.FixtureRequest) -> Database:
    """A migrated database, once on SQLite and once on PostgreSQL."""
    return cast("Database", request.getfixturevalue(request.param))


@dataclass(frozen=True)
class Kept:
    """Engines that outlive a test, with their compiled SQL: compiling it anew took half the time.

    Each test finds a new copy of the template in the same place. Connections do not outlive it.
    """

    file: Path
    _databases: dict[str, Database] = field(default_factory=dict)

    def opened(self, url: str) -> Iterator[Database]:
        """The database at this place, until the test is done with it."""
        if url not in self._databases:
            self._databases[url] = Database(url)
        database = self._databases[url]
        yield database
        database._listeners.clear()
        database.close()


def _migrate(url: str) -> None:
    database = Database(url)
    upgrade(database)
    database.close()
