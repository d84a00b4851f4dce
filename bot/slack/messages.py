"""Reading one message: what it says now, that it is gone, or that it cannot be read.

And whether everybody can read along where it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.failures import code_of
from storage.documents import storable

_GONE = frozenset({"message_not_found", "thread_not_found"})
_CLOSED = frozenset(
    {
        "access_denied",
        "channel_not_found",
        "missing_scope",
        "no_permission",
        "not_in_channel",
        "team_access_not_granted",
    }
)
_SPOKEN = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""The subtypes of what people say; Slack writes others itself ("is lid geworden")."""

_BURIED = "tombstone"
"""What Slack leaves of a message under which people have replied."""

_BETWEEN = 2
"""A thread's first message may come along with the reply that was asked for."""


class UnreadableMessageError(Exception):
    """The bot may not read there; the text is Slack's code. Trying again does not help."""


@dataclass(frozen=True)
class SlackMessage:
    """A message as it stands.

    ``text`` is in Slack's own markup and escapes; ``author`` is the Slack user id of the
    person who said it, None where a bot or Slack itself did.
    """

    channel_id: str
    ts: str
    text: str
    author: str | None


def message_at(client: WebClient, channel_id: str, ts: str) -> SlackMessage | None:
    """The message with this ``ts``, also when it is a reply in a thread; None when it is gone.

    ``conversations.replies`` finds a reply by its own ``ts`` and then gives it alone
    (bolt-python issue 783); ``conversations.history`` holds no replies.

    :raises UnreadableMessageError: the bot may not read there.
    :raises SlackApiError: Slack stumbled, as may any of ``bot.slack.failures.NO_ANSWER``.
    """
    try:
        found = client.conversations_replies(
            channel=channel_id, ts=ts, oldest=ts, latest=ts, inclusive=True, limit=_BETWEEN
        )
    except SlackApiError as error:
        code = code_of(error)
        if code in _GONE:
            return None
        if code in _CLOSED:
            raise UnreadableMessageError(code) from error
        raise
    for message in found["messages"]:
        if message["ts"] == ts and message.get("subtype") != _BURIED:
            return _as_it_stands(channel_id, message)
    return None


def stands_open(client: WebClient, channel_id: str) -> bool:
    """Whether every colleague can read along; where the bot may not look, they cannot.

    :raises SlackApiError: Slack stumbled, as may any of ``bot.slack.failures.NO_ANSWER``.
    """
    try:
        place = client.conversations_info(channel=channel_id)["channel"]
    except SlackApiError as error:
        if code_of(error) in _CLOSED:
            return False
        raise
    return not any(place.get(kind) for kind in ("is_private", "is_im", "is_mpim"))


def _as_it_stands(channel_id: str, message: Mapping[str, Any]) -> SlackMessage:
    said = message.get("subtype") in _SPOKEN and not message.get("bot_id")
    return SlackMessage(
        channel_id=channel_id,
        ts=str(message["ts"]),
        text=storable(message.get("text") or ""),
        author=message.get("user") if said else None,
    )
