"""Trigger ids: permission to open a modal, three seconds long and once."""

import secrets
import time
from dataclasses import dataclass

from bot.sandbox.errors import SlackError

_KEPT = 10_000


@dataclass
class Trigger:
    """One interaction's trigger: whose it is, and since when."""

    user: str
    issued: float
    valid: bool
    exchanged: bool = False


class TriggerBook:
    """The triggers that were issued. Times are real (monotonic) seconds."""

    def __init__(self, lifetime: float) -> None:
        self._lifetime = lifetime
        self._triggers: dict[str, Trigger] = {}

    def issue(self, user: str, *, expired: bool = False) -> str:
        """A trigger for what `user` just did; `expired` imitates an app that is too late."""
        trigger_id = (
            f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        )
        if len(self._triggers) >= _KEPT:
            del self._triggers[next(iter(self._triggers))]
        self._triggers[trigger_id] = Trigger(user, time.monotonic(), not expired)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger.

        Raises:
            SlackError: `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`.
        """
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.exchanged:
            raise SlackError("exchanged_trigger_id")
        if not trigger.valid or time.monotonic() - trigger.issued > self._lifetime:
            raise SlackError("expired_trigger_id")
        trigger.exchanged = True
        return trigger
