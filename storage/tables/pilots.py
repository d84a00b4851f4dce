"""Pilots: purchases that the municipality wants to learn from."""

from datetime import datetime

from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import FitAnswer, PilotStage


class Pilot(Table, table=True):
    """That a trajectory is a pilot, with its plan.

    The three texts were typed by somebody. ``learns`` to ``room`` answer the questions whether
    it suits a pilot (:mod:`bot.policy.pilots`). ``stopped_at``: it is no pilot any more; what
    was written stays for when it becomes one again. It changes along with the version of its
    trajectory.
    """

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    year: int
    stage: PilotStage = Field(sa_type=enum_type(PilotStage))
    team: str | None = Field(default=None, max_length=80)
    learning_goals: str | None = None
    data_needed: str | None = None
    anchoring: str | None = None
    learns: FitAnswer | None = Field(default=None, sa_type=enum_type(FitAnswer), nullable=True)
    measurable: FitAnswer | None = Field(default=None, sa_type=enum_type(FitAnswer), nullable=True)
    repeats: FitAnswer | None = Field(default=None, sa_type=enum_type(FitAnswer), nullable=True)
    room: FitAnswer | None = Field(default=None, sa_type=enum_type(FitAnswer), nullable=True)
    made_by_id: int = Field(foreign_key="person.id", index=True)
    made_at: datetime = Field(sa_type=UtcDateTime)
    stopped_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class PilotTheme(Table, table=True):
    """A theme that a pilot is about."""

    __tablename__ = "pilot_theme"

    trajectory_id: int = Field(foreign_key="pilot.trajectory_id", primary_key=True)
    theme: str = Field(max_length=80, primary_key=True)
