"""Messages to the bot: a direct message, or a mention in a channel."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from bot.messages.help import NOTICE_HELP, SUBJECT_INBOX
from bot.services.recipients import ToConversation
from bot.slack.desk import Desk
from handlers import interview_messages
from storage.notices import plan_notice
from storage.tables import InboxItem


def is_for_the_bot(event: Mapping[str, Any]) -> bool:
    """Whether a person says something to the bot in a direct message, changes it or takes it away.

    What is said in channels is not kept: it is not meant for the bot.
    """
    if event.get("channel_type") != "im":
        return False
    match event.get("subtype"):
        case None | interview_messages.FILES:
            return interview_messages.is_by_a_person(event)
        case interview_messages.CHANGED | interview_messages.DELETED:
            return interview_messages.is_followed(event)
    return False


def on_message(session: Session, desk: Desk, item: InboxItem) -> None:
    """Take it as an answer if something was asked; else say what the bot can do."""
    event = item.payload or {}
    if event.get("subtype") in {interview_messages.CHANGED, interview_messages.DELETED}:
        interview_messages.on_changed(session, desk, item, event)
        return
    thread_ts = event.get("thread_ts") or ""
    answers = event.get("channel_type") == "im" and not thread_ts
    if answers and interview_messages.on_said(session, desk, item, event):
        return
    if event.get("subtype") == interview_messages.FILES:
        return  # a file alone asks nothing
    _offer_help(session, desk, item, event, thread_ts)


def _offer_help(
    session: Session, desk: Desk, item: InboxItem, event: Mapping[str, Any], thread_ts: str
) -> None:
    """Answer with what the bot can do, where somebody spoke."""
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
