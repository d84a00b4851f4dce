"""Another moment for a meeting, or another fixed day: the agenda moves along, others hear it."""

import datetime as dt
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import calendar_ids as ids
from bot.messages import meeting_ids
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.profile.rhythms import Rhythm
from bot.services.errors import NotCoordinatorError, NotFoundError
from bot.services.meeting_calendar import by_rhythm
from bot.services.meeting_change_tellings import plan_moved
from bot.services.meetings import plan_meetings, rhythm_in_force
from bot.services.municipality import Municipality
from storage import event_log
from storage.meetings import find_meeting, lock_meeting
from storage.tables import Meeting
from storage.vocabulary import MeetingState


@dataclass(frozen=True)
class MeetingInput:
    """When a meeting is from now on."""

    starts_at: datetime
    minutes: int
    place: str = ""
    emphasis: str = ""


def changeable_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> tuple[Meeting, Rhythm]:
    """A meeting that this person wants to change, as it stands.

    :raises NotCoordinatorError: this person is no coordinator.
    :raises NotFoundError: there is none, it has begun, or the profile no longer has its rhythm.
    """
    demand_coordinator(viewer)
    meeting = find_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    return _current(session, here, meeting, now)


def change_meeting(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    meeting_id: int,
    wanted: MeetingInput,
    version: int,
    now: datetime,
) -> bool:
    """Let a meeting begin at another moment; one that was off takes place again.

    :returns: False when somebody changed it since that version: then nothing is written.
    """
    demand_coordinator(viewer)
    meeting = lock_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    meeting, rhythm = _current(session, here, meeting, now)
    if meeting.version != version:
        return False
    facts = _changes(
        starts_at=(meeting.starts_at.isoformat(), wanted.starts_at.astimezone(dt.UTC).isoformat()),
        minutes=(meeting.minutes, wanted.minutes),
        state=(meeting.state.value, MeetingState.PLANNED.value),
    )
    texts = _changes(
        place=(meeting.place, wanted.place or None),
        emphasis=(meeting.emphasis, wanted.emphasis or None),
    )
    if not facts and not texts:
        return True
    moves = bool(facts) or "place" in texts
    if "starts_at" in facts:
        meeting.because = None
    meeting.starts_at, meeting.minutes = wanted.starts_at, wanted.minutes
    meeting.place, meeting.emphasis = wanted.place or None, wanted.emphasis or None
    meeting.state, meeting.chosen = MeetingState.PLANNED, meeting.chosen or moves
    _kept(session, meeting, ids.EVENT_MOVED, viewer, now, facts=facts, texts=texts)
    plan_meetings(session, here=here, now=now)
    if moves:
        plan_moved(session, here=here, viewer=viewer, rhythm=rhythm, meeting=meeting, now=now)
    return True


def cancel_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> bool:
    """A meeting does not take place. :returns: False when it was off before."""
    return _switch(session, here, viewer, meeting_id, off=True, now=now)


def restore_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> bool:
    """It does after all. :returns: False when it was on already."""
    return _switch(session, here, viewer, meeting_id, off=False, now=now)


def demand_coordinator(viewer: Viewer) -> None:
    """Only the coordinator goes on. :raises NotCoordinatorError: for others."""
    if not permitted(viewer, Act.KEEP_MEETINGS):
        raise NotCoordinatorError


def _current(
    session: Session, here: Municipality, meeting: Meeting | None, now: datetime
) -> tuple[Meeting, Rhythm]:
    rhythm = rhythm_in_force(session, here=here, slug=meeting.rhythm) if meeting else None
    if meeting is None or rhythm is None or meeting.starts_at <= now:
        raise NotFoundError
    return meeting, rhythm


def _switch(
    session: Session,
    here: Municipality,
    viewer: Viewer,
    meeting_id: int,
    *,
    off: bool,
    now: datetime,
) -> bool:
    demand_coordinator(viewer)
    meeting = lock_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    meeting, rhythm = _current(session, here, meeting, now)
    if (meeting.state is MeetingState.CANCELLED) is off:
        return False
    before = meeting.state
    meeting.state = MeetingState.CANCELLED if off else MeetingState.PLANNED
    meeting.chosen = True if off else _strays(meeting, rhythm, here)
    kind = ids.EVENT_CANCELLED if off else ids.EVENT_RESTORED
    facts = _changes(state=(before.value, meeting.state.value))
    _kept(session, meeting, kind, viewer, now, facts=facts, texts={})
    plan_meetings(session, here=here, now=now)
    plan_moved(session, here=here, viewer=viewer, rhythm=rhythm, meeting=meeting, now=now)
    return True


def _strays(meeting: Meeting, rhythm: Rhythm, here: Municipality) -> bool:
    """Whether it is at another moment than its rhythm says."""
    occurrence = by_rhythm(rhythm, meeting.planned_for, here=here)
    return occurrence is None or (
        meeting.starts_at,
        meeting.minutes,
        meeting.place,
    ) != (occurrence.begins(here.zone), occurrence.timing.minutes, occurrence.timing.place)


def _kept(
    session: Session,
    meeting: Meeting,
    kind: str,
    viewer: Viewer,
    now: datetime,
    *,
    facts: dict[str, Any],
    texts: dict[str, Any],
) -> None:
    meeting.version, meeting.updated_at = meeting.version + 1, now
    session.add(meeting)
    session.flush()
    event_log.record(
        session,
        workspace_id=meeting.workspace_id,
        subject_kind=meeting_ids.SUBJECT,
        subject_id=meeting.id or 0,
        kind=kind,
        actor_id=viewer.person_id,
        now=now,
        facts={"version": meeting.version, **facts},
        texts=texts or None,
    )


def _changes(**pairs: tuple[Any, Any]) -> dict[str, Any]:
    return {name: [a, b] for name, (a, b) in pairs.items() if a != b}
