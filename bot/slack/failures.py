"""How a call to Slack can fail: with a code, or without any answer."""

import http.client

from slack_sdk.errors import SlackApiError, SlackRequestError

NO_ANSWER = (OSError, http.client.HTTPException, SlackRequestError)
"""What the official client raises when nobody knows whether something was done."""

EXPIRED_TRIGGER = "expired_trigger_id"


def code_of(error: BaseException) -> str:
    """Slack's own code for a refusal; empty when it gave none."""
    if not isinstance(error, SlackApiError) or not hasattr(error.response, "get"):
        return ""
    return str(error.response.get("error") or "")
