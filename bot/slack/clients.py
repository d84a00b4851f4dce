"""Clients of Slack's Web API, each with the retries that fit its use."""

from slack_sdk import WebClient
from slack_sdk.http_retry import RetryHandler
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from bot.settings import Settings

HURRY_SECONDS = 1
"""Of the three that Slack gives to answer a form."""


def reading_client(settings: Settings, *, token: str | None = None) -> WebClient:
    """For calls that may be repeated: reading, opening modals, looking people up."""
    return _client(
        settings,
        token,
        [
            ConnectionErrorRetryHandler(max_retry_count=1),
            RateLimitErrorRetryHandler(max_retry_count=2),
            ServerErrorRetryHandler(max_retry_count=1),
        ],
    )


def posting_client(settings: Settings, *, token: str | None = None) -> WebClient:
    """For posting: a repeated call might post twice, so the ledger decides what is tried again."""
    return _client(settings, token, [])


def hurried(client: WebClient) -> WebClient:
    """The same client for while somebody waits: an answer within a second, or none."""
    return WebClient(
        token=client.token, base_url=client.base_url, timeout=HURRY_SECONDS, retry_handlers=[]
    )


def _client(settings: Settings, token: str | None, retries: list[RetryHandler]) -> WebClient:
    return WebClient(
        token=token or settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        timeout=settings.request_timeout_seconds,
        retry_handlers=retries,
    )
