"""Where a message stands: its conversation, and whether it was said to the bot."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from bot.services.conversation_talk import Place
from bot.services.municipality import Municipality
from handlers import interview_messages
from storage.conversations import is_heard, was_heard

Event = Mapping[str, Any]

BOT = "vaandel_bot_user"
"""Under this name an event that is kept says who the bot is."""

_JUST_BEFORE = 10.0
"""Seconds: somebody who goes on typing under what they said themselves."""

_CHANGES = frozenset({interview_messages.CHANGED, interview_messages.DELETED})
_SAID = frozenset({None, interview_messages.FILES, "thread_broadcast"})
_CHANNELS = frozenset({"channel", "group"})


def is_change(event: Event) -> bool:
    """Whether a message was changed or taken away."""
    return event.get("subtype") in _CHANGES


def message_in(event: Event) -> Event:
    """The message that an event is about; of one that was changed, as it was."""
    return event["previous_message"] if is_change(event) else event


def place_of(event: Event) -> Place:
    """Where a message stands: in a channel the thread under it, or that it is in.

    In a direct message, what starts a thread is no part of it.
    """
    message = message_in(event)
    channel, ts, thread = event.get("channel"), message.get("ts"), message.get("thread_ts")
    place = Place(str(channel))
    if place.is_direct:
        return Place(str(channel), str(thread) if thread and thread != ts else "")
    return Place(str(channel), str(thread or ts or ""))


def may_be_for_the_bot(event: Event) -> bool:
    """Whether a person says something, changes it or takes it away, where the bot may hear it.

    Of channels only threads are of interest, and what was said there to the bot.
    """
    direct = event.get("channel_type") == "im"
    if not direct and event.get("channel_type") not in _CHANNELS:
        return False
    if is_change(event):
        return interview_messages.is_followed(event)
    if event.get("subtype") not in _SAID or not interview_messages.is_by_a_person(event):
        return False
    return direct or bool(event.get("thread_ts"))


def follows_at_once(event: Event) -> bool:
    """Whether it is said in a thread of a channel that was begun just before."""
    thread = event.get("thread_ts")
    if is_change(event) or event.get("channel_type") == "im" or not thread:
        return False
    return float(event["ts"]) - float(thread) < _JUST_BEFORE


def is_for_the_bot(session: Session, here: Municipality, event: Event, bot: str) -> bool:
    """Whether a message in a channel belongs to a talk of this very person with the bot.

    Everything else that is said in channels is not kept. What mentions the bot comes a second
    time, as a mention.
    """
    if event.get("channel_type") == "im":
        return True
    place, message = place_of(event), message_in(event)
    user = str(message["user"])
    if is_change(event):
        return was_heard(
            session,
            workspace_id=here.workspace_id,
            slack_user_id=user,
            channel_id=place.channel_id,
            message_ts=str(message["ts"]),
        )
    if bot and f"<@{bot}>" in str(event.get("text")):
        return False
    return is_heard(
        session,
        workspace_id=here.workspace_id,
        slack_user_id=user,
        channel_id=place.channel_id,
        thread_ts=place.thread_ts,
    )
