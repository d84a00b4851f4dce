"""What the bot shows in somebody's Home tab, and when it last did."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.columns import Table, UtcDateTime


class Home(Table, table=True):
    """The Home tab of somebody who opened it at least once.

    ``due_at`` is when it must be published again, None while nothing has changed;
    ``at_once`` says that this person did something since it was last published.
    ``revision`` rises with every change, so that one made during a publish is not lost.
    ``lease_until`` (real time) keeps others off while it is published, or waits after a
    failure. ``published_hash`` is of the contents that stand in Slack.
    """

    __table_args__ = (Index(None, "due_at"),)

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    at_once: bool = False
    revision: int = 0
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    published_hash: str | None = Field(default=None, max_length=64)
