"""When somebody last did something with a purchase, and whether it was asked about since.

One query each for a whole workspace, so that looking often costs little.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, union_all
from sqlmodel import Session, and_, col, func, select

from storage.tables import (
    ChampionInvite,
    Event,
    ExpertiseRequest,
    Lesson,
    Notice,
    RoomRequest,
    StartForm,
    Trajectory,
    TrajectoryHandover,
    TrajectoryRole,
)
from storage.vocabulary import HandoverState, NoticeState, Phase, ProcessRole

Moves = Select[Any, Any, Any]
"""Events by trajectory, with id and moment."""
_Hanging = StartForm | ExpertiseRequest | Lesson | ChampionInvite | RoomRequest


@dataclass(frozen=True)
class Subjects:
    """What the log calls a trajectory, and what hangs on one."""

    trajectory: str
    start_form: str
    expertise: str
    lesson: str
    champion: str
    room: str
    reuse: str
    """The kind of event by which somebody uses a lesson: that says nothing of its purchase."""


@dataclass(frozen=True)
class Heard:
    """A purchase with the last thing that a person did with it.

    ``event_id``: that event, 0 where there is none. ``talk_on``: when the next talk about its
    contract is, with who took that over. ``client_id``: None where it has none.
    """

    trajectory: Trajectory
    event_id: int
    at: datetime
    client_id: int | None
    manager_id: int | None
    talk_on: date | None


def heard_of(
    session: Session,
    *,
    workspace_id: int,
    subjects: Subjects,
    phases: Collection[Phase],
    before: datetime | None = None,
    trajectory_id: int | None = None,
) -> list[Heard]:
    """When something was last heard of the purchases in these phases, by their number.

    :param before: only those of which nothing was heard at that moment or later.
    :param trajectory_id: only this one.
    """
    moves = _moves(workspace_id, subjects)
    at = func.coalesce(moves.c.at, col(Trajectory.created_at), type_=moves.c.at.type)
    wanted: list[ColumnElement[bool]] = [col(Trajectory.phase).in_(phases)]
    if before is not None:
        wanted.append(at < before)
    if trajectory_id is not None:
        wanted.append(col(Trajectory.id) == trajectory_id)
    is_client = and_(
        col(TrajectoryRole.trajectory_id) == col(Trajectory.id),
        col(TrajectoryRole.role) == ProcessRole.CLIENT,
    )
    is_kept = and_(
        col(TrajectoryHandover.trajectory_id) == col(Trajectory.id),
        col(TrajectoryHandover.state) == HandoverState.ACCEPTED,
    )
    found = session.execute(
        select(  # type: ignore[call-overload]  # it knows no more than four columns
            Trajectory,
            moves.c.event_id,
            at,
            col(TrajectoryRole.person_id),
            col(TrajectoryHandover.manager_id),
            col(TrajectoryHandover.next_on),
        )
        .join(moves, moves.c.trajectory_id == col(Trajectory.id), isouter=True)
        .join(TrajectoryRole, is_client, isouter=True)
        .join(TrajectoryHandover, is_kept, isouter=True)
        .where(col(Trajectory.workspace_id) == workspace_id, *wanted)
        .order_by(col(Trajectory.number))
    )
    return [
        Heard(trajectory, event_id or 0, at, client, manager, talk)
        for trajectory, event_id, at, client, manager, talk in found
    ]


def last_answers(
    session: Session,
    *,
    workspace_id: int,
    subject_kind: str,
    kind: str,
    trajectory_id: int | None = None,
) -> Mapping[int, Event]:
    """What was last answered about each purchase, by the id of that.

    :param kind: the kind of event that holds an answer.
    """
    query = select(Event).where(
        col(Event.workspace_id) == workspace_id,
        col(Event.subject_kind) == subject_kind,
        col(Event.kind) == kind,
    )
    if trajectory_id is not None:
        query = query.where(col(Event.subject_id) == trajectory_id)
    return {event.subject_id: event for event in session.exec(query.order_by(col(Event.id)))}


def questions_planned(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_ids: Collection[int],
    states: Collection[NoticeState] = tuple(NoticeState),
) -> Mapping[tuple[int, str], datetime]:
    """Which occurrences of a question were planned about these, and when each was due."""
    found = session.exec(
        select(Notice.subject_id, Notice.occurrence, Notice.due_at).where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_id).in_(subject_ids),
            col(Notice.state).in_(states),
        )
    )
    return {(subject_id, occurrence): due_at for subject_id, occurrence, due_at in found}


def _moves(workspace_id: int, subjects: Subjects) -> Subquery:
    """By trajectory: the id and moment of the last event of a person, in it or what hangs on it."""
    by_people = and_(col(Event.workspace_id) == workspace_id, col(Event.actor_id).is_not(None))

    def hanging(kind: str, table: type[_Hanging]) -> Moves:
        return (
            select(col(table.trajectory_id).label("trajectory_id"), col(Event.id), col(Event.at))
            .join(Event, col(Event.subject_id) == col(table.id))
            .where(by_people, col(Event.subject_kind) == kind)
            .where(col(table.trajectory_id).is_not(None), col(Event.kind) != subjects.reuse)
        )

    own: Moves = select(
        col(Event.subject_id).label("trajectory_id"), col(Event.id), col(Event.at)
    ).where(by_people, col(Event.subject_kind) == subjects.trajectory)
    every = union_all(
        own,
        hanging(subjects.start_form, StartForm),
        hanging(subjects.expertise, ExpertiseRequest),
        hanging(subjects.lesson, Lesson),
        hanging(subjects.champion, ChampionInvite),
        hanging(subjects.room, RoomRequest),
    ).subquery()
    last = func.max(every.c.id).label("event_id"), func.max(every.c.at).label("at")
    return select(every.c.trajectory_id, *last).group_by(every.c.trajectory_id).subquery()
