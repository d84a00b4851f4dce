"""Houses to test in: one on a copy of a migrated SQLite file, one on each database."""

import pytest

from storage.database import Database
from tests.services.house import House, build_house

PROFILE = "midden-groningen"


@pytest.fixture
def house(migrated_sqlite: Database) -> House:
    """A municipality on SQLite."""
    return build_house(migrated_sqlite, profile=PROFILE)


@pytest.fixture
def house_on_each(migrated_database: Database) -> House:
    """A municipality on SQLite, and one on PostgreSQL."""
    return build_house(migrated_database, profile=PROFILE)
