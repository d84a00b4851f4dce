"""Which meeting is kept, by whom, and what it is called."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.policy.confidentiality import Viewer
from bot.policy.meetings import MEETINGS, at_the_table
from bot.policy.minutes import may_hold, sits_at_table
from bot.profile.rhythms import Rhythm
from bot.services.errors import NoMeetingError, NotAtTableError
from bot.services.meetings import rhythm_in_force, rhythms_in_force
from bot.services.municipality import Municipality
from storage.meetings import find_meeting, guests_of, meetings_between
from storage.people import people_with_role
from storage.tables import Meeting
from storage.vocabulary import MeetingState

_LONG_AGO = timedelta(days=400)


def meeting_at_hand(
    session: Session, *, here: Municipality, viewer: Viewer, now: datetime
) -> Meeting:
    """The one of today, else the latest; else the next, among those where somebody sits.

    :raises NoMeetingError: there is none.
    :raises NotAtTableError: there are, but it is not theirs.
    """
    rhythms = [each for each in rhythms_in_force(session, here=here) if each.kind in MEETINGS]
    found = [
        each
        for each in meetings_between(
            session,
            workspace_id=here.workspace_id,
            begins=now - _LONG_AGO,
            ends=now + _LONG_AGO,
            rhythms=[each.slug for each in rhythms],
        )
        if each.state is not MeetingState.CANCELLED
    ]
    if not found:
        raise NoMeetingError
    today = now.astimezone(here.zone).date()
    coming = [each for each in found if _day(each, here) > today]
    begun = found[: len(found) - len(coming)]
    for each in (*begun[::-1], *coming):
        if _may_hold(session, here, viewer, each):
            return each
    raise NotAtTableError


def held_meeting(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int
) -> Meeting:
    """One of them. :raises NoMeetingError: there is none. :raises NotAtTableError: not theirs."""
    meeting = find_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    if meeting is None or meeting.state is MeetingState.CANCELLED:
        raise NoMeetingError
    if not _may_hold(session, here, viewer, meeting):
        raise NotAtTableError
    return meeting


def is_at_table(session: Session, *, here: Municipality, viewer: Viewer, meeting: Meeting) -> bool:
    """Whether it is this person's meeting, so that they get its minutes."""
    guests = guests_of(session, meeting_id=meeting.id or 0)
    return sits_at_table(viewer, _kind(session, here, meeting), guests)


def label_of(session: Session, *, here: Municipality, meeting: Meeting) -> str:
    """What the meeting is called."""
    rhythm = _rhythm(session, here, meeting)
    return rhythm.label if rhythm else meeting.rhythm


def channel_of(session: Session, *, here: Municipality, meeting: Meeting) -> str | None:
    """The channel of its kind, by name."""
    rhythm = _rhythm(session, here, meeting)
    return rhythm.channel if rhythm else None


def people_at_table(session: Session, *, here: Municipality, meeting: Meeting) -> list[int]:
    """Whose meeting it is, by person id: who has a role there, and who was invited."""
    found = {
        person.id or 0
        for role in at_the_table(_kind(session, here, meeting))
        for person in people_with_role(session, workspace_id=here.workspace_id, role=role)
    }
    return sorted(found | guests_of(session, meeting_id=meeting.id or 0))


def _may_hold(session: Session, here: Municipality, viewer: Viewer, meeting: Meeting) -> bool:
    guests = guests_of(session, meeting_id=meeting.id or 0)
    return may_hold(viewer, _kind(session, here, meeting), guests)


def _kind(session: Session, here: Municipality, meeting: Meeting) -> str:
    rhythm = _rhythm(session, here, meeting)
    return rhythm.kind if rhythm else ""


def _rhythm(session: Session, here: Municipality, meeting: Meeting) -> Rhythm | None:
    return rhythm_in_force(session, here=here, slug=meeting.rhythm)


def _day(meeting: Meeting, here: Municipality) -> date:
    return meeting.starts_at.astimezone(here.zone).date()
