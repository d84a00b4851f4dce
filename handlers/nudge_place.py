"""Answering a nudge in the message where it stands, also after a form."""

from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages.bundle import in_its_part
from bot.messages.message import Message
from bot.slack.failures import NO_ANSWER
from handlers.interaction import Body

log = structlog.get_logger()

Where = list[str]
"""A channel, the ``ts`` of a message in it, and the block that was pressed."""

WHERE = "where"
"""What a form that was opened from a message remembers of it."""


def where_of(body: Body) -> Where | None:
    """Where a button was pressed; None in a modal or in what one person alone sees."""
    container = body.get("container") or {}
    if container.get("type") != "message" or container.get("is_ephemeral"):
        return None
    block = str(body["actions"][0].get("block_id") or "")
    return [str(container.get("channel_id")), str(container.get("message_ts")), block]


def put_in_place(client: WebClient, where: Where | None, message: Message) -> None:
    """Let the answer take the place of the question; its buttons are guarded where it cannot."""
    if where is None:
        return
    channel, ts, block = where
    try:
        standing = _standing(client, channel, ts)
        if standing is None:
            return
        body = {"actions": [{"block_id": block}], "message": standing}
        blocks = in_its_part(body, message.blocks)
        client.chat_update(channel=channel, ts=ts, text=message.text, blocks=blocks)
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("an answered nudge could not be shown", error=type(error).__name__)


def _standing(client: WebClient, channel: str, ts: str) -> dict[str, Any] | None:
    """The message as it stands now: other parts of it may have been answered since."""
    found = client.conversations_history(
        channel=channel, latest=ts, oldest=ts, inclusive=True, limit=1
    )
    messages: list[dict[str, Any]] = found.get("messages") or []
    return next((each for each in messages if each.get("ts") == ts), None)
