"""The WebSocket that the app connects to: `hello`, envelopes, acknowledgements, `disconnect`.

Pings and pongs are answered by the server underneath. Protocol: docs.slack.dev, "Using Socket
Mode". A message must travel in one frame (the official built-in client does not put fragments
together); the server's implementation does that.
"""

import contextlib
import json

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.dropping import abort_connection
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.sockets import MOST_CONNECTIONS, Connection

_GOING_AWAY = 1001
_SOCKET_LIFETIME = 18_060  # seconds that Slack says a connection will last


async def socket_endpoint(websocket: WebSocket) -> None:
    """`/link/?ticket=…`, an address that `apps.connections.open` gave."""
    sandbox: Sandbox = websocket.app.state.sandbox
    sockets = sandbox.sockets
    if not sockets.take_ticket(websocket.query_params.get("ticket", "")):
        await websocket.close()
        return
    await websocket.accept()
    if len(sockets) >= MOST_CONNECTIONS:
        await websocket.close(code=_GOING_AWAY, reason="too_many_websockets")
        return

    connection = _connection(websocket)
    sockets.add(connection)
    try:
        await websocket.send_text(json.dumps(_hello(sandbox)))
        async for text in websocket.iter_text():
            sockets.received(connection, text)
    except WebSocketDisconnect:
        pass
    finally:
        sockets.remove(connection)


def _connection(websocket: WebSocket) -> Connection:
    async def send_text(text: str) -> None:
        try:
            await websocket.send_text(text)
        except (RuntimeError, WebSocketDisconnect) as error:  # closed by us, or by the app
            raise ConnectionResetError("the socket closed") from error

    async def close() -> None:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # it was closed already
            await websocket.close(code=_GOING_AWAY)

    return Connection(send_text, close, lambda: abort_connection(websocket.scope))


def _hello(sandbox: Sandbox) -> dict[str, object]:
    return {
        "type": "hello",
        "num_connections": len(sandbox.sockets),
        "debug_info": {
            "host": "sandbox",
            "build_number": 1,
            "approximate_connection_time": _SOCKET_LIFETIME,
        },
        "connection_info": {"app_id": sandbox.workspace.app_id},
    }
