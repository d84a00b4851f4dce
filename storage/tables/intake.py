"""The intake talk of a purchase: when it was, what was answered, what was agreed."""

from datetime import date, datetime

from sqlmodel import Field

from storage.columns import Table, UtcDateTime


class TrajectoryIntake(Table, table=True):
    """That the talk took place, or why the purchase went on without it.

    Without ``held_on``, ``without_reason`` says why there was none; it was typed by somebody.
    """

    __tablename__ = "trajectory_intake"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    held_on: date | None = None
    without_reason: str | None = None
    recorded_by_id: int = Field(foreign_key="person.id", index=True)
    recorded_at: datetime = Field(sa_type=UtcDateTime)


class TrajectoryIntakeAnswer(Table, table=True):
    """What was answered to one question of the talk.

    ``question`` is the profile's key for it, ``asked`` how it read then: profiles change.
    """

    __tablename__ = "trajectory_intake_answer"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    question: str = Field(max_length=80, primary_key=True)
    asked: str
    answer: str
    answered_by_id: int = Field(foreign_key="person.id", index=True)
    answered_at: datetime = Field(sa_type=UtcDateTime)


class TrajectoryAgreement(Table, table=True):
    """What was agreed: what, who does it, by when.

    ``version`` is that of the trajectory at which it was agreed like this.
    """

    __tablename__ = "trajectory_agreement"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    place: int = Field(primary_key=True)
    what: str
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    due_on: date | None = None
    version: int
    agreed_by_id: int = Field(foreign_key="person.id", index=True)
    agreed_at: datetime = Field(sa_type=UtcDateTime)
