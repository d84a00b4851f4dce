"""Writing a row once: the database's unique keys decide, not a look beforehand."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from storage.columns import Table


def insert_once(session: Session, table: type[Table], **values: Any) -> bool:
    """Insert the row unless one of its unique keys is taken.

    On PostgreSQL a rival transaction with the same key is waited for.

    :returns: whether the row is new.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(table).values(**values).on_conflict_do_nothing()
    # What is returned tells; the count of rows is -1 on PostgreSQL, whatever happened.
    made = session.execute(statement.returning(*inspect(table).primary_key))
    return made.first() is not None
