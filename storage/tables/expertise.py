"""Who stands for what, who was asked for help, what tools gave, what doing it fully means."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import ExpertiseState, RepresentedKind


class Representation(Table, table=True):
    """Who stands for a theme, category, team or domain of the profile; one person for each."""

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    kind: RepresentedKind = Field(sa_type=enum_type(RepresentedKind), primary_key=True)
    slug: str = Field(max_length=80, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    set_by_id: int = Field(foreign_key="person.id", index=True)
    set_at: datetime = Field(sa_type=UtcDateTime)


class ExpertiseRequest(Table, table=True):
    """Somebody asks for an expert of a theme at a trajectory.

    ``asked_id`` is who has the question now: None while it is with the coordinators, or with
    nobody. ``question`` was typed by somebody. ``version`` rises with every answer.
    """

    __tablename__ = "expertise_request"
    __table_args__ = (Index(None, "workspace_id", "state"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    trajectory_id: int = Field(foreign_key="trajectory.id", index=True)
    theme: str = Field(max_length=80)
    question: str | None = None
    asked_by_id: int = Field(foreign_key="person.id", index=True)
    asked_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    state: ExpertiseState = Field(default=ExpertiseState.ASKED, sa_type=enum_type(ExpertiseState))
    version: int = 1
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class ToolOutcome(Table, table=True):
    """What a tool gave for a trajectory. ``result`` was typed; None once it was blanked."""

    __tablename__ = "tool_outcome"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    trajectory_id: int = Field(foreign_key="trajectory.id", index=True)
    tool: str = Field(max_length=80)
    result: str | None = None
    on: date
    recorded_by_id: int = Field(foreign_key="person.id", index=True)
    recorded_at: datetime = Field(sa_type=UtcDateTime)


class MaximalText(Table, table=True):
    """What doing it fully means for a theme at a category; every version stays.

    ``category`` is empty for what holds at every kind of purchase.
    """

    __tablename__ = "maximal_text"
    __table_args__ = (UniqueConstraint("workspace_id", "theme", "category", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    theme: str = Field(max_length=80)
    category: str = Field(default="", max_length=80)
    number: int
    text: str
    written_by_id: int = Field(foreign_key="person.id", index=True)
    written_at: datetime = Field(sa_type=UtcDateTime)
