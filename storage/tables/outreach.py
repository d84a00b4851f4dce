"""What goes outside: messages of the communication plan, gatherings, the award, the watch list."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import GatheringKind, MessageState, SignUp, WatchState


class PlannedMessage(Table, table=True):
    """One message of the communication plan.

    ``medium`` is a slug of the profile. ``occurrence`` names what made it, such as a report, so
    that it is planned once; None where a person planned it. ``draft`` is the text as it stands.
    """

    __tablename__ = "planned_message"
    __table_args__ = (UniqueConstraint("workspace_id", "occurrence"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    occurrence: str | None = Field(default=None, max_length=120)
    title: str
    audience: str | None = Field(default=None, max_length=200)
    medium: str | None = Field(default=None, max_length=80)
    on: date
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    draft: str | None = None
    state: MessageState = Field(default=MessageState.PLANNED, sa_type=enum_type(MessageState))
    version: int = 1
    created_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class Gathering(Table, table=True):
    """A masterclass, or an event of a network, that people can sign up for.

    ``network`` is a slug of the profile, as theme and category are. ``seats``: None for as many
    as want to come.
    """

    __table_args__ = (Index(None, "workspace_id", "starts_at"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    kind: GatheringKind = Field(sa_type=enum_type(GatheringKind))
    title: str
    about: str | None = None
    network: str | None = Field(default=None, max_length=80)
    theme: str | None = Field(default=None, max_length=80)
    category: str | None = Field(default=None, max_length=80)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    minutes: int = 60
    place: str | None = Field(default=None, max_length=500)
    link: str | None = Field(default=None, max_length=500)
    seats: int | None = None
    cancelled: bool = False
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class GatheringGuest(Table, table=True):
    """Somebody who signed up."""

    __tablename__ = "gathering_guest"

    gathering_id: int = Field(foreign_key="gathering.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    sign_up: SignUp = Field(sa_type=enum_type(SignUp))
    at: datetime = Field(sa_type=UtcDateTime)


class AwardChoice(Table, table=True):
    """The trajectory that a municipality sends in for a prize in a year, and why."""

    __tablename__ = "award_choice"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    year: int = Field(primary_key=True)
    trajectory_id: int = Field(foreign_key="trajectory.id", index=True)
    why: str | None = None
    chosen_by_id: int = Field(foreign_key="person.id", index=True)
    version: int = 1
    chosen_at: datetime = Field(sa_type=UtcDateTime)


class Development(Table, table=True):
    """Something in the world outside that matters: on the agenda again from ``look_again_on``.

    ``text``, ``why`` and ``outcome`` were typed by somebody; ``theme`` is a slug of the profile.
    """

    __table_args__ = (Index(None, "workspace_id", "state", "look_again_on"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    text: str
    why: str | None = None
    theme: str | None = Field(default=None, max_length=80)
    link: str | None = Field(default=None, max_length=500)
    owner_id: int = Field(foreign_key="person.id", index=True)
    look_again_on: date
    state: WatchState = Field(default=WatchState.WATCHED, sa_type=enum_type(WatchState))
    outcome: str | None = None
    version: int = 1
    created_by_id: int = Field(foreign_key="person.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
