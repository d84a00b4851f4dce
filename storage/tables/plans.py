"""What the coordinator keeps of the municipality's plan; the plan itself stands in the profile."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import PlanStatus


class PlanEntry(Table, table=True):
    """Who looks after one item of the plan and how it goes, or what the plan is silent on.

    ``key`` names the item in the profile; where the profile no longer has it, the row stays and
    is not shown. ``note`` was typed by somebody; ``noted_by_id`` and ``noted_at`` say who and
    when. ``version`` rises by one with every change and guards stale edits.
    """

    __tablename__ = "plan_entry"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    key: str = Field(max_length=200)
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    status: PlanStatus = Field(default=PlanStatus.NOT_BEGUN, sa_type=enum_type(PlanStatus))
    note: str | None = None
    noted_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    noted_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    version: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class PlanOwnItem(Table, table=True):
    """What a municipality added itself under an item of the plan, such as one policy question.

    ``parent_key`` names that item and ``sort`` the kind, both as the profile has them; where the
    profile no longer does, the row stays and is not shown. ``text`` was typed by somebody.
    ``due_year``: the year in which it should be there. ``version`` guards stale edits.
    """

    __tablename__ = "plan_own_item"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    parent_key: str = Field(max_length=200)
    sort: str = Field(max_length=60)
    text: str
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    status: PlanStatus = Field(default=PlanStatus.NOT_BEGUN, sa_type=enum_type(PlanStatus))
    due_year: int | None = None
    version: int = 1
    created_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
