"""What is told in a talk, as it is at the moment of telling."""

from bot.messages import conversation_ids as ids
from bot.messages.conversation_ends import elsewhere, ended, past, stays
from bot.messages.conversation_view import About, Ended, Question
from bot.policy.confidentiality import Viewer
from bot.services.conversation_ending import expire
from bot.services.conversation_facts import subject_of
from bot.services.conversation_shown import how_it_ended, shown
from bot.services.conversation_talk import Scene, Talk, place_of
from bot.services.conversation_turns import occurrence_of, plan_expiry_at
from bot.services.occasion import Occasion, Telling
from storage.conversations import find_conversation
from storage.deliveries import perhaps_there
from storage.people import roles_of
from storage.tables import Delivery
from storage.vocabulary import ConversationState, DeliveryState


def tell_turn(occasion: Occasion) -> Telling | None:
    """The message of this turn; nothing once another turn has come."""
    talk = _found(occasion)
    if talk is None or occasion.notices[0].occurrence != occurrence_of(talk.conversation.turn):
        return None
    return Telling(shown(talk, occasion.audience))


def tell_changed(occasion: Occasion) -> Telling | None:
    """The same message with what it says by now, in its place where it is known."""
    talk = _found(occasion)
    if talk is None:
        return None
    conversation = talk.conversation
    turn = occurrence_of(conversation.turn)
    if occasion.notices[0].occurrence != f"{turn} revision {conversation.revision}":
        return None
    return Telling(shown(talk, occasion.audience), replaces=_standing(occasion, turn))


def tell_past(occasion: Occasion) -> Telling | None:
    """In place of a message whose buttons are of no use any more."""
    talk = _found(occasion)
    if talk is None:
        return None
    standing = _standing(occasion, occasion.notices[0].occurrence)
    if standing is None:
        return None  # nobody knows where it stands; its buttons do no harm
    if talk.conversation.state is ConversationState.SAVED:
        return Telling(how_it_ended(talk), replaces=standing)
    return Telling(past("moved_on", occasion.here.words), replaces=standing)


def tell_expired(occasion: Occasion) -> Telling | None:
    """That nobody waits any longer; nothing once it ended, and not yet if it went on."""
    talk = _found(occasion)
    if talk is None or not talk.is_live or talk.question is None:
        return None
    if talk.conversation.expires_at > occasion.now:
        plan_expiry_at(occasion.session, talk.conversation, now=occasion.now)
        return None
    about, title, asked = talk.about, talk.draft.name, talk.question
    number, _ = subject_of(talk)
    expire(talk)
    if about is None or asked is Question.MEANT:
        return None
    return Telling(ended(Ended(about, "expired", number, title=title), occasion.here.words))


def tell_stays(occasion: Occasion) -> Telling | None:
    """That what came of a message stays, though the message is gone."""
    talk = _found(occasion)
    if talk is None or talk.about not in {About.TRAJECTORY, About.LESSON}:
        return None
    number, title = subject_of(talk)
    if not number:
        return None
    end = Ended(talk.about, "stays", number, talk.conversation.subject_id or 0, title)
    return Telling(stays(end, occasion.here.words))


def tell_elsewhere(occasion: Occasion) -> Telling:
    """Where outsiders read along: it goes on in private."""
    return Telling(elsewhere(occasion.here.words))


def _found(occasion: Occasion) -> Talk | None:
    session, here = occasion.session, occasion.here
    conversation = find_conversation(
        session,
        workspace_id=here.workspace_id,
        conversation_id=occasion.subject_id,
        lock=True,
    )
    if conversation is None:
        return None
    roles = roles_of(session, person_id=conversation.person_id)
    viewer = Viewer(conversation.person_id, roles, conversation.outsider)
    scene = Scene(session, here, viewer, place_of(conversation), occasion.now)
    return Talk(scene, conversation)


def _standing(occasion: Occasion, turn: str) -> Delivery | None:
    """The message of a turn, where it is known which one that is."""
    messages = perhaps_there(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=occasion.subject_id,
        occurrences=[turn],
    )
    known = [each for each in messages if each.state is DeliveryState.SENT and each.message_ts]
    return known[0] if known else None
