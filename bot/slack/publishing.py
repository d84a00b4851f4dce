"""Bringing a Home tab to Slack. Doing it twice changes nothing."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.failures import NO_ANSWER
from bot.slack.posting import Refused, TryLater, Unanswered, judge


def publish_home(
    client: WebClient, *, slack_user_id: str, view: Mapping[str, Any]
) -> Refused | TryLater | Unanswered | None:
    """Publish once. :returns: what went wrong, or None when it stands there."""
    try:
        client.views_publish(user_id=slack_user_id, view=dict(view))
    except SlackApiError as error:
        return judge(error)
    except NO_ANSWER as error:
        return Unanswered(type(error).__name__)
    return None


def hash_of(view: Mapping[str, Any]) -> str:
    """The same for the same contents, to see that nothing changed."""
    return hashlib.sha256(json.dumps(view, sort_keys=True).encode()).hexdigest()
