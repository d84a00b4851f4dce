"""Successes: what is celebrated, who did it, and whether they want to be named."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import SuccessSignal, SuccessState


class Success(Table, table=True):
    """Something worth celebrating.

    ``occurrence`` names what it is about, so that it is drafted and celebrated once. ``title``,
    ``text`` and ``difference`` (for whom it makes a difference) are drafted, then edited by a
    person; ``figure`` is shown large, such as '31 ton CO2', ``figure_of`` says what of and by
    whom it was worked out. ``picture`` is a file in Slack. ``channel``: the name of one of the
    profile's channels, None for the one in which it celebrates. ``seen``: digest of the facts as
    they were when it was approved, so that a change is noticed. ``version`` guards stale edits.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "signal", "occurrence"),
        Index(None, "workspace_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    signal: SuccessSignal = Field(sa_type=enum_type(SuccessSignal))
    occurrence: str = Field(max_length=120)
    state: SuccessState = Field(sa_type=enum_type(SuccessState))
    trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id", index=True)
    lesson_id: int | None = Field(default=None, foreign_key="lesson.id", index=True)
    title: str
    text: str | None = None
    difference: str | None = None
    figure: str | None = Field(default=None, max_length=80)
    figure_of: str | None = Field(default=None, max_length=200)
    team: str | None = Field(default=None, max_length=80)
    picture: str | None = Field(default=None, max_length=40)
    channel: str | None = Field(default=None, max_length=80)
    seen: str | None = Field(default=None, max_length=64)
    reported_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    approved_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    celebrate_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    celebrated_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class SuccessPerson(Table, table=True):
    """Somebody who did it; named only with their consent."""

    __tablename__ = "success_person"

    success_id: int = Field(foreign_key="success.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)


class NameConsent(Table, table=True):
    """Whether somebody wants to be named when a success is celebrated: asked once, remembered.

    ``agreed`` is None as long as they did not answer, which is no consent.
    """

    __tablename__ = "name_consent"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    agreed: bool | None = None
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class Congratulation(Table, table=True):
    """That somebody congratulated; counted, never ranked."""

    success_id: int = Field(foreign_key="success.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    at: datetime = Field(sa_type=UtcDateTime)
