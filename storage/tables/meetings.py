"""Meetings: when they are, what is on the agenda, who comes, and what was agreed."""

import datetime as dt
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import Table, UtcDateTime, enum_type
from storage.vocabulary import ActionKind, AgendaState, Attending, MeetingState, TaskState


class RhythmChoice(Table, table=True):
    """The day and time that the coordinator chose for a rhythm of the profile.

    ``rhythm`` is its slug. ``anchor`` is a day on which it takes place: its weekday holds, and
    ``every_weeks`` of the profile counts from it. ``at`` is a time such as '10:00' in the
    municipality's zone. ``place`` was typed by somebody.
    """

    __tablename__ = "rhythm_choice"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    rhythm: str = Field(max_length=60, primary_key=True)
    anchor: dt.date
    week: int = 1
    at: str = Field(max_length=5)
    minutes: int
    place: str | None = Field(default=None, max_length=500)
    prepared_days: int
    version: int = 0
    updated_at: datetime = Field(sa_type=UtcDateTime)


class Meeting(Table, table=True):
    """One meeting of a rhythm.

    ``planned_for`` is the day by its rhythm, and names it also when it is moved. ``because``: the
    holiday or period that moved it. ``chosen``: somebody set its time, which the rhythm then
    leaves alone. ``place`` was typed by somebody or stands in the profile. ``theme`` and
    ``question`` belong to a meeting with a selection of members, which has no rhythm of its own.
    ``emphasis``: what it is mostly about, where the plan leaves that to the coordinator.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "rhythm", "planned_for"),
        Index(None, "workspace_id", "starts_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    rhythm: str = Field(max_length=60)
    planned_for: dt.date
    starts_at: datetime = Field(sa_type=UtcDateTime)
    minutes: int
    place: str | None = Field(default=None, max_length=500)
    because: str | None = Field(default=None, max_length=120)
    chosen: bool = False
    state: MeetingState = Field(default=MeetingState.PLANNED, sa_type=enum_type(MeetingState))
    emphasis: str | None = Field(default=None, max_length=300)
    theme: str | None = Field(default=None, max_length=80)
    question: str | None = None
    called_by_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    version: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class MeetingGuest(Table, table=True):
    """Somebody who is invited to a meeting, and whether they come."""

    __tablename__ = "meeting_guest"

    meeting_id: int = Field(foreign_key="meeting.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    answer: Attending | None = Field(default=None, sa_type=enum_type(Attending), nullable=True)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)


class AgendaItem(Table, table=True):
    """Something that somebody wants discussed.

    ``rhythm`` is where it belongs; ``meeting_id`` the meeting in which it was dealt with.
    ``text``, ``why`` and ``outcome`` were typed by somebody. ``source``: a message in Slack that
    it came from, as 'CHANNEL:TS'. ``version`` rises by one with every change.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (Index(None, "workspace_id", "rhythm", "state"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    rhythm: str = Field(max_length=60)
    text: str
    why: str | None = None
    brought_by_id: int = Field(foreign_key="person.id", index=True)
    trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id", index=True)
    source: str | None = Field(default=None, max_length=80)
    state: AgendaState = Field(default=AgendaState.OPEN, sa_type=enum_type(AgendaState))
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    outcome: str | None = None
    version: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class AgendaMark(Table, table=True):
    """That a line which the bot put on an agenda was dealt with, and how.

    ``subject_kind`` and ``subject_id`` name what the line is about. ``outcome`` was typed by
    somebody.
    """

    __tablename__ = "agenda_mark"

    meeting_id: int = Field(foreign_key="meeting.id", primary_key=True)
    subject_kind: str = Field(max_length=40, primary_key=True)
    subject_id: int = Field(primary_key=True)
    state: AgendaState = Field(sa_type=enum_type(AgendaState))
    outcome: str | None = None
    marked_by_id: int = Field(foreign_key="person.id", index=True)
    marked_at: datetime = Field(sa_type=UtcDateTime)


class ActionItem(Table, table=True):
    """What somebody promised to do. ``text`` was typed by somebody.

    ``meeting_id``: the meeting in which it was agreed, if it was in one; ``talk_id``: the talk with
    a team. ``team`` is a slug of the profile, where it is an agreement with a team.
    """

    __tablename__ = "action_item"
    __table_args__ = (Index(None, "workspace_id", "state", "due_on"),)

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    text: str
    kind: ActionKind = Field(sa_type=enum_type(ActionKind))
    owner_id: int = Field(foreign_key="person.id", index=True)
    due_on: dt.date | None = None
    state: TaskState = Field(default=TaskState.OPEN, sa_type=enum_type(TaskState))
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    trajectory_id: int | None = Field(default=None, foreign_key="trajectory.id", index=True)
    talk_id: int | None = Field(default=None, foreign_key="team_talk.id", index=True)
    team: str | None = Field(default=None, max_length=80)
    made_by_id: int = Field(foreign_key="person.id", index=True)
    version: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
