"""The next agenda, for whoever asks for it."""

from datetime import datetime

from sqlmodel import Session

from bot.messages.agenda import agenda
from bot.messages.agenda_items import agenda_for_colleague
from bot.messages.message import Message
from bot.policy.confidentiality import Audience, Viewer, oversees, permitted
from bot.policy.permissions import Act
from bot.services.agenda import Reader, agenda_view, meeting_view
from bot.services.agenda_items import rhythms_with_agenda
from bot.services.agenda_lines import item_lines
from bot.services.municipality import Municipality
from storage.agenda import open_agenda_items
from storage.meetings import next_meeting


def next_agenda(
    session: Session, *, here: Municipality, viewer: Viewer, audience: Audience, now: datetime
) -> Message:
    """All of it for who is at the table, in private; for others when it is and what they brought.

    Where others read along nobody's points are shown.
    """
    rhythms = {each.slug: each for each in rhythms_with_agenda(session, here=here)}
    meeting = next_meeting(
        session, workspace_id=here.workspace_id, rhythms=list(rhythms), after=now
    )
    if meeting is None:
        return agenda_for_colleague(None, (), here.words)
    rhythm, is_private = rhythms[meeting.rhythm], audience is Audience.PERSON
    if is_private and permitted(viewer, Act.READ_AGENDA):
        reader = Reader(audience, oversees(viewer))
        view = agenda_view(
            session, here=here, meeting=meeting, rhythm=rhythm, reader=reader, now=now
        )
        return agenda(view, here.words)
    items = open_agenda_items(session, workspace_id=here.workspace_id, rhythm=rhythm.slug)
    own = [each for each in items if is_private and each.brought_by_id == viewer.person_id]
    return agenda_for_colleague(
        meeting_view(meeting, rhythm, here=here),
        list(item_lines(session, own, here=here)),
        here.words,
    )
