"""What the journey of a purchase needs beside its phase."""

from datetime import date, datetime

from sqlalchemy import BigInteger
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import NeedAnswer, ObjectionKind


class TrajectoryNeed(Table, table=True):
    """Whether the purchase is needed at all, and what was saved by asking.

    ``saved_cents``: euro cents that are not spent, excl. VAT, over the whole term; None where
    nobody said. ``reason`` was typed by somebody.
    """

    __tablename__ = "trajectory_need"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    answer: NeedAnswer = Field(sa_type=enum_type(NeedAnswer))
    saved_cents: int | None = Field(default=None, sa_type=BigInteger)
    reason: str | None = None
    answered_by_id: int = Field(foreign_key="person.id", index=True)
    answered_at: datetime = Field(sa_type=UtcDateTime)


class TrajectoryAward(Table, table=True):
    """How far the award is: one row from the moment that the decision was sent.

    ``standstill_until`` is the last day on which nothing may be awarded finally; None where no
    term holds. ``by_rule``: the term of the profile holds for this procedure. ``shortened``:
    the term ends before that rule says, which procurement confirmed.
    """

    __tablename__ = "trajectory_award"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    decision_on: date | None = None
    standstill_until: date | None = None
    by_rule: bool = True
    shortened: bool = False
    objection: ObjectionKind | None = Field(
        default=None, sa_type=enum_type(ObjectionKind), nullable=True
    )
    objection_on: date | None = None
    objection_ended_on: date | None = None
    final_on: date | None = None
    signed_on: date | None = None
