"""Talks with a team: when, with whom, and what was said. What was agreed is an action item."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import TalkKind


class TeamTalk(Table, table=True):
    """One talk. ``present`` and ``said`` were typed by somebody; functions, not names."""

    __tablename__ = "team_talk"
    __table_args__ = (Index(None, "workspace_id", "team", "held_on"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    team: str = Field(max_length=80)
    kind: TalkKind = Field(sa_type=enum_type(TalkKind))
    held_on: date
    present: str | None = Field(default=None, max_length=500)
    said: str | None = None
    kept_by_id: int = Field(foreign_key="person.id", index=True)
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
