"""Cutting a connection without a word, which HTTP servers rightly offer no way to do.

The server's protocol remembers the transport of every connection by the address of its client,
so that a fault can cut the right one.
"""

import asyncio
from weakref import WeakValueDictionary

from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

_EXTENSION = "sandbox.transports"


class DroppingProtocol(H11Protocol):
    """uvicorn's own protocol, which also keeps its transports where a fault can find them."""

    def connection_made(
        self,
        transport: asyncio.Transport,  # type: ignore[override]  # as uvicorn itself declares it
    ) -> None:
        super().connection_made(transport)
        if self.client is not None:
            transports: WeakValueDictionary[tuple[str, int], asyncio.Transport]
            transports = self.app_state.setdefault(_EXTENSION, WeakValueDictionary())
            transports[self.client] = transport


def abort_connection(scope: Scope) -> None:
    """Cut the connection that a request or socket came in on."""
    transport = scope["state"][_EXTENSION].get(tuple(scope["client"]))
    if transport is not None:
        transport.abort()
