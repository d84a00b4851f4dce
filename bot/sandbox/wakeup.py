"""Lets requests wait for a change without holding a thread.

Changes may come from any thread; those who wait are coroutines on the server's event loop.
"""

import asyncio
from collections.abc import Callable


class Wakeup:
    """One bell for the whole sandbox: whoever hears it looks whether it is for them."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: set[asyncio.Future[None]] = set()
        self.closing = False

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell on which event loop requests wait. Before that, nobody can be waiting."""
        self._loop = loop

    def close(self) -> None:
        """Let everybody go at once, and from now on: the server stops."""
        self.closing = True
        self.ring()

    def ring(self) -> None:
        """Something changed. Safe from every thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def wait_until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Whether `holds` became true within `seconds` (real time)."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not holds():
            left = deadline - loop.time()
            if left <= 0 or self.closing:
                return False
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.add(future)
            await asyncio.wait((future,), timeout=left)
            self._waiting.discard(future)
        return True
