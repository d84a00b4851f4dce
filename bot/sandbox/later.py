"""What happens a moment after a call was answered, as files that appear in a channel do."""

import asyncio
from collections.abc import Callable

from bot.sandbox.wakeup import Wakeup


class Later:
    """Work that waits for its moment (real time). Used on the event loop only."""

    def __init__(self, wakeup: Wakeup) -> None:
        self._wakeup = wakeup
        self._waiting: set[asyncio.TimerHandle] = set()

    def run(self, seconds: float, work: Callable[[], None]) -> None:
        """Do `work` after a while, unless it is cancelled before."""

        def now() -> None:
            self._waiting.discard(handle)
            work()
            self._wakeup.ring()

        handle = asyncio.get_running_loop().call_later(seconds, now)
        self._waiting.add(handle)

    async def until_done(self, seconds: float) -> bool:
        """Whether nothing is waiting any more, within so many seconds."""
        return await self._wakeup.wait_until(lambda: not self._waiting, seconds)

    def cancel(self) -> None:
        """Forget everything that still waits."""
        for handle in self._waiting:
            handle.cancel()
        self._waiting.clear()
