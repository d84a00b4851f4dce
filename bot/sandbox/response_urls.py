"""`response_url`s: five answers within half an hour, wherever the bot is a member or not."""

import secrets
import time
from dataclasses import dataclass

from bot.sandbox.errors import SlackError

_USES = 5
_KEPT = 10_000


@dataclass
class ResponsePlace:
    """Where answers go: the channel, the person, and the message that was acted on."""

    channel: str
    user: str
    message_ts: str | None
    thread_ts: str | None
    issued: float
    uses: int = 0


class ResponseUrls:
    """The addresses that were given out. Times are real (monotonic) seconds."""

    def __init__(self, lifetime: float) -> None:
        self._lifetime = lifetime
        self._places: dict[str, ResponsePlace] = {}

    def issue(
        self,
        *,
        channel: str,
        user: str,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """The id that ends a new `response_url`."""
        response_id = secrets.token_urlsafe(18)
        if len(self._places) >= _KEPT:
            del self._places[next(iter(self._places))]
        self._places[response_id] = ResponsePlace(
            channel, user, message_ts, thread_ts, time.monotonic()
        )
        return response_id

    def use(self, response_id: str) -> ResponsePlace:
        """Spend one of the answers.

        Raises:
            SlackError: `invalid_url`, `expired_url` or `used_url`.
        """
        place = self._places.get(response_id)
        if place is None:
            raise SlackError("invalid_url")
        if time.monotonic() - place.issued > self._lifetime:
            raise SlackError("expired_url")
        if place.uses >= _USES:
            raise SlackError("used_url")
        place.uses += 1
        return place
