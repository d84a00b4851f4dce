"""Workspaces (tenants) and the people in them."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import MunicipalRole

LOCAL_TEAM = "local"
"""The team id of a workspace that no Slack workspace has claimed yet."""


class Workspace(Table, table=True):
    """One municipality, which is one Slack workspace."""

    id: int | None = Field(default=None, primary_key=True)
    team_id: str = Field(max_length=40, unique=True)
    name: str = Field(default="", max_length=200)
    profile: str = Field(max_length=200)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Person(Table, table=True):
    """Somebody who has done something here, or is asked to."""

    __table_args__ = (UniqueConstraint("workspace_id", "slack_user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    slack_user_id: str = Field(max_length=40)
    created_at: datetime = Field(sa_type=UtcDateTime)


class PersonRole(Table, table=True):
    """A role of a person in the municipality; nobody needs a row to be a colleague."""

    __tablename__ = "person_role"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    role: MunicipalRole = Field(sa_type=enum_type(MunicipalRole), primary_key=True)
