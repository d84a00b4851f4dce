"""Houses to test in: one on a copy of a migrated SQLite file, one on each database."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.services.house import House, build_house

PROFILE = "midden-groningen"


@pytest.fixture
def house(migrated_sqlite_url: str) -> Iterator[House]:
    """A municipality on SQLite."""
    database = Database(migrated_sqlite_url)
    yield build_house(database, profile=PROFILE)
    database.close()


@pytest.fixture
def house_on_each(migrated_url: str) -> Iterator[House]:
    """A municipality on SQLite, and one on PostgreSQL."""
    database = Database(migrated_url)
    yield build_house(database, profile=PROFILE)
    database.close()
