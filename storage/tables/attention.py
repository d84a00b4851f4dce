"""When the bot may speak to somebody, where they chose otherwise than the municipality."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime


class PersonAttention(Table, table=True):
    """What one person chose; no row, or nothing in a column: as the profile has it.

    Times are ``HH:MM`` in the person's zone, as Slack knows it. ``weekdays`` holds numbers
    from 0 (Monday). ``absent_from`` and ``absent_until`` are both days of absence. ``muted``
    holds groups of messages. ``version`` rises at every change.
    """

    __tablename__ = "person_attention"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    starts_at: str | None = Field(default=None, max_length=5)
    ends_at: str | None = Field(default=None, max_length=5)
    weekdays: list[Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    daily_at: str | None = Field(default=None, max_length=5)
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    absent_from: date | None = None
    absent_until: date | None = None
    muted: list[Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    version: int = 0
    changed_at: datetime = Field(sa_type=UtcDateTime)
