"""How long a large calendar takes: ``python -m tests.services.tender_bench [ROWS]``.

Not a test: it would say more about the machine than about the program. Twenty thousand rows are
to take less than thirty seconds on each database, when they are new, known, and all changed.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.services.column_proposal import proposed_columns
from bot.services.tender_file import read_tender_file
from bot.services.tender_import import import_tenders
from storage.database import Database
from storage.migrate import upgrade
from tests.services.house import NOW, House, build_house
from tests.sheets.writing import write_csv, write_workbook
from tests.support import machine
from tests.support.cluster import running_cluster

ROWS = 20_000
HEADER = (
    *("Kenmerk", "Omschrijving", "Contracteigenaar", "Afdeling", "Categorie", "Raming"),
    *("Publicatiedatum", "Startdatum", "Einddatum"),
)


def _rows(count: int, title: str) -> Iterator[tuple[str, ...]]:
    yield HEADER
    for number in range(count):
        day, month = 1 + number % 28, 1 + number % 12
        yield (
            *(f"K-{number}", f"{title} {number}", f"Beheerder {number % 50}", "BOR", "gww"),
            *(f"€ {100 + number % 900}.{number % 1000:03},50", f"{day}-{month}-2028"),
            *("01-01-2029", f"{day:02}-{month:02}-20{33 + number % 20}"),
        )


@contextmanager
def _houses() -> Iterator[dict[str, House]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_cluster(machine.postgresql()) as cluster,
        cluster.database() as url,
    ):
        databases = {
            "sqlite": Database(f"sqlite:///{folder}/vaandel.db"),
            "postgresql": Database(url),
        }
        for database in databases.values():
            upgrade(database)
        yield {
            name: build_house(database, profile="midden-groningen")
            for name, database in databases.items()
        }
        for database in databases.values():
            database.close()


def _take_in(house: House, path: Path) -> str:
    began, worked = time.perf_counter(), time.process_time()
    file = read_tender_file(path)
    read = time.perf_counter()
    with house.session() as session:
        columns = proposed_columns(session, house.here, file).columns
        done = import_tenders(
            session, here=house.here, file=file, columns=columns, actor_id=None, now=NOW
        ).report
        session.commit()
    ended, worked = time.perf_counter(), time.process_time() - worked
    counts = f"{done.taken} taken, {done.updated} updated, {done.skipped} skipped"
    spent = f"{ended - began:6.1f} s ({read - began:.1f} s reading; {worked:.1f} s of a processor)"
    return f"{spent}: {counts}"


def main() -> None:
    """Take in each file on each database, and print how long it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder, _houses() as houses:
        rows, changed = list(_rows(count, "Onderhoud")), list(_rows(count, "Beheer"))
        files = {
            "new, CSV": write_csv(Path(folder, "new.csv"), rows),
            "known, XLSX": write_workbook(Path(folder, "known.xlsx"), rows),
            "changed, CSV": write_csv(Path(folder, "changed.csv"), changed),
        }
        for name, house in houses.items():
            for kind, path in files.items():
                print(f"{name:<11} {kind:<13} {_take_in(house, path)}")  # noqa: T201  -- its purpose


if __name__ == "__main__":
    main()
