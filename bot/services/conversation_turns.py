"""The turns of a talk: each message of ours once, through the ledger."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.messages import conversation_ids as ids
from bot.messages.conversation_view import Lead
from bot.services.conversation_talk import Talk, place_of
from bot.services.recipients import Recipient, ToConversation, ToPerson
from storage import conversations
from storage.notices import plan_notice
from storage.tables import Conversation
from storage.vocabulary import ConversationState


def ask_next(talk: Talk, lead: Lead) -> None:
    """Ask the first thing that is not known yet; when everything is, whether it is right."""
    talk.conversation.question = talk.next_question.value
    say(talk, lead)


def say(talk: Talk, lead: Lead) -> None:
    """A new message of ours: what the talk has come to now."""
    conversation = talk.conversation
    conversation.turn += 1
    _change(talk, lead)
    _plan(talk, ids.NOTICE_TURN, occurrence_of(conversation.turn))
    if talk.is_live:
        _plan_expiry(talk)


def say_anew(talk: Talk, lead: Lead) -> None:
    """What the newest message of ours says is different now: it is replaced where it stands."""
    _change(talk, lead)
    conversation = talk.conversation
    occurrence = f"{occurrence_of(conversation.turn)} revision {conversation.revision}"
    _plan(talk, ids.NOTICE_CHANGED, occurrence)
    if talk.is_live:
        _plan_expiry(talk)


def settle_shown(talk: Talk, turn: int) -> None:
    """Take the buttons from a message of ours that is past."""
    if turn > 0:
        _plan(talk, ids.NOTICE_PAST, occurrence_of(turn))


def end(talk: Talk, state: ConversationState) -> None:
    """Come to an end; nothing that was typed stays."""
    talk.conversation.state = state
    talk.conversation.question = None
    conversations.blank(talk.session, talk.conversation)
    _touch(talk)


def occurrence_of(turn: int) -> str:
    """Under which name a turn is told once."""
    return f"turn {turn}"


def turn_in(occurrence: str) -> int:
    """Which turn it was."""
    return int(occurrence.split()[1])


def recipient_of(conversation: Conversation) -> Recipient:
    """Who is told: where the talk is held, or in private where nothing can stand there."""
    place = place_of(conversation)
    if place.by_command or (place.is_direct and not place.thread_ts):
        return ToPerson(conversation.person_id)
    return ToConversation(place.channel_id, place.thread_ts)


def plan_expiry_at(session: Session, conversation: Conversation, *, now: datetime) -> None:
    """Plan to tell that nobody waits any longer."""
    plan_notice(
        session,
        workspace_id=conversation.workspace_id,
        kind=ids.NOTICE_EXPIRED,
        subject_kind=ids.SUBJECT,
        subject_id=conversation.id or 0,
        occurrence=conversation.expires_at.isoformat(),
        recipient=str(recipient_of(conversation)),
        due_at=conversation.expires_at,
        now=now,
    )


def plan_stays(talk: Talk, message_ts: str) -> None:
    """Tell in private that what came of a message stays, though the message is gone."""
    plan_notice(
        talk.session,
        workspace_id=talk.conversation.workspace_id,
        kind=ids.NOTICE_STAYS,
        subject_kind=ids.SUBJECT,
        subject_id=talk.conversation.id or 0,
        occurrence=f"without {message_ts}",
        recipient=str(ToPerson(talk.conversation.person_id)),
        due_at=talk.scene.now,
        now=talk.scene.now,
    )


def _plan_expiry(talk: Talk) -> None:
    """Once, at the first turn: it plans itself anew when something was said meanwhile."""
    conversation = talk.conversation
    is_first = conversation.expires_at <= conversation.started_at
    days = talk.here.profile.conversation.expires_after_days
    conversation.expires_at = talk.scene.now + timedelta(days=days)
    talk.session.add(conversation)
    talk.session.flush()
    if is_first:
        plan_expiry_at(talk.session, conversation, now=talk.scene.now)


def _change(talk: Talk, lead: Lead) -> None:
    talk.conversation.lead = lead.dump()
    _touch(talk)


def _touch(talk: Talk) -> None:
    conversation = talk.conversation
    conversation.revision += 1
    conversation.updated_at = talk.scene.now
    talk.session.add(conversation)
    talk.session.flush()


def _plan(talk: Talk, kind: str, occurrence: str) -> None:
    """Through the ledger; what a command is answered with is shown by who asks for it."""
    conversation = talk.conversation
    if conversation.by_command:
        return
    plan_notice(
        talk.session,
        workspace_id=conversation.workspace_id,
        kind=kind,
        subject_kind=ids.SUBJECT,
        subject_id=conversation.id or 0,
        occurrence=occurrence,
        recipient=str(recipient_of(conversation)),
        due_at=talk.scene.now,
        now=talk.scene.now,
    )
