"""Databases that are migrated already: copies of one template, so that each test gets its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from storage.database import Database
from storage.migrate import upgrade
from tests.storage.making import make_workspace

if TYPE_CHECKING:
    from tests.support.cluster import Cluster


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


@pytest.fixture
def database(migrated_url: str) -> Iterator[Database]:
    """A migrated database without a row in it."""
    yield from _opened(migrated_url)


@pytest.fixture
def rival(migrated_url: str) -> Iterator[Database]:
    """The same database as another process has it: with connections of its own."""
    yield from _opened(migrated_url)


@pytest.fixture
def here(database: Database) -> int:
    """The id of a workspace."""
    return make_workspace(database, "T-HERE")


@pytest.fixture
def there(database: Database) -> int:
    """The id of another workspace in the same database."""
    return make_workspace(database, "T-THERE")


def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.close()


def _migrate(url: str) -> None:
    database = Database(url)
    upgrade(database)
    database.close()
