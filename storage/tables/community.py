"""Who helps whom: the community, champions, and what one colleague asks another."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import JSON_DOCUMENT, Table, UtcDateTime, enum_type
from storage.vocabulary import AskState, JoinedBy, RoomState


class CommunityMember(Table, table=True):
    """Somebody of the community, by taking part.

    ``shown``: they chose to be found by what they fill in. ``themes`` and ``categories`` are
    lists of slugs of the profile; ``helps_with`` was typed by them.
    """

    __tablename__ = "community_member"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    because: JoinedBy = Field(sa_type=enum_type(JoinedBy))
    joined_at: datetime = Field(sa_type=UtcDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    shown: bool = False
    themes: list[Any] = Field(default_factory=list, sa_type=JSON_DOCUMENT)
    categories: list[Any] = Field(default_factory=list, sa_type=JSON_DOCUMENT)
    helps_with: str | None = None
    version: int = 1
    updated_at: datetime = Field(sa_type=UtcDateTime)


class ColleagueQuestion(Table, table=True):
    """What one colleague asks another. ``text`` was typed by somebody."""

    __tablename__ = "colleague_question"

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    asked_by_id: int = Field(foreign_key="person.id", index=True)
    asked_id: int = Field(foreign_key="person.id", index=True)
    about: str | None = Field(default=None, max_length=200)
    text: str
    state: AskState = Field(default=AskState.ASKED, sa_type=enum_type(AskState))
    version: int = 1
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class ChampionInvite(Table, table=True):
    """The people of a trajectory ask a champion to stand behind it."""

    __tablename__ = "champion_invite"
    __table_args__ = (UniqueConstraint("trajectory_id", "champion_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    trajectory_id: int = Field(foreign_key="trajectory.id")
    champion_id: int = Field(foreign_key="person.id", index=True)
    asked_by_id: int = Field(foreign_key="person.id", index=True)
    text: str | None = None
    state: AskState = Field(default=AskState.ASKED, sa_type=enum_type(AskState))
    version: int = 1
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class ChampionPrompt(Table, table=True):
    """That a champion was asked to thank somebody: once in a month. ``month``: its first day."""

    __tablename__ = "champion_prompt"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    month: date = Field(primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id", index=True)
    success_id: int = Field(foreign_key="success.id", index=True)
    thanked_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    planned_at: datetime = Field(sa_type=UtcDateTime)


class RoomRequest(Table, table=True):
    """Room that was asked of directors for a trajectory, and what they gave.

    ``body`` is a slug of the profile. ``what`` and ``decision`` were typed by somebody.
    """

    __tablename__ = "room_request"
    __table_args__ = (Index(None, "workspace_id", "state"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    trajectory_id: int = Field(foreign_key="trajectory.id", index=True)
    body: str | None = Field(default=None, max_length=80)
    what: str
    asked_by_id: int = Field(foreign_key="person.id", index=True)
    asked_on: date
    state: RoomState = Field(default=RoomState.ASKED, sa_type=enum_type(RoomState))
    decision: str | None = None
    decided_on: date | None = None
    recorded_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    version: int = 1
    updated_at: datetime = Field(sa_type=UtcDateTime)
