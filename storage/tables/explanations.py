"""Comply or explain: why a theme is not taken along, where no start form asked that."""

from datetime import datetime

from sqlmodel import Field

from storage.columns import Table, UtcDateTime


class TrajectoryExplanation(Table, table=True):
    """Why one theme is not taken along.

    ``reason`` is a slug of the profile's list; ``explanation`` was typed by somebody. At least
    one of them is there.
    """

    __tablename__ = "trajectory_explanation"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    theme: str = Field(max_length=80, primary_key=True)
    reason: str | None = Field(default=None, max_length=80)
    explanation: str | None = None
    explained_by_id: int = Field(foreign_key="person.id", index=True)
    explained_at: datetime = Field(sa_type=UtcDateTime)
