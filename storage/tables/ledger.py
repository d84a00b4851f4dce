"""The ledger: what must be told (notices) and how it was told (deliveries)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime, enum_type
from storage.vocabulary import DeliveryMethod, DeliveryState, NoticeState, Withheld

_OPEN = text("state IN ('sending', 'waiting')")


class Delivery(Table, table=True):
    """One Slack message, on its way or arrived.

    ``token`` travels as message metadata and finds the message again in the
    history. ``payload`` is frozen from the claim until the message has arrived.
    ``claimed_at`` and ``finished_at`` are domain time, as Slack's own ``ts`` is;
    ``lease_until`` and ``retry_at`` are real time. The partial index keeps one
    recipient's messages in order, whichever process sends them.
    """

    __table_args__ = (
        Index(
            "uq_delivery_recipient_open",
            "workspace_id",
            "recipient",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(None, "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    token: str = Field(max_length=64, unique=True)
    recipient: str = Field(max_length=120)
    method: DeliveryMethod = Field(sa_type=enum_type(DeliveryMethod))
    channel_id: str | None = Field(default=None, max_length=40)
    thread_ts: str | None = Field(default=None, max_length=40)
    message_ts: str | None = Field(default=None, max_length=40)
    payload: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    state: DeliveryState = Field(sa_type=enum_type(DeliveryState))
    attempts: int = 0
    claimed_at: datetime = Field(sa_type=UtcDateTime)
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    retry_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    error: str | None = Field(default=None, max_length=200)


class Notice(Table, table=True):
    """Something that must be told once: kind, about what, which time, to whom.

    Planned in the transaction that causes it; ``due_at`` is domain time.
    ``recipient`` is ``person:ID``, ``channel:NAME`` or ``conversation:CHANNEL:TS``.
    Notices that share a recipient and a ``bundle`` travel in one message.

    What is held back gets a later ``due_at``, and keeps when it was due at first and why
    (``withheld``). ``meant_at`` is the moment that was missed, where it was late already
    when it was held back.
    """

    __table_args__ = (
        UniqueConstraint(
            "workspace_id",
            "kind",
            "subject_kind",
            "subject_id",
            "occurrence",
            "recipient",
            name="uq_notice_once",
        ),
        Index(None, "state", "due_at"),
        Index(None, "delivery_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    kind: str = Field(max_length=60)
    subject_kind: str = Field(max_length=40)
    subject_id: int
    occurrence: str = Field(max_length=120)
    recipient: str = Field(max_length=120)
    bundle: str | None = Field(default=None, max_length=80)
    due_at: datetime = Field(sa_type=UtcDateTime)
    planned_at: datetime = Field(sa_type=UtcDateTime)
    state: NoticeState = Field(default=NoticeState.PLANNED, sa_type=enum_type(NoticeState))
    delivery_id: int | None = Field(default=None, foreign_key="delivery.id", nullable=True)
    withheld: Withheld | None = Field(default=None, sa_type=enum_type(Withheld), nullable=True)
    first_due_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    meant_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
