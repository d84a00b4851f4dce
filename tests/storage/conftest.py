"""A migrated database, as two processes have it, with two workspaces."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.storage.making import make_workspace


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
