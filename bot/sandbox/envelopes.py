"""One delivery to the app: a payload, and what came back for it."""

import uuid
from dataclasses import dataclass, field

from bot.sandbox.jsontypes import Json


@dataclass(frozen=True)
class Envelope:
    """`type` is `slash_commands`, `interactive` or `events_api`."""

    type: str
    payload: Json
    accepts_response_payload: bool
    retry_attempt: int | None = None
    retry_reason: str = ""
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def document(self) -> Json:
        """As it goes over a socket."""
        document: Json = {
            "envelope_id": self.id,
            "type": self.type,
            "accepts_response_payload": self.accepts_response_payload,
            "payload": self.payload,
        }
        if self.retry_attempt is not None:
            document["retry_attempt"] = self.retry_attempt
            document["retry_reason"] = self.retry_reason
        return document

    @property
    def kind(self) -> str:
        """For the log: the most telling type in it, such as `view_submission`."""
        if self.type == "events_api":
            return str(self.payload["event"]["type"])
        return str(self.payload.get("type") or self.payload.get("command") or self.type)


@dataclass(frozen=True)
class Acknowledgement:
    """The app's answer: its payload (empty when it sent none) and after how many ms."""

    payload: Json
    ms: int


@dataclass(frozen=True)
class Failure:
    """The app did not acknowledge. `code` is what Slack then tells the person."""

    code: str


class NotDeliveredError(Exception):
    """One attempt failed: `reason` for the log, `code` as the person reads it.

    `retry_reason` is what the next attempt tells.
    `final` is an app that asks not to be sent it again.
    """

    def __init__(
        self, reason: str, code: str, *, retry_reason: str | None = None, final: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_reason = retry_reason or reason
        self.code = code
        self.final = final
