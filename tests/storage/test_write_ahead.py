"""Opening a new SQLite database while another process is opening it too."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from sqlalchemy import text

from storage.database import Database


def test_a_new_database_that_somebody_else_writes_is_waited_for(tmp_path: Path) -> None:
    """The switch to WAL is refused at once by SQLite, whatever the busy time-out."""
    path = tmp_path / "vaandel.db"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("CREATE TABLE held (a int)")
    holder.execute("BEGIN IMMEDIATE")
    database = Database(f"sqlite:///{path}")

    def journal() -> str:
        with database.reading() as session:
            return str(session.execute(text("PRAGMA journal_mode")).scalar_one())

    with ThreadPoolExecutor(1) as threads:
        opening = threads.submit(journal)
        assert not wait([opening], timeout=0.3).done, "it did not wait for its turn"
        holder.execute("COMMIT")
        assert opening.result(timeout=20) == "wal"
    holder.close()
    database.close()
