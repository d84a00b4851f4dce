"""The agenda as it is told: to each at the table, and in the channel of the meeting."""

from bot.messages import meeting_ids as ids
from bot.messages.agenda import agenda, agenda_in_public
from bot.policy.confidentiality import Audience, Viewer, is_closed, oversees
from bot.policy.meetings import at_the_table, by_invitation
from bot.profile.rhythms import Rhythm
from bot.services.agenda import Reader, agenda_view
from bot.services.meetings import rhythm_in_force
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.deliveries import last_sent
from storage.meeting_guests import guests_of
from storage.meetings import find_meeting
from storage.people import roles_of
from storage.tables import Meeting
from storage.vocabulary import MeetingState, MunicipalRole


def tell_agenda(occasion: Occasion) -> Telling | None:
    """The agenda; nothing once the meeting has begun, is off, or is no longer theirs."""
    found = meeting_told(occasion)
    if found is None:
        return None
    meeting, rhythm = found
    view = agenda_view(
        occasion.session,
        here=occasion.here,
        meeting=meeting,
        rhythm=rhythm,
        reader=Reader(occasion.audience, _oversees(occasion)),
        now=occasion.now,
    )
    reads_it = is_closed(occasion.audience) or (
        view.is_open and occasion.audience is Audience.TEAM_CHANNEL
    )
    shown = agenda if reads_it else agenda_in_public
    return Telling(shown(view, occasion.here.words))


def tell_agenda_changed(occasion: Occasion) -> Telling | None:
    """The agenda as it is by now, in the place where it was sent; nothing before that."""
    standing = last_sent(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        kind=ids.NOTICE_AGENDA,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
        recipient=occasion.notices[0].recipient,
    )
    told = tell_agenda(occasion) if standing is not None and standing.message_ts else None
    return None if told is None else Telling(told.message, replaces=standing)


def meeting_told(occasion: Occasion) -> tuple[Meeting, Rhythm] | None:
    """The meeting that something is told for; None where that no longer makes sense."""
    here = occasion.here
    meeting = find_meeting(
        occasion.session, workspace_id=here.workspace_id, meeting_id=occasion.subject_id
    )
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    rhythm = rhythm_in_force(occasion.session, here=here, slug=meeting.rhythm)
    if rhythm is None or meeting.starts_at <= occasion.now:
        return None
    if not _is_theirs(occasion, rhythm, meeting):
        return None
    return meeting, rhythm


def _is_theirs(occasion: Occasion, rhythm: Rhythm, meeting: Meeting) -> bool:
    recipient = parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson):
        return True
    if by_invitation(rhythm.kind):
        return recipient.person_id in guests_of(occasion.session, meeting_id=meeting.id or 0)
    return not _roles(occasion).isdisjoint(at_the_table(rhythm.kind))


def _oversees(occasion: Occasion) -> bool:
    return oversees(Viewer(0, _roles(occasion)))


def _roles(occasion: Occasion) -> frozenset[MunicipalRole]:
    """The roles of who reads it; none for a channel."""
    recipient = parse_recipient(occasion.notices[0].recipient)
    if not isinstance(recipient, ToPerson):
        return frozenset()
    return roles_of(occasion.session, person_id=recipient.person_id)
