"""What becomes of a choice: where it stands in the papers, who keeps it, and how it goes."""

from datetime import date, datetime

from sqlalchemy import BigInteger
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import HandoverState, PromisePlace, ResultAnswer


class TrajectoryPromise(Table, table=True):
    """Where a theme stands in what is published.

    ``document`` and ``reason`` were typed by somebody; ``reason_choice`` is a slug of the
    profile. A reason is there only where the theme stands nowhere.
    """

    __tablename__ = "trajectory_promise"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    theme: str = Field(max_length=80, primary_key=True)
    place: PromisePlace = Field(sa_type=enum_type(PromisePlace))
    document: str | None = None
    reason_choice: str | None = Field(default=None, max_length=80)
    reason: str | None = None
    said_by_id: int = Field(foreign_key="person.id", index=True)
    said_at: datetime = Field(sa_type=UtcDateTime)


class TrajectoryHandover(Table, table=True):
    """Who looks after the promises once the contract is signed.

    ``manager_id``: who was asked, None as long as nobody is named. ``round`` rises with every
    time that somebody is asked. ``remark`` was typed by who said that something is not right.
    ``moment`` is the number of the next talk, from 1; it is asked about from ``next_on`` on,
    None where there is none to come.
    """

    __tablename__ = "trajectory_handover"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    state: HandoverState = Field(sa_type=enum_type(HandoverState))
    manager_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    round: int = 0
    remark: str | None = None
    changed_at: datetime = Field(sa_type=UtcDateTime)
    moment: int = 1
    next_on: date | None = None


class TrajectoryResult(Table, table=True):
    """How one promise went at one moment.

    Totals alone: ``people`` and ``hours`` as counts, ``cents`` in euro cents; None where
    nobody said. ``remark`` was typed by somebody.
    """

    __tablename__ = "trajectory_result"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    moment: int = Field(primary_key=True)
    theme: str = Field(max_length=80, primary_key=True)
    answer: ResultAnswer = Field(sa_type=enum_type(ResultAnswer))
    remark: str | None = None
    people: int | None = None
    hours: int | None = None
    cents: int | None = Field(default=None, sa_type=BigInteger)
    said_by_id: int = Field(foreign_key="person.id", index=True)
    said_on: date
