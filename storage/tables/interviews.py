"""Interviews: the rest of a lesson, asked one thing at a time in a direct message."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime, enum_type
from storage.vocabulary import InterviewState

_OPEN = text("state = 'open'")


class Interview(Table, table=True):
    """How far somebody is in telling a lesson.

    ``question`` is the field that is asked now; ``turn`` rises with every message of ours, so
    that each is told once, and ``asked_since`` is the turn at which this was first asked.
    ``lead`` says what goes before the question, in names and numbers of our own.
    ``passed_over`` lists the fields that were skipped. ``pending`` is an answer that waits for
    another word from the person. The partial index keeps one interview open per person: what
    they type then answers it.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "lesson_id", "person_id"),
        Index(
            "uq_interview_person_open",
            "workspace_id",
            "person_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    lesson_id: int = Field(foreign_key="lesson.id")
    person_id: int = Field(foreign_key="person.id")
    state: InterviewState = Field(sa_type=enum_type(InterviewState))
    question: str | None = Field(default=None, max_length=40)
    turn: int = 0
    asked_since: int = 0
    lead: dict[str, Any] = Field(default_factory=dict, sa_type=JSON_DOCUMENT)
    passed_over: list[Any] = Field(default_factory=list, sa_type=JSON_DOCUMENT)
    pending: str | None = None
    started_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class InterviewAnswer(Table, table=True):
    """Which message answered which question, so that an edited message is followed.

    ``mark`` is a short print of what was kept from it: no text stands here.
    """

    __tablename__ = "interview_answer"

    interview_id: int = Field(foreign_key="interview.id", primary_key=True)
    message_ts: str = Field(max_length=40, primary_key=True)
    field: str = Field(max_length=40)
    mark: str = Field(max_length=64)
