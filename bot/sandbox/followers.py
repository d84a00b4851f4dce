"""The bots that follow the clock: a step is done when each of them has said so.

A bot is attached while it polls and for a while after (`Timings.follower_gone`), and while it
works on a step that it was given (`Timings.follower_step`). All of this is real time.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.sandbox.timings import Timings
from bot.sandbox.wakeup import Wakeup


class BotDidNotFinishError(Exception):
    """An attached bot did not report a step done in time."""


@dataclass
class Follower:
    """One bot: the step it was told of, the step it has done, and when it was last heard."""

    told: int = 0
    done: int = 0
    polls: int = 0
    heard: float = 0.0
    next_due: datetime | None = None

    @property
    def works(self) -> bool:
        """Whether it was given a step that it has not reported done."""
        return self.told > self.done


class Followers:
    """Who follows the clock, and how far they are. Used on the event loop only."""

    def __init__(self, wakeup: Wakeup, timings: Timings) -> None:
        self._wakeup = wakeup
        self._timings = timings
        self._followers: dict[str, Follower] = {}

    @contextmanager
    def polling(self, bot: str) -> Iterator[Follower]:
        """A bot asks for the next step; leaving this block is the end of its poll."""
        follower = self._followers.setdefault(bot, Follower())
        follower.polls += 1
        follower.heard = time.monotonic()
        try:
            yield follower
        finally:
            follower.polls -= 1
            follower.heard = time.monotonic()

    def report_done(self, bot: str, seq: int, next_due: datetime | None) -> None:
        """A bot has nothing due any more at step `seq`, and next at `next_due` if it knows."""
        follower = self._followers.setdefault(bot, Follower())
        follower.done = max(follower.done, seq)
        follower.next_due = next_due
        follower.heard = time.monotonic()
        self._wakeup.ring()

    def detach(self, bot: str) -> None:
        """A bot stops following."""
        self._followers.pop(bot, None)
        self._wakeup.ring()

    def attached(self) -> list[str]:
        """The bots that follow at this moment."""
        return [bot for bot, follower in self._followers.items() if self._follows(follower)]

    def next_due(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which an attached bot has something due."""
        told = [
            follower.next_due
            for follower in self._followers.values()
            if follower.next_due and follower.next_due > now and self._follows(follower)
        ]
        return min(told, default=None)

    async def wait_for_step(self, seq: int) -> None:
        """Return when every attached bot has done step `seq`.

        Raises:
            BotDidNotFinishError: one of them had it for too long; it is detached.
        """
        deadline = time.monotonic() + self._timings.follower_step
        waited_for = set(self.attached())

        def all_done() -> bool:
            return not self._behind(seq, waited_for)

        while not all_done():
            left = deadline - time.monotonic()
            if left <= 0 or self._wakeup.closing:
                self._give_up(self._behind(seq, waited_for))
            # Bots that vanish ring no bell: look again when the first of them may be gone.
            await self._wakeup.wait_until(all_done, min(left, self._next_look()))

    def _behind(self, seq: int, waited_for: set[str]) -> list[str]:
        """Who is attached and not done; who was at work when the step began is not let off."""
        return [
            bot
            for bot, follower in self._followers.items()
            if follower.done < seq
            and (self._follows(follower) or (bot in waited_for and follower.works))
        ]

    def _follows(self, follower: Follower) -> bool:
        if follower.polls > 0:
            return True
        timings = self._timings
        patience = timings.follower_step if follower.works else timings.follower_gone
        return time.monotonic() - follower.heard < patience

    def _next_look(self) -> float:
        return max(0.05, self._timings.follower_gone / 10)

    def _give_up(self, late: list[str]) -> None:
        for bot in late:
            self.detach(bot)
        raise BotDidNotFinishError(", ".join(late))
