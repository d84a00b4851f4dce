"""Fixtures: the databases the program runs on. A test that takes `database_url` runs on each."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
