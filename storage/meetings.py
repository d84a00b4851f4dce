"""Meetings and the days that were chosen for them."""

import datetime as dt
from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import Meeting, MeetingGuest, RhythmChoice
from storage.vocabulary import MeetingState


def rhythm_choices(session: Session, *, workspace_id: int) -> dict[str, RhythmChoice]:
    """What the coordinator chose, by the slug of the rhythm."""
    found = session.exec(select(RhythmChoice).where(col(RhythmChoice.workspace_id) == workspace_id))
    return {choice.rhythm: choice for choice in found}


def lock_rhythm_choice(
    session: Session, *, workspace_id: int, rhythm: str, proposed: RhythmChoice
) -> RhythmChoice:
    """What was chosen for a rhythm, made as proposed at first; rivals wait for the transaction."""
    insert_once(session, RhythmChoice, **proposed.model_dump())
    return session.exec(
        select(RhythmChoice)
        .where(col(RhythmChoice.workspace_id) == workspace_id, col(RhythmChoice.rhythm) == rhythm)
        .with_for_update()
    ).one()


def find_meeting(session: Session, *, workspace_id: int, meeting_id: int) -> Meeting | None:
    """The meeting with this id."""
    return session.exec(
        select(Meeting).where(
            col(Meeting.workspace_id) == workspace_id, col(Meeting.id) == meeting_id
        )
    ).first()


def lock_meeting(session: Session, *, workspace_id: int, meeting_id: int) -> Meeting | None:
    """The same; rivals wait until the transaction ends."""
    return session.exec(
        select(Meeting)
        .where(col(Meeting.workspace_id) == workspace_id, col(Meeting.id) == meeting_id)
        .with_for_update()
    ).first()


def meetings_between(
    session: Session,
    *,
    workspace_id: int,
    begins: datetime,
    ends: datetime,
    rhythms: Collection[str] | None = None,
) -> list[Meeting]:
    """The meetings that begin from a moment (inclusive) until another, whatever their state."""
    wanted = () if rhythms is None else (col(Meeting.rhythm).in_(rhythms),)
    return list(
        session.exec(
            select(Meeting)
            .where(
                col(Meeting.workspace_id) == workspace_id,
                col(Meeting.starts_at) >= begins,
                col(Meeting.starts_at) < ends,
                *wanted,
            )
            .order_by(col(Meeting.starts_at), col(Meeting.id))
        )
    )


def meetings_planned_for(
    session: Session, *, workspace_id: int, begins: dt.date
) -> dict[tuple[str, dt.date], Meeting]:
    """Every meeting of a rhythm from a day on, by its rhythm and the day it was planned for."""
    found = session.exec(
        select(Meeting).where(
            col(Meeting.workspace_id) == workspace_id, col(Meeting.planned_for) >= begins
        )
    )
    return {(meeting.rhythm, meeting.planned_for): meeting for meeting in found}


def next_meeting(
    session: Session, *, workspace_id: int, rhythms: Collection[str], after: datetime
) -> Meeting | None:
    """The first of these that still takes place and has not begun."""
    return session.exec(
        select(Meeting)
        .where(
            col(Meeting.workspace_id) == workspace_id,
            col(Meeting.rhythm).in_(rhythms),
            col(Meeting.state) == MeetingState.PLANNED,
            col(Meeting.starts_at) > after,
        )
        .order_by(col(Meeting.starts_at))
        .limit(1)
    ).first()


def meeting_before(
    session: Session, *, workspace_id: int, rhythm: str, before: datetime
) -> Meeting | None:
    """The last one of a rhythm before a moment that was not cancelled."""
    return session.exec(
        select(Meeting)
        .where(
            col(Meeting.workspace_id) == workspace_id,
            col(Meeting.rhythm) == rhythm,
            col(Meeting.state) != MeetingState.CANCELLED,
            col(Meeting.starts_at) < before,
        )
        .order_by(col(Meeting.starts_at).desc())
        .limit(1)
    ).first()


def guests_of(session: Session, *, meeting_id: int) -> frozenset[int]:
    """Who was invited to a meeting, by person id."""
    found = session.exec(
        select(MeetingGuest.person_id).where(col(MeetingGuest.meeting_id) == meeting_id)
    )
    return frozenset(found)
