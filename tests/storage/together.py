"""Doing things at the same time, and seeing to it that they really meet."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Generic, TypeVar

from sqlalchemy import text

from storage.database import Database

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds after which something that runs at the same time counts as stuck."""

_BLOCKED = text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def together(*tasks: Callable[[], T]) -> list[T]:
    """Start all tasks in the same instant. :returns: what each gave; raises what one raised."""
    line = threading.Barrier(len(tasks))

    def run(task: Callable[[], T]) -> T:
        line.wait(PATIENCE)
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        running = [pool.submit(run, task) for task in tasks]
        return [future.result(PATIENCE) for future in running]


@dataclass(frozen=True)
class Rival(Generic[T]):
    """Somebody who does something while we are busy. ``waited``: it could not go on before us."""

    doing: "Future[T]"
    waited: bool

    def result(self) -> T:
        """What it gave; raises what it raised."""
        return self.doing.result(PATIENCE)


@contextmanager
def meanwhile(database: Database, task: Callable[[], T]) -> Iterator[Rival[T]]:
    """Have a rival do something until it is done or has to wait for us.

    The block has to end with what the rival waits for.
    """
    with ThreadPoolExecutor(1) as pool:
        doing = pool.submit(task)
        yield Rival(doing, waited=_waits(database, doing))


def _waits(database: Database, doing: "Future[T]") -> bool:
    """PostgreSQL says who waits; on SQLite whoever does not end is waiting."""
    if database.is_sqlite:
        return not wait([doing], timeout=0.1).done
    deadline = monotonic() + PATIENCE
    while not wait([doing], timeout=0.01).done:
        with database.reading() as session:
            if session.connection().execute(_BLOCKED).scalar_one():
                return True
        if monotonic() > deadline:
            raise TimeoutError("the rival neither ended nor waited")
    return False
