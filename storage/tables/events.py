"""The append-only log of what changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime


class Event(Table, table=True):
    """One change: who, what, when, before and after.

    ``facts`` and ``texts`` map a field to ``[before, after]``. Free text that people
    typed stands in ``texts`` only, so that it can be blanked while the row stays.
    Rows are never deleted and never changed, but for blanking ``texts``; the
    database itself refuses anything else (triggers in the first migration).
    """

    __table_args__ = (Index(None, "workspace_id", "subject_kind", "subject_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    subject_kind: str = Field(max_length=40)
    subject_id: int
    kind: str = Field(max_length=60)
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(sa_type=UtcDateTime)
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON_DOCUMENT)
    texts: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    redacted_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
