"""Lessons: what somebody learnt, from a purchase or loose, and what belongs to one."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import (
    LessonKind,
    LessonOrigin,
    LessonOutcome,
    LessonState,
    Phase,
    RequestState,
)


class Lesson(Table, table=True):
    """One lesson. ``title`` and ``insight`` are always there; the rest may be told later.

    ``ref`` is its name in the file or profile that it came from. ``told_by_id`` is None for
    what came from there. ``anonymous`` hides the teller from every reader. ``measure`` is
    evidence in figures, as it was typed. A retracted lesson has no texts any more.
    ``version`` rises by one with every change and guards stale edits.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        UniqueConstraint("workspace_id", "ref"),
        Index(None, "workspace_id", "state"),
        Index(None, "trajectory_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    number: int
    ref: str | None = Field(default=None, max_length=200)
    origin: LessonOrigin = Field(sa_type=enum_type(LessonOrigin))
    state: LessonState = Field(default=LessonState.KEPT, sa_type=enum_type(LessonState))
    merged_into_id: int | None = Field(default=None, foreign_key="lesson.id")
    title: str
    insight: str
    problem: str | None = None
    approach: str | None = None
    result: str | None = None
    advice: str | None = None
    measure: str | None = None
    link: str | None = None
    phase: Phase | None = Field(default=None, sa_type=enum_type(Phase), nullable=True)
    kind: LessonKind | None = Field(default=None, sa_type=enum_type(LessonKind), nullable=True)
    outcome: LessonOutcome | None = Field(
        default=None, sa_type=enum_type(LessonOutcome), nullable=True
    )
    trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id")
    told_by_id: int | None = Field(default=None, foreign_key="person.id")
    anonymous: bool = False
    source_channel_id: str | None = Field(default=None, max_length=40)
    source_ts: str | None = Field(default=None, max_length=40)
    source_author_id: int | None = Field(default=None, foreign_key="person.id")
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class LessonTheme(Table, table=True):
    """A theme of the profile that a lesson is about."""

    __tablename__ = "lesson_theme"

    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    theme: str = Field(max_length=80, primary_key=True)


class LessonCategory(Table, table=True):
    """A category of the profile that a lesson is about."""

    __tablename__ = "lesson_category"

    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    category: str = Field(max_length=80, primary_key=True)


class LessonFile(Table, table=True):
    """A file in Slack that shows what a lesson says; the file itself stays in Slack."""

    __tablename__ = "lesson_file"

    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    slack_file_id: str = Field(max_length=40, primary_key=True)
    name: str = Field(max_length=255)


class LessonReuse(Table, table=True):
    """Somebody uses a lesson in their own work; counted once a person."""

    __tablename__ = "lesson_reuse"

    lesson_id: int = Field(foreign_key="lesson.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class LessonRequest(Table, table=True):
    """Somebody sees a lesson in another's message: its author is asked once.

    No answer means no. ``excerpt`` is what the message said when it was asked, and is
    blanked with the answer.
    """

    __tablename__ = "lesson_request"
    __table_args__ = (UniqueConstraint("workspace_id", "channel_id", "message_ts"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    channel_id: str = Field(max_length=40)
    message_ts: str = Field(max_length=40)
    author_id: int = Field(foreign_key="person.id")
    asked_by_id: int = Field(foreign_key="person.id")
    excerpt: str | None = None
    state: RequestState = Field(default=RequestState.ASKED, sa_type=enum_type(RequestState))
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
