"""The way to an app over Socket Mode: one of its connections, and its acknowledgement there."""

import asyncio

from bot.sandbox.envelopes import Envelope, NotDeliveredError
from bot.sandbox.faults import Faults
from bot.sandbox.jsontypes import Json
from bot.sandbox.sockets import Sockets


class SocketWay:
    """Sends over the app's connections, each in its turn."""

    def __init__(self, sockets: Sockets, faults: Faults, patience: float) -> None:
        self._sockets = sockets
        self._faults = faults
        self._patience = patience

    @property
    def open(self) -> bool:
        """Whether there is a connection at all."""
        return len(self._sockets) > 0

    async def send(self, envelope: Envelope) -> Json:
        """The app's acknowledgement.

        Raises:
            NotDeliveredError: there is no connection, it broke, or it stayed silent.
        """
        connection = self._sockets.pick()
        if connection is None:
            raise NotDeliveredError("timeout", "dispatch_failed")
        try:
            future = await connection.send(envelope)
            if self._faults.drop_after_next_envelope.take():
                await self._sockets.close(connection)
            return await asyncio.wait_for(future, self._patience)
        except TimeoutError as error:
            raise NotDeliveredError("timeout", "operation_timeout") from error
        except ConnectionResetError as error:
            raise NotDeliveredError(
                "socket_closed", self._code(), retry_reason="timeout"
            ) from error
        finally:
            connection.pending.pop(envelope.id, None)

    def _code(self) -> str:
        return "operation_timeout" if self.open else "dispatch_failed"
