"""Doing things at the same time, and seeing to it that they really meet."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

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


@contextmanager
def meanwhile(database: Database, task: Callable[[], T]) -> Iterator[Future[T]]:
    """Have a rival do something until it is done or has to wait for us."""
    with ThreadPoolExecutor(1) as pool:
        rival = pool.submit(task)
        _until_it_waits(database, rival)
        yield rival


def ended(rivals: Sequence["Future[T]"]) -> list[T]:
    """What each rival gave."""
    return [rival.result(PATIENCE) for rival in rivals]


def _until_it_waits(database: Database, rival: "Future[T]") -> None:
    """PostgreSQL says who waits; on SQLite whoever cannot begin is waiting."""
    if database.is_sqlite:
        wait([rival], timeout=0.1)
        return
    deadline = monotonic() + PATIENCE
    while not wait([rival], timeout=0.01).done:
        with database.reading() as session:
            if session.connection().execute(_BLOCKED).scalar_one():
                return
        if monotonic() > deadline:
            raise TimeoutError("the rival neither ended nor waited")
