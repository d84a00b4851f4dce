"""Conversations: what somebody tells the bot in their own words, until they confirm it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime, enum_type
from storage.vocabulary import ConversationState

_OPEN = text("state = 'open'")


class Conversation(Table, table=True):
    """One talk of one person in one place: a channel id and a thread, empty for none.

    ``intent`` is what they want, ``question`` what is asked now. ``turn`` rises with every
    message of ours; ``revision`` with every change, and ``shown_revision`` is the one that was
    shown last: nobody confirms what they have not seen. ``lead`` says what goes before the
    question, in names and numbers of our own. ``draft`` holds what is needed to answer or ask,
    ``pending`` the text of another request that waits; both are blanked at the end.
    ``wording`` names the phrase that was used last. ``subject_id`` is the trajectory or lesson
    that came of it, or that is to be changed. ``by_command``: answered in messages that only
    this person sees. ``outsider``: a guest, or of another organisation. The partial index
    keeps one talk open per person and place: what they type there answers it.
    """

    __table_args__ = (
        Index(
            "uq_conversation_place_open",
            "workspace_id",
            "person_id",
            "channel_id",
            "thread_ts",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(None, "workspace_id", "person_id"),
        Index(None, "workspace_id", "state", "updated_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    person_id: int = Field(foreign_key="person.id")
    channel_id: str = Field(max_length=40)
    thread_ts: str = Field(default="", max_length=40)
    by_command: bool = False
    outsider: bool = False
    state: ConversationState = Field(sa_type=enum_type(ConversationState))
    intent: str = Field(max_length=40)
    question: str | None = Field(default=None, max_length=40)
    turn: int = 0
    revision: int = 0
    shown_revision: int = 0
    lead: dict[str, Any] = Field(default_factory=dict, sa_type=JSON_DOCUMENT)
    draft: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    pending: str | None = None
    wording: str | None = Field(default=None, max_length=40)
    subject_id: int | None = None
    started_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class ConversationPart(Table, table=True):
    """What one message or click told, in order; a message that is changed tells anew.

    ``heard_in`` is the channel in which it was typed, that can be another than where it is
    answered. ``question`` is what it answered. ``told`` is blanked at the end.
    """

    __tablename__ = "conversation_part"
    __table_args__ = (Index(None, "message_ts"),)

    conversation_id: int = Field(foreign_key="conversation.id", primary_key=True)
    number: int = Field(primary_key=True)
    message_ts: str | None = Field(default=None, max_length=40)
    heard_in: str | None = Field(default=None, max_length=40)
    question: str | None = Field(default=None, max_length=40)
    told: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)


class NotUnderstood(Table, table=True):
    """A sentence that the bot did not understand, kept for a while if a municipality wants it.

    Not who said it, nor where, nor at what time of the day.
    """

    __tablename__ = "not_understood"
    __table_args__ = (Index(None, "workspace_id", "said_on"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    sentence: str
    said_on: date
