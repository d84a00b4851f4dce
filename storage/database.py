"""Engine and sessions: reading apart from writing, the same on both databases."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event, func, make_url, select
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

BUSY_TIMEOUT_MS = 15_000
_LOOK_AGAIN_SECONDS = 0.02
_BEGIN = "vaandel_begin"
_MIGRATION_LOCK = 8_226_335  # any number, the same in every process: "VAANDEL" on a telephone


class Database:
    """One database with its sessions.

    A writing session starts with ``BEGIN IMMEDIATE`` on SQLite: read-then-update
    would otherwise lose updates or end in "database is locked". Nothing is
    committed unless the caller says so.

    :param url: an SQLAlchemy URL; ``postgres://`` and ``postgresql://`` mean psycopg 3.
    :param pool_size: at least the number of threads that use it.
    """

    def __init__(self, url: str, *, pool_size: int = 48) -> None:
        self.engine = _make_engine(url, pool_size)
        self._writer = self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self._listeners: list[Callable[[], None]] = []

    @property
    def is_sqlite(self) -> bool:
        """Whether one process owns the whole database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that writes; the caller commits, anything else is rolled back."""
        with Session(self._writer, expire_on_commit=False) as session:
            event.listen(session, "after_commit", self._wake)
            yield session

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A connection that changes the tables, committed at the end, one at a time.

        Replicas that start together take turns; whoever comes second finds it done.
        """
        with self._writer.begin() as connection:
            if not self.is_sqlite:
                connection.execute(select(func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            yield connection

    def on_planned(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each commit in which something was planned to be told."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Give all connections back to the operating system."""
        self.engine.dispose()

    def _wake(self, session: Any) -> None:
        if session.info.pop("planned", False):
            for listener in self._listeners:
                listener()


def _make_engine(url: str, pool_size: int) -> Engine:
    address = make_url(url)
    if address.drivername in {"postgres", "postgresql"}:
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(
        address,
        pool_size=pool_size,
        max_overflow=8,
        pool_timeout=30,
        pool_pre_ping=True,
        hide_parameters=True,  # an error's text reaches the log, what people typed must not
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver would begin too late and too weakly
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    _write_ahead(cursor)
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: DBAPICursor) -> None:
    """Switch to WAL, which lets reading go on beside writing.

    SQLite refuses the switch at once, whatever the busy time-out, while another process
    makes it: two that start together on a new database meet here.
    """
    give_up = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as trouble:
            if trouble.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
