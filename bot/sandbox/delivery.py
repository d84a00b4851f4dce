"""Brings payloads to the app and waits for it to acknowledge them.

Commands and interactions are sent once: an app that does not acknowledge in time has failed.
Events are sent again (at once, after a minute, after five), as Slack does, and may so arrive
twice.
"""

import asyncio
import time
from collections.abc import Coroutine

from bot.sandbox.envelopes import Acknowledgement, Envelope
from bot.sandbox.faults import Faults
from bot.sandbox.jsontypes import Json
from bot.sandbox.log import Log
from bot.sandbox.sockets import Connection, Sockets
from bot.sandbox.timings import Timings
from bot.sandbox.wakeup import Wakeup


class Delivery:
    """The way to the app. A later way, such as signed HTTP, goes beside `_attempt`."""

    def __init__(
        self, sockets: Sockets, log: Log, faults: Faults, timings: Timings, wakeup: Wakeup
    ) -> None:
        self._sockets = sockets
        self._log = log
        self._faults = faults
        self._timings = timings
        self._wakeup = wakeup
        self._loop: asyncio.AbstractEventLoop | None = None
        self._events: set[asyncio.Task[None]] = set()

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell on which event loop to work."""
        self._loop = loop

    async def request(
        self, kind: str, payload: Json, *, accepts_response_payload: bool
    ) -> Acknowledgement | None:
        """Send a command or interaction; `None` when the app did not acknowledge in time."""
        envelope = Envelope(kind, payload, accepts_response_payload)
        acknowledgement = await self._attempt(envelope)
        if acknowledgement is None:
            self._log.add("unanswered", type=envelope.kind, envelope_id=envelope.id)
        return acknowledgement

    def publish(self, payload: Json) -> None:
        """Send an event, without waiting for it. Safe from every thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._start, payload)

    def cancel(self) -> None:
        """Give up on events that are still to be sent again."""
        for task in self._events:
            task.cancel()

    def _start(self, payload: Json) -> None:
        self._run(self._insist(payload, first_attempt=0))
        if self._faults.duplicate_events.take():
            self._run(self._insist(payload, first_attempt=1))

    def _run(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._events.add(task)
        task.add_done_callback(self._events.discard)

    async def _insist(self, payload: Json, first_attempt: int) -> None:
        """Send an event until it is acknowledged or Slack would give up."""
        waits = (0.0, *self._timings.event_retries)
        for attempt, wait in enumerate(waits[first_attempt:], start=first_attempt):
            if attempt > first_attempt:
                await asyncio.sleep(wait)
            envelope = _event(payload, attempt)
            # An app that is just coming back gets as long as it would have to acknowledge.
            await self._wakeup.wait_until(self._connected, self._timings.acknowledgement)
            if await self._attempt(envelope) is not None:
                return
        self._log.add("unanswered", type=envelope.kind, envelope_id=envelope.id)

    def _connected(self) -> bool:
        return len(self._sockets) > 0

    async def _attempt(self, envelope: Envelope) -> Acknowledgement | None:
        connection = self._sockets.pick()
        if connection is None:
            return None
        started = time.monotonic()
        try:
            future = await self._send(connection, envelope)
            payload = await asyncio.wait_for(future, self._timings.acknowledgement)
        except (TimeoutError, ConnectionResetError) as error:
            reason = "timeout" if isinstance(error, TimeoutError) else "socket_closed"
            self._log.add("envelope_lost", envelope_id=envelope.id, reason=reason)
            return None
        finally:
            connection.pending.pop(envelope.id, None)
        ms = round((time.monotonic() - started) * 1000)
        self._log.add("envelope_acked", type=envelope.kind, envelope_id=envelope.id, ms=ms)
        return Acknowledgement(payload, ms)

    async def _send(self, connection: Connection, envelope: Envelope) -> asyncio.Future[Json]:
        self._log.add(
            "envelope_sent",
            type=envelope.kind,
            envelope_id=envelope.id,
            **({"retry_attempt": envelope.retry_attempt} if envelope.retry_attempt else {}),
        )
        future = await connection.send(envelope)
        if self._faults.drop_after_next_envelope.take():
            await self._sockets.close(connection)
        return future


def _event(payload: Json, attempt: int) -> Envelope:
    return Envelope(
        "events_api",
        payload,
        accepts_response_payload=False,
        retry_attempt=attempt,
        retry_reason="timeout" if attempt else "",
    )
