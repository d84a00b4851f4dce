"""Criteria of the national tool that somebody put in, and whether they suited a purchase."""

from datetime import date, datetime

from sqlmodel import Field

from storage.columns import Table, UtcDateTime


class ToolCriterion(Table, table=True):
    """A criterion to suggest; what it says stands in its versions.

    ``version`` is the number of the one that holds. ``withdrawn_at``: since when nobody gets it
    suggested any more; None while it is.
    """

    __tablename__ = "tool_criterion"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    version: int = 1
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class ToolCriterionVersion(Table, table=True):
    """What a criterion says; every version stays.

    ``category`` and ``theme`` are slugs of the profile. ``level`` and ``kind`` are the tool's own
    words, never one of the organisation's levels (1-5). ``text`` as it stands in the tool;
    ``link`` leads there; ``looked_up_on``: when somebody read it there.
    """

    __tablename__ = "tool_criterion_version"

    criterion_id: int = Field(foreign_key="tool_criterion.id", primary_key=True)
    number: int = Field(primary_key=True)
    category: str = Field(max_length=80)
    theme: str = Field(max_length=80)
    level: str = Field(max_length=80)
    kind: str = Field(max_length=80)
    text: str
    link: str
    looked_up_on: date
    written_by_id: int = Field(foreign_key="person.id", index=True)
    written_at: datetime = Field(sa_type=UtcDateTime)


class TrajectoryCriterion(Table, table=True):
    """Whether a criterion suits a purchase, as its people answered.

    ``number``: the version that was asked about. ``reason`` was typed by somebody, and is there
    only where it does not suit.
    """

    __tablename__ = "trajectory_criterion"

    trajectory_id: int = Field(foreign_key="trajectory.id", primary_key=True)
    criterion_id: int = Field(foreign_key="tool_criterion.id", primary_key=True, index=True)
    number: int
    fits: bool
    reason: str | None = None
    answered_by_id: int = Field(foreign_key="person.id", index=True)
    answered_at: datetime = Field(sa_type=UtcDateTime)
