"""The Socket Mode connections of the app, and the acknowledgements that come in over them."""

import asyncio
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.sandbox.envelopes import Envelope
from bot.sandbox.jsontypes import Json
from bot.sandbox.log import Log

MOST_CONNECTIONS = 10


@dataclass(eq=False)
class Connection:
    """One open socket. `abort` cuts the line; `pending` are envelopes it has not acknowledged.

    `leaving` is one that was told to go: it is used only while there is no other.
    """

    send_text: Callable[[str], Awaitable[None]]
    close: Callable[[], Awaitable[None]]
    abort: Callable[[], None]
    pending: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    leaving: bool = False

    async def send(self, envelope: Envelope) -> asyncio.Future[Json]:
        """Send an envelope; the future gets the acknowledgement, or an error with the line."""
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self.pending[envelope.id] = future
        await self.send_text(json.dumps(envelope.document()))
        return future

    async def say_goodbye(self, reason: str) -> None:
        """Slack's `disconnect` message: the client should open another socket."""
        self.leaving = True
        debug_info = {"host": "sandbox"}
        message = {"type": "disconnect", "reason": reason, "debug_info": debug_info}
        await self.send_text(json.dumps(message))


class Sockets:
    """All connections of the one app. Used on the event loop only."""

    def __init__(self, log: Log, ticket_lifetime: float) -> None:
        self._log = log
        self._ticket_lifetime = ticket_lifetime
        self._tickets: dict[str, float] = {}
        self._connections: list[Connection] = []
        self._closing: set[asyncio.Task[None]] = set()
        self._turn = 0

    def __len__(self) -> int:
        return len(self._connections)

    def issue_ticket(self) -> str:
        """Permission to open one socket, soon."""
        ticket = secrets.token_urlsafe(16)
        self._tickets[ticket] = time.monotonic()
        return ticket

    def take_ticket(self, ticket: str) -> bool:
        """Whether this ticket was issued, is fresh, and was not used before."""
        issued = self._tickets.pop(ticket, None)
        return issued is not None and time.monotonic() - issued <= self._ticket_lifetime

    def add(self, connection: Connection) -> None:
        self._connections.append(connection)
        self._log.add("bot_connected", connections=len(self._connections))

    def remove(self, connection: Connection) -> None:
        """A socket is gone: what it did not acknowledge counts as not delivered."""
        if connection not in self._connections:
            return
        self._connections.remove(connection)
        for future in connection.pending.values():
            if not future.done():
                future.set_exception(ConnectionResetError("the socket closed"))
        self._log.add("bot_gone", connections=len(self._connections))

    async def close(self, connection: Connection) -> None:
        """Close a socket; nothing is sent over it any more."""
        self.remove(connection)
        await connection.close()

    def close_later(self, connection: Connection, seconds: float) -> None:
        """The same, after a while in which the app may open another one."""

        async def wait_and_close() -> None:
            await asyncio.sleep(seconds)
            await self.close(connection)

        task = asyncio.get_running_loop().create_task(wait_and_close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def pick(self) -> Connection | None:
        """The connection for the next payload: each in its turn."""
        staying = [one for one in self._connections if not one.leaving] or self._connections
        if not staying:
            return None
        self._turn += 1
        return staying[self._turn % len(staying)]

    def everyone(self) -> list[Connection]:
        return list(self._connections)

    def received(self, connection: Connection, text: str) -> None:
        """What the app sent: an acknowledgement, or something Slack ignores."""
        try:
            message = json.loads(text)
        except ValueError:
            return
        if not isinstance(message, dict):
            return
        future = connection.pending.pop(str(message.get("envelope_id")), None)
        if future is not None and not future.done():
            payload = message.get("payload")
            future.set_result(payload if isinstance(payload, dict) else {})
