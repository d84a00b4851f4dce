"""Making things go wrong, and starting again."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.control.requests import read_body, sandbox_of
from bot.sandbox.faults import FaultRequest, SocketDrop
from bot.sandbox.sandbox import Sandbox

_GOODBYES = frozenset({"warning", "refresh_requested", "link_disabled"})
_GRACE = 10.0  # seconds that Slack leaves between its warning and the end


async def faults(request: Request) -> Response:
    """See `bot.sandbox.faults` for what the body may hold; answers the faults that are on."""
    sandbox = sandbox_of(request)
    wanted = await read_body(request, FaultRequest)
    with sandbox.workspace.lock:
        sandbox.faults.apply(wanted)
    sandbox.log.add("faults", faults=sandbox.faults.document())
    if wanted.drop_socket not in (None, "after_next_envelope"):
        await _drop_sockets(sandbox, wanted.drop_socket)
    return JSONResponse({"ok": True, "faults": sandbox.faults.document()})


async def reset(request: Request) -> Response:
    """An empty workspace; the time and the bots' sockets stay."""
    sandbox = sandbox_of(request)
    with sandbox.workspace.lock:
        sandbox.reset()
    return JSONResponse({"ok": True, "seq": sandbox.log.seq})


async def _drop_sockets(sandbox: Sandbox, how: SocketDrop) -> None:
    for connection in sandbox.sockets.everyone():
        if how in _GOODBYES:
            await connection.say_goodbye(how)
            sandbox.sockets.close_later(connection, _GRACE)
        elif how == "abort":
            sandbox.sockets.remove(connection)
            connection.abort()
        else:
            await sandbox.sockets.close(connection)
