"""That a message is ready, as it is told."""

from bot.messages.communication import message_ready
from bot.messages.communication_text import text_for
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.communication_notices import occurrence_of, readers_of
from bot.services.communication_text import text_facts
from bot.services.communications import views_of
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.communications import find_message
from storage.people import roles_of
from storage.vocabulary import MessageState


def tell_ready(occasion: Occasion) -> Telling | None:
    """It is ready; nothing once it was sent, dropped or moved, or is somebody else's.

    Who keeps the plan opens it; whoever else writes it reads the text there, without names:
    those are asked of Slack, which cannot be done here.
    """
    here, notice = occasion.here, occasion.notices[0]
    stored = find_message(
        occasion.session, workspace_id=here.workspace_id, message_id=occasion.subject_id
    )
    recipient = parse_recipient(notice.recipient)
    if stored is None or stored.state is not MessageState.PLANNED:
        return None
    if notice.occurrence != occurrence_of(stored) or not isinstance(recipient, ToPerson):
        return None
    if recipient.person_id not in readers_of(occasion.session, stored, here=here):
        return None
    view = views_of(occasion.session, [stored], here=here)[0]
    viewer = Viewer(recipient.person_id, roles_of(occasion.session, person_id=recipient.person_id))
    if permitted(viewer, Act.KEEP_OUTREACH):
        return Telling(message_ready(view, here.words))
    facts = text_facts(occasion.session, stored, here=here, now=occasion.now)
    text = view.draft or text_for(view.kind, facts, {}, here.words)
    return Telling(message_ready(view, here.words, text=text))
