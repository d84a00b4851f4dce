"""A migrated database, as two processes have it, with two workspaces."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.storage.making import make_workspace


@pytest.fixture
def database(migrated_database: Database) -> Database:
    """A migrated database without a row in it."""
    return migrated_database


@pytest.fixture
def rival(migrated_database: Database) -> Iterator[Database]:
    """The same database as another process has it: with connections of its own."""
    database = Database(migrated_database.engine.url.render_as_string(hide_password=False))
    yield database
    database.close()


@pytest.fixture
def here(database: Database) -> int:
    """The id of a workspace."""
    return make_workspace(database, "T-HERE")


@pytest.fixture
def there(database: Database) -> int:
    """The id of another workspace in the same database."""
    return make_workspace(database, "T-THERE")
