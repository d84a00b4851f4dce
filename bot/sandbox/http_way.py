"""The way to an app that has a request URL: signed HTTP, on this machine only."""

import asyncio
import secrets
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from bot.sandbox.access import is_loopback
from bot.sandbox.envelopes import Envelope, NotDeliveredError
from bot.sandbox.faults import Faults
from bot.sandbox.http_bodies import answered, challenge_in, encoded
from bot.sandbox.jsontypes import Json
from bot.sandbox.payloads.common import VERIFICATION_TOKEN
from bot.sandbox.signatures import signature

_TOO_OLD = 600  # seconds: twice what apps accept


class NotOurMachineError(ValueError):
    """A request URL must be on this machine: nothing of a workspace leaves it."""


class UrlNotVerifiedError(Exception):
    """An app did not send the challenge back; the text says what it did."""


@dataclass(frozen=True)
class HttpSettings:
    """Where the app listens, and whether it is sent there what happens."""

    url: str = ""
    enabled: bool = False


class HttpWay:
    """Sends to the one request URL of the app; used on the event loop only."""

    def __init__(self, signing_secret: str, faults: Faults, patience: float) -> None:
        self._secret = signing_secret
        self._faults = faults
        self._patience = patience
        self._client: httpx.AsyncClient | None = None
        self.settings = HttpSettings()

    def configure(self, settings: HttpSettings) -> None:
        """
        Raises:
            NotOurMachineError: the address is on another machine, or not HTTP.
        """
        if settings.enabled:
            _check(settings.url)
        self.settings = settings

    async def verify(self, url: str) -> None:
        """Slack's handshake (`url_verification`) with an address.

        Raises:
            NotOurMachineError: as `configure`.
            UrlNotVerifiedError: the challenge did not come back.
        """
        _check(url)
        challenge = secrets.token_urlsafe(32)
        payload: Json = {
            "token": VERIFICATION_TOKEN,
            "challenge": challenge,
            "type": "url_verification",
        }
        envelope = Envelope("url_verification", payload, accepts_response_payload=True)
        try:
            answer = await self._post(url, envelope)
        except NotDeliveredError as error:
            raise UrlNotVerifiedError(error.reason) from error
        returned = challenge_in(answer.content, answer.headers.get("content-type", ""))
        if returned != challenge:
            raise UrlNotVerifiedError("the challenge did not come back")

    async def send(self, envelope: Envelope) -> Json:
        """The app's acknowledgement.

        Raises:
            NotDeliveredError: no answer in time, or one that is no success.
        """
        answer = await self._post(self.settings.url, envelope)
        return answered(answer.content, answer.headers.get("content-type", ""))

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await self._client.aclose()

    async def _post(self, url: str, envelope: Envelope) -> httpx.Response:
        if self._client is None:
            self._client = httpx.AsyncClient(trust_env=False, timeout=self._patience)
        body, content_type = encoded(envelope)
        headers = {"content-type": content_type, **self._signed(body), **_retried(envelope)}
        try:
            async with asyncio.timeout(self._patience):
                answer = await self._client.post(url, content=body, headers=headers)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise NotDeliveredError("http_timeout", "operation_timeout") from error
        except httpx.TransportError as error:
            raise NotDeliveredError("connection_failed", "dispatch_failed") from error
        if not answer.is_success:
            final = answer.headers.get("x-slack-no-retry") == "1"
            code = "http_client_error" if answer.is_client_error else "dispatch_failed"
            raise NotDeliveredError("http_error", code, final=final)
        return answer

    def _signed(self, body: bytes) -> dict[str, str]:
        fault = self._faults.take_signature()
        moment = int(time.time()) - (_TOO_OLD if fault == "stale" else 0)
        secret = secrets.token_hex(16) if fault == "wrong" else self._secret
        return {
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "x-slack-request-timestamp": str(moment),
            "x-slack-signature": signature(secret, str(moment), body),
        }


def _retried(envelope: Envelope) -> dict[str, str]:
    if not envelope.retry_attempt:
        return {}
    return {
        "x-slack-retry-num": str(envelope.retry_attempt),
        "x-slack-retry-reason": envelope.retry_reason,
    }


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "http" or not is_loopback(parts.netloc):
        raise NotOurMachineError(f"not an http address on this machine: {url!r}")
