"""Trajectories: one purchase each, from first idea to end of contract."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import Phase, Precision, ProcessRole, Sharing


class Trajectory(Table, table=True):
    """One purchase.

    ``value_cents`` is the total estimate in euro cents, excl. VAT, over the whole
    term including options. Category and team are slugs of the profile.
    ``version`` rises by one with every change and guards stale edits.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        Index(None, "workspace_id", "phase"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    number: int
    title: str
    phase: Phase = Field(default=Phase.IDEA, sa_type=enum_type(Phase))
    category: str | None = Field(default=None, max_length=80)
    team: str | None = Field(default=None, max_length=80)
    value_cents: int | None = Field(default=None, sa_type=BigInteger)
    publication_from: date | None = None
    publication_until: date | None = None
    publication_precision: Precision | None = Field(
        default=None, sa_type=enum_type(Precision), nullable=True
    )
    contract_start: date | None = None
    contract_end: date | None = None
    sharing: Sharing = Field(default=Sharing.PRIVATE, sa_type=enum_type(Sharing))
    logged_by_id: int = Field(foreign_key="person.id")
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class TrajectoryRole(Table, table=True):
    """Who holds a process role in a trajectory; one person per role."""

    __tablename__ = "trajectory_role"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    role: ProcessRole = Field(sa_type=enum_type(ProcessRole), primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)


class TrajectoryTheme(Table, table=True):
    """A theme that a trajectory aims for, with its ambition level (1-5) once chosen."""

    __tablename__ = "trajectory_theme"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    theme: str = Field(max_length=80, primary_key=True)
    level: int | None = None
