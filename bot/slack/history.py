"""Reading back whether a message stands in Slack."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.posting import METADATA_EVENT, METADATA_TOKEN
from storage.tables import Delivery

PAGE_SIZE = 15
"""What Slack allows distributed apps at most in one page."""

CLOCK_SKEW = timedelta(minutes=5)
"""How far our clock may be ahead of Slack's."""


_PASSING = frozenset(
    {"fatal_error", "internal_error", "ratelimited", "request_timeout", "service_unavailable"}
)
_SERVER_ERROR = 500


class UnreadableHistoryError(Exception):
    """The history could not be read to its end: nobody knows.

    :ivar passing: whether it may well be readable a little later.
    """

    def __init__(self, reason: str, *, passing: bool) -> None:
        super().__init__(reason)
        self.passing = passing


def find_message(client: WebClient, delivery: Delivery) -> str | None:
    """The ``ts`` under which a delivery stands, or None when it certainly is not there.

    Threads are read through ``conversations.replies``: replies are not in the history.

    :raises UnreadableHistoryError: it could not be read.
    """
    try:
        for message in _messages(client, delivery):
            if _token_of(message) == delivery.token:
                return str(message["ts"])
    except SlackApiError as error:
        raise _unreadable(error) from error
    except NO_ANSWER as error:
        raise UnreadableHistoryError(type(error).__name__, passing=True) from error
    return None


def _unreadable(error: SlackApiError) -> UnreadableHistoryError:
    code, status = code_of(error), getattr(error.response, "status_code", 0)
    passing = not code or code in _PASSING or status >= _SERVER_ERROR
    return UnreadableHistoryError(code or f"http {status}", passing=passing)


def _messages(client: WebClient, delivery: Delivery) -> Iterator[dict[str, Any]]:
    cursor: str | None = None
    while True:
        page = _page(client, delivery, cursor)
        yield from page["messages"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return


def _page(client: WebClient, delivery: Delivery, cursor: str | None) -> Any:
    window: dict[str, Any] = {
        "channel": delivery.channel_id or "",
        "oldest": _oldest(delivery.claimed_at),
        "include_all_metadata": True,
        "limit": PAGE_SIZE,
        "cursor": cursor,
    }
    if delivery.thread_ts:
        return client.conversations_replies(ts=delivery.thread_ts, **window)
    return client.conversations_history(**window)


def _oldest(claimed_at: datetime) -> str:
    return f"{(claimed_at - CLOCK_SKEW).timestamp():.6f}"


def _token_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != METADATA_EVENT:
        return None
    return (metadata.get("event_payload") or {}).get(METADATA_TOKEN)
