"""Start forms: how a purchase takes the themes into account, one per trajectory."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime, enum_type
from storage.vocabulary import ReadingState, StartFormState


class StartForm(Table, table=True):
    """The start form of a trajectory.

    Costs are euro cents, excl. VAT; ``years`` is how long the yearly cost is made.
    ``extra_budget``: whether more money is asked than there is, ``extra_budget_for`` what for.
    ``reached`` is how many steps were filled in, ``rounds`` how often it was handed in.
    ``version`` rises by one with every change and guards stale edits.
    """

    __tablename__ = "start_form"
    __table_args__ = (UniqueConstraint("workspace_id", "trajectory_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    trajectory_id: int = Field(foreign_key="trajectory.id")
    state: StartFormState = Field(
        default=StartFormState.DRAFT, sa_type=enum_type(StartFormState), index=True
    )
    reached: int = 0
    rounds: int = 0
    need: str | None = None
    opportunities: str | None = None
    contract_form: str | None = None
    purchase_cents: int | None = Field(default=None, sa_type=BigInteger)
    yearly_cents: int | None = Field(default=None, sa_type=BigInteger)
    years: int | None = None
    who_pays: str | None = None
    who_benefits: str | None = None
    remarks: str | None = None
    budget_holder_id: int | None = Field(default=None, foreign_key="person.id")
    extra_budget: bool | None = None
    extra_budget_for: str | None = None
    started_by_id: int = Field(foreign_key="person.id", index=True)
    handed_in_by_id: int | None = Field(default=None, foreign_key="person.id")
    handed_in_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    judged_by_id: int | None = Field(default=None, foreign_key="person.id")
    judged_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    judge_remark: str | None = None
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class StartFormTheme(Table, table=True):
    """A theme in a start form: chosen with its level and why, or why it is not.

    ``level`` is one of the organisation's levels (1-5), never one of the criteria tool's three.
    ``reason`` is a slug of the profile's list; who explained and when stands beside it.
    """

    __tablename__ = "start_form_theme"

    start_form_id: int = Field(foreign_key="start_form.id", primary_key=True)
    theme: str = Field(max_length=80, primary_key=True)
    chosen: bool = False
    level: int | None = None
    motivation: str | None = None
    reason: str | None = Field(default=None, max_length=80)
    explanation: str | None = None
    explained_by_id: int | None = Field(default=None, foreign_key="person.id")
    explained_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class StartFormReading(Table, table=True):
    """A document that somebody dropped, as it was read: shown first, taken over after a yes.

    ``texts`` is what stood at its placeholders, and is blanked with the answer. ``problem``
    names the phrase that tells why there is nothing to take over.
    """

    __tablename__ = "start_form_reading"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_file_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    slack_file_id: str = Field(max_length=40)
    person_id: int = Field(foreign_key="person.id")
    trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id")
    state: ReadingState = Field(sa_type=enum_type(ReadingState))
    problem: str | None = Field(default=None, max_length=40)
    texts: dict[str, Any] | None = Field(default=None, sa_type=JSON_DOCUMENT, nullable=True)
    at: datetime = Field(sa_type=UtcDateTime)
