"""Houses to test in: one on a copy of a migrated SQLite file, one on each database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.migrate import upgrade
from tests.services.house import House, build_house

PROFILE = "midden-groningen"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every table and nobody in it."""
    file = tmp_path_factory.mktemp("migrated") / "vaandel.db"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    return file


@pytest.fixture
def house(migrated: Path, tmp_path: Path) -> Iterator[House]:
    """A municipality on SQLite."""
    file = tmp_path / "vaandel.db"
    shutil.copy(migrated, file)
    database = Database(f"sqlite:///{file}")
    yield build_house(database, profile=PROFILE)
    database.close()


@pytest.fixture
def house_on_each(database_url: str) -> Iterator[House]:
    """A municipality on SQLite, and one on PostgreSQL."""
    database = Database(database_url)
    upgrade(database)
    yield build_house(database, profile=PROFILE)
    database.close()
