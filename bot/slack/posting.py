"""Bringing one delivery to Slack, and saying exactly what came of it."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.failures import NO_ANSWER, code_of
from storage.tables import Delivery
from storage.vocabulary import DeliveryMethod

METADATA_EVENT = "vaandel_delivery"
METADATA_TOKEN = "delivery"  # noqa: S105  -- a key, not a secret

_RATE_LIMITED = 429
_SERVER_ERROR = 500
_DEFAULT_RETRY_SECONDS = 30.0
_NO_ACCESS = frozenset(
    {
        "account_inactive",
        "ekm_access_denied",
        "invalid_auth",
        "missing_scope",
        "not_authed",
        "org_login_required",
        "token_expired",
        "token_revoked",
    }
)
"""Nothing at all can be posted, also no word to the coordinator: wait until it is mended."""

_PERHAPS_DONE = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)


@dataclass(frozen=True)
class Arrived:
    """It stands in Slack under this ``ts``."""

    ts: str


@dataclass(frozen=True)
class Refused:
    """Slack said no; nothing was posted."""

    error: str


@dataclass(frozen=True)
class TryLater:
    """Nothing was posted; it may be tried again after this many seconds of real time."""

    seconds: float
    error: str = "ratelimited"


@dataclass(frozen=True)
class Unanswered:
    """Nobody knows whether it was posted."""

    error: str


Outcome = Arrived | Refused | TryLater | Unanswered


def send(client: WebClient, delivery: Delivery) -> Outcome:
    """Post or update the message of a delivery, once."""
    try:
        return _call(client, delivery)
    except SlackApiError as error:
        return judge(error)
    except NO_ANSWER as error:
        return Unanswered(type(error).__name__)


def _call(client: WebClient, delivery: Delivery) -> Outcome:
    payload = delivery.payload or {}
    metadata = {
        "event_type": METADATA_EVENT,
        "event_payload": {METADATA_TOKEN: delivery.token},
    }
    channel = delivery.channel_id or ""
    if delivery.method is DeliveryMethod.UPDATE:
        answer = client.chat_update(
            channel=channel, ts=delivery.message_ts or "", metadata=metadata, **payload
        )
    else:
        answer = client.chat_postMessage(
            channel=channel,
            thread_ts=delivery.thread_ts or None,
            metadata=metadata,
            unfurl_links=False,
            unfurl_media=False,
            **payload,
        )
    return Arrived(str(answer["ts"]))


def judge(error: SlackApiError) -> Refused | TryLater | Unanswered:
    """What Slack's answer says of a request: was it done, and may it be tried again?"""
    response = error.response
    status = getattr(response, "status_code", 0)
    code = code_of(error)
    if status == _RATE_LIMITED or code in {"ratelimited", "rate_limited"}:
        headers = {name.lower(): value for name, value in (response.headers or {}).items()}
        return TryLater(float(headers.get("retry-after", _DEFAULT_RETRY_SECONDS)))
    if code in _NO_ACCESS:
        return TryLater(_DEFAULT_RETRY_SECONDS, code)
    if status >= _SERVER_ERROR or not code or code in _PERHAPS_DONE:
        return Unanswered(code or f"http {status}")
    return Refused(code)
