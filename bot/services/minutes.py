"""The minutes of a meeting: what was decided, discussed and agreed, told to who sat there."""

from datetime import datetime

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages.meeting_view import Minutes, PointView
from bot.messages.minutes import minutes_counted, minutes_told
from bot.policy.confidentiality import NOBODY_YET, Viewer, is_closed, oversees
from bot.policy.minutes import may_conclude
from bot.services.action_views import agreed_in
from bot.services.errors import NoMeetingError
from bot.services.held_meetings import (
    channel_of,
    held_meeting,
    is_at_table,
    label_of,
    people_at_table,
)
from bot.services.meeting_points import outcomes_of, points_of
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToChannel, ToPerson, parse_recipient
from storage import event_log
from storage.deliveries import last_sent
from storage.meetings import find_meeting, lock_meeting
from storage.notices import plan_notice
from storage.people import roles_of
from storage.tables import Meeting
from storage.vocabulary import AgendaState, MeetingState


def minutes_of(
    session: Session, *, here: Municipality, viewer: Viewer, meeting: Meeting, now: datetime
) -> Minutes:
    """What came of it, as far as somebody may know."""
    points = points_of(session, here=here, viewer=viewer, meeting=meeting, now=now)
    shown = {(each.subject_kind, each.subject_id) for each in points}
    unseen = {
        subject: outcome
        for subject, outcome in outcomes_of(session, here=here, meeting=meeting).items()
        if subject not in shown
    }
    if oversees(viewer):  # it left the agenda; what was decided about it still stands
        points += [
            PointView(*subject, "", state=state, outcome=text)
            for subject, (state, text) in unseen.items()
        ]
        unseen = {}
    zone = here.zone
    return Minutes(
        meeting_id=meeting.id or 0,
        label=label_of(session, here=here, meeting=meeting),
        day=meeting.starts_at.astimezone(zone).date(),
        decided=_which(points, AgendaState.DECIDED),
        discussed=_which(points, AgendaState.DISCUSSED),
        no_action=_which(points, AgendaState.NO_ACTION),
        agreed=agreed_in(
            session,
            here=here,
            meeting_id=meeting.id or 0,
            today=now.astimezone(zone).date(),
        ),
        left=len(_which(points, AgendaState.OPEN)),
        hidden=len(unseen),
        again=meeting.state is MeetingState.HELD,
        channel=channel_of(session, here=here, meeting=meeting),
    )


def concludable(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> Meeting:
    """A meeting of which this person may make the minutes.

    :raises NoMeetingError: there is none, or it is still to come.
    :raises NotAtTableError: it is not theirs.
    """
    meeting = held_meeting(session, here=here, viewer=viewer, meeting_id=meeting_id)
    day, today = (each.astimezone(here.zone).date() for each in (meeting.starts_at, now))
    if not may_conclude(day, today):
        raise NoMeetingError
    return meeting


def make_minutes(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> None:
    """The meeting was held; who sat there gets the minutes, in place of earlier ones."""
    concludable(session, here=here, viewer=viewer, meeting_id=meeting_id, now=now)
    meeting = lock_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    if meeting is None:
        raise NoMeetingError
    before, meeting.state = meeting.state, MeetingState.HELD
    meeting.version += 1
    meeting.updated_at = now
    session.add(meeting)
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=meeting_id,
        kind=ids.EVENT_MINUTES,
        actor_id=viewer.person_id,
        now=now,
        facts={"version": meeting.version, "state": [before.value, meeting.state.value]},
    )
    channel = channel_of(session, here=here, meeting=meeting)
    people = people_at_table(session, here=here, meeting=meeting)
    recipients = [
        *([str(ToChannel(channel))] if channel else []),
        *(str(ToPerson(p)) for p in people),
    ]
    for recipient in recipients:
        plan_notice(
            session,
            workspace_id=here.workspace_id,
            kind=ids.NOTICE_MINUTES,
            subject_kind=ids.SUBJECT,
            subject_id=meeting_id,
            occurrence=f"version {meeting.version}",
            recipient=recipient,
            due_at=now,
            now=now,
        )


def tell_minutes(occasion: Occasion) -> Telling | None:
    """To who sat there, in full; in a closed channel what every colleague may read.

    An open channel gets how much there was, in one line. Made anew, it takes the place of
    what stands there.
    """
    session, here = occasion.session, occasion.here
    meeting = find_meeting(session, workspace_id=here.workspace_id, meeting_id=occasion.subject_id)
    if meeting is None or meeting.state is not MeetingState.HELD:
        return None
    recipient = parse_recipient(occasion.notices[0].recipient)
    viewer = Viewer(NOBODY_YET)
    if isinstance(recipient, ToPerson):
        roles = roles_of(session, person_id=recipient.person_id)
        viewer = Viewer(recipient.person_id, roles)
        if not is_at_table(session, here=here, viewer=viewer, meeting=meeting):
            return None
    found = minutes_of(session, here=here, viewer=viewer, meeting=meeting, now=occasion.now)
    in_full = is_closed(occasion.audience)
    message = minutes_told(found, here.words) if in_full else minutes_counted(found, here.words)
    standing = last_sent(
        session,
        workspace_id=here.workspace_id,
        kind=ids.NOTICE_MINUTES,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
        recipient=occasion.notices[0].recipient,
    )
    if standing is not None and not standing.message_ts:
        return None  # a coordinator said that it stands there; nobody knows which message it is
    return Telling(message, replaces=standing)


def _which(points: list[PointView], state: AgendaState) -> tuple[PointView, ...]:
    return tuple(each for each in points if each.state is state)
