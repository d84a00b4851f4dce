"""Brings payloads to the app and waits for it to acknowledge them.

Commands and interactions are sent once: an app that does not acknowledge in time has failed.
Events are sent again (at once, after a minute, after five), as Slack does, and may so arrive
twice. They go over a socket, or over HTTP when the app has a request URL that is switched on.
"""

import asyncio
import time
from collections.abc import Coroutine

from bot.sandbox.envelopes import Acknowledgement, Envelope, Failure, NotDeliveredError
from bot.sandbox.faults import Faults
from bot.sandbox.http_way import HttpWay
from bot.sandbox.jsontypes import Json
from bot.sandbox.log import Log
from bot.sandbox.socket_way import SocketWay
from bot.sandbox.timings import Timings
from bot.sandbox.wakeup import Wakeup


class Delivery:
    """The way to the app, whichever it is at this moment."""

    def __init__(
        self,
        *,
        socket_way: SocketWay,
        http_way: HttpWay,
        log: Log,
        faults: Faults,
        timings: Timings,
        wakeup: Wakeup,
    ) -> None:
        self._socket_way = socket_way
        self.http = http_way
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
    ) -> Acknowledgement | Failure:
        """Send a command or interaction, once."""
        envelope = Envelope(kind, payload, accepts_response_payload)
        try:
            return await self._attempt(envelope)
        except NotDeliveredError as error:
            self._log.add("unanswered", type=envelope.kind, envelope_id=envelope.id)
            return Failure(error.code)

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
        """Send an event until it is acknowledged, or Slack would give up."""
        waits = (0.0, *self._timings.event_retries)
        reason = "http_timeout" if self.http.settings.enabled else "timeout"
        for attempt, wait in enumerate(waits[first_attempt:], start=first_attempt):
            if attempt > first_attempt:
                await asyncio.sleep(wait)
            envelope = _event(payload, attempt, reason)
            # An app that is just coming back gets as long as it would have to acknowledge.
            await self._wakeup.wait_until(self._reachable, self._timings.acknowledgement)
            try:
                await self._attempt(envelope)
            except NotDeliveredError as error:
                reason = error.retry_reason
                if error.final:
                    break
            else:
                return
        self._log.add("unanswered", type=envelope.kind, envelope_id=envelope.id)

    def _reachable(self) -> bool:
        return self.http.settings.enabled or self._socket_way.open

    async def _attempt(self, envelope: Envelope) -> Acknowledgement:
        by_http = self.http.settings.enabled
        if not by_http and not self._socket_way.open:
            raise NotDeliveredError("timeout", "dispatch_failed")
        started = time.monotonic()
        self._note_sent(envelope, by_http=by_http)
        try:
            payload = await (self.http if by_http else self._socket_way).send(envelope)
        except NotDeliveredError as error:
            self._log.add("envelope_lost", envelope_id=envelope.id, reason=error.reason)
            raise
        ms = round((time.monotonic() - started) * 1000)
        self._log.add("envelope_acked", type=envelope.kind, envelope_id=envelope.id, ms=ms)
        return Acknowledgement(payload, ms)

    def _note_sent(self, envelope: Envelope, *, by_http: bool) -> None:
        details: Json = {"retry_attempt": envelope.retry_attempt} if envelope.retry_attempt else {}
        if by_http:
            details["way"] = "http"
        self._log.add("envelope_sent", type=envelope.kind, envelope_id=envelope.id, **details)


def _event(payload: Json, attempt: int, reason: str) -> Envelope:
    return Envelope(
        "events_api",
        payload,
        accepts_response_payload=False,
        retry_attempt=attempt,
        retry_reason=reason if attempt else "",
    )
