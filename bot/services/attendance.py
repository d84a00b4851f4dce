"""Who is invited to a meeting and who comes: asked, answered, told."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import meeting_ids as ids
from bot.messages.agenda_view import MeetingView
from bot.messages.invitation import invitation, recap
from bot.messages.invitation_view import InvitationView
from bot.policy.confidentiality import Viewer
from bot.policy.meetings import by_invitation, may_attend
from bot.profile.rhythms import Rhythm
from bot.services.agenda import meeting_view
from bot.services.agenda_lines import attendance_of
from bot.services.agenda_tellings import meeting_told
from bot.services.errors import MeetingOverError, NotInvitedError
from bot.services.meetings import rhythm_in_force
from bot.services.municipality import Municipality
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToChannel, ToPerson, parse_recipient
from storage import event_log
from storage.deliveries import last_sent
from storage.meeting_guests import guests_of, set_answer
from storage.meetings import find_meeting
from storage.notices import plan_notice, recipients_planned
from storage.people import people_by_id
from storage.tables import Meeting
from storage.vocabulary import Attending, MeetingState


def answer_invitation(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    meeting_id: int,
    answer: Attending,
    now: datetime,
) -> MeetingView:
    """Keep whether somebody comes; what stands about it elsewhere follows.

    :raises NotInvitedError: this meeting is not for them, or does not take place.
    :raises MeetingOverError: it has begun.
    """
    meeting, rhythm = open_to(session, here=here, viewer=viewer, meeting_id=meeting_id, now=now)
    about = meeting.id or 0
    if set_answer(session, meeting_id=about, person_id=viewer.person_id, answer=answer, now=now):
        event = event_log.record(
            session,
            workspace_id=here.workspace_id,
            subject_kind=ids.SUBJECT,
            subject_id=about,
            kind=ids.EVENT_ATTENDING,
            actor_id=viewer.person_id,
            now=now,
            facts={"answer": answer.value},
        )
        _plan_change(session, here, meeting, viewer, because=f"answer {event.id}", now=now)
    return meeting_view(meeting, rhythm, here=here)


def open_to(
    session: Session, *, here: Municipality, viewer: Viewer, meeting_id: int, now: datetime
) -> tuple[Meeting, Rhythm]:
    """A meeting to come, for somebody who may be there.

    :raises NotInvitedError: this meeting is not for them, or does not take place.
    :raises MeetingOverError: it has begun.
    """
    meeting = find_meeting(session, workspace_id=here.workspace_id, meeting_id=meeting_id)
    rhythm = rhythm_in_force(session, here=here, slug=meeting.rhythm) if meeting else None
    if meeting is None or rhythm is None or meeting.state is MeetingState.CANCELLED:
        raise NotInvitedError
    invited = viewer.person_id in guests_of(session, meeting_id=meeting_id)
    if not may_attend(rhythm.kind, viewer.roles, invited=invited, outsider=viewer.outsider):
        raise NotInvitedError
    if meeting.starts_at <= now:
        raise MeetingOverError
    return meeting, rhythm


def tell_invitation(occasion: Occasion) -> Telling | None:
    """The invitation; nothing once it has begun, is off, or is no longer for them."""
    found = meeting_told(occasion)
    if found is None:
        return None
    view = _invitation_view(occasion, *found)
    return Telling(invitation(view, occasion.here.words))


def tell_invitation_changed(occasion: Occasion) -> Telling | None:
    """The invitation as it is by now, in the place where it was sent; nothing before that."""
    standing = last_sent(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        kind=ids.NOTICE_INPUT,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
        recipient=occasion.notices[0].recipient,
    )
    told = tell_invitation(occasion) if standing is not None and standing.message_ts else None
    return None if told is None else Telling(told.message, replaces=standing)


def tell_recap(occasion: Occasion) -> Telling | None:
    """Whether there is something to record; nothing where minutes were made, or it was off."""
    here = occasion.here
    meeting = find_meeting(
        occasion.session, workspace_id=here.workspace_id, meeting_id=occasion.subject_id
    )
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    rhythm = rhythm_in_force(occasion.session, here=here, slug=meeting.rhythm)
    if rhythm is None or meeting.starts_at > occasion.now:
        return None
    return Telling(recap(meeting_view(meeting, rhythm, here=here), here.words))


def _invitation_view(occasion: Occasion, meeting: Meeting, rhythm: Rhythm) -> InvitationView:
    session, here = occasion.session, occasion.here
    recipient = parse_recipient(occasion.notices[0].recipient)
    answers = guests_of(session, meeting_id=meeting.id or 0)
    own = answers.get(recipient.person_id) if isinstance(recipient, ToPerson) else None
    called_by = ""
    if by_invitation(rhythm.kind) and meeting.called_by_id is not None:
        callers = {meeting.called_by_id}
        people = people_by_id(session, workspace_id=here.workspace_id, ids=callers)
        called_by = people[meeting.called_by_id].slack_user_id
    return InvitationView(
        meeting_view(meeting, rhythm, here=here),
        attendance_of(session, here=here, meeting=meeting, audience=occasion.audience),
        answer=own,
        theme=meeting.theme or "",
        question=meeting.question or "",
        called_by=called_by,
    )


def _plan_change(
    session: Session,
    here: Municipality,
    meeting: Meeting,
    viewer: Viewer,
    *,
    because: str,
    now: datetime,
) -> None:
    """In channels the count follows; in private only for who answered."""
    about: dict[str, Any] = {
        "workspace_id": here.workspace_id,
        "subject_kind": ids.SUBJECT,
        "subject_id": meeting.id or 0,
    }
    told = recipients_planned(session, **about, kind=ids.NOTICE_INPUT, occurrence=ids.ONCE)
    own = str(ToPerson(viewer.person_id))
    for recipient in sorted(told):
        if recipient == own or isinstance(parse_recipient(recipient), ToChannel):
            plan_notice(
                session,
                **about,
                kind=ids.NOTICE_INPUT_CHANGED,
                occurrence=because,
                recipient=recipient,
                due_at=now,
                now=now,
            )
