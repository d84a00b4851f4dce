"""Which heading of a file is which of our columns, as somebody confirmed it before."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from storage.tables import ColumnMapping


def find_mapping(
    session: Session, *, workspace_id: int, kind: str, headings: str
) -> dict[str, str] | None:
    """The headings of our columns in files with this header (``headings``: its digest)."""
    found = session.get(ColumnMapping, (workspace_id, kind, headings))
    return {str(name): str(heading) for name, heading in found.columns.items()} if found else None


def keep_mapping(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    headings: str,
    columns: Mapping[str, str],
    confirmed_by_id: int | None,
    now: datetime,
) -> None:
    """Remember which heading is which column, for the next file with this header."""
    session.merge(
        ColumnMapping(
            workspace_id=workspace_id,
            kind=kind,
            headings=headings,
            columns=dict(columns),
            confirmed_by_id=confirmed_by_id,
            confirmed_at=now,
        )
    )
    session.flush()
