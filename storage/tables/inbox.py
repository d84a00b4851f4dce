"""What comes in from Slack, kept until it is handled."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime, enum_type
from storage.vocabulary import InboxState


class InboxItem(Table, table=True):
    """One event from Slack. ``payload`` is blanked once it is handled.

    The partial index lets one turn of a conversation be handled at a time,
    also when several processes share a PostgreSQL database.
    """

    __tablename__ = "inbox_item"
    __table_args__ = (
        UniqueConstraint("workspace_id", "event_id"),
        Index(
            "uq_inbox_item_conversation_handling",
            "workspace_id",
            "conversation",
            unique=True,
            sqlite_where=text("state = 'handling'"),
            postgresql_where=text("state = 'handling'"),
        ),
        Index(None, "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    event_id: str = Field(max_length=80)
    kind: str = Field(max_length=60)
    conversation: str = Field(max_length=120)
    ts: str = Field(max_length=40)
    payload: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    received_at: datetime = Field(sa_type=UtcDateTime)
    state: InboxState = Field(default=InboxState.NEW, sa_type=enum_type(InboxState))
    attempts: int = 0
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    handled_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    error: str | None = Field(default=None, max_length=200)


class Submission(Table, table=True):
    """The answer that one rendered form step already got, by its nonce.

    Stored in the transaction that the step caused: a repeat gets the same answer.
    """

    __table_args__ = (UniqueConstraint("workspace_id", "nonce"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    nonce: str = Field(max_length=64)
    answer: dict[str, Any] = Field(default_factory=dict, sa_type=JSON_DOCUMENT)
    at: datetime = Field(sa_type=UtcDateTime)
