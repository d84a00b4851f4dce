"""Messages to the bot: a direct message, or a mention in a channel."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from bot.messages.help import NOTICE_HELP, SUBJECT_INBOX
from bot.services.recipients import ToConversation
from bot.slack.desk import Desk
from storage.notices import plan_notice
from storage.tables import InboxItem


def is_for_the_bot(event: Mapping[str, Any]) -> bool:
    """Whether a message is a person speaking to the bot in a direct message.

    What is said in channels is not kept: it is not meant for the bot.
    """
    return (
        event.get("channel_type") == "im"
        and "subtype" not in event
        and "bot_id" not in event
        and bool(event.get("user"))
    )


def on_message(session: Session, desk: Desk, item: InboxItem) -> None:
    """Answer with what the bot can do, where somebody spoke."""
    event = item.payload or {}
    thread_ts = event.get("thread_ts") or ""
    if event.get("type") == "app_mention":
        thread_ts = thread_ts or event.get("ts") or ""
    now = desk.clock.now()
    plan_notice(
        session,
        workspace_id=item.workspace_id,
        kind=NOTICE_HELP,
        subject_kind=SUBJECT_INBOX,
        subject_id=item.id or 0,
        occurrence="answer",
        recipient=str(ToConversation(str(event.get("channel")), thread_ts)),
        due_at=now,
        now=now,
    )
