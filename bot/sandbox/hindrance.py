"""Faults in calls of the app: what goes wrong in place of an answer, or with it.

The same for the Web API, for `response_url`, and for files that are sent and read.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.dropping import abort_connection
from bot.sandbox.faults import MethodFault
from bot.sandbox.jsontypes import Json

OK = 200
_TOO_MANY_REQUESTS = 429


def instead(fault: MethodFault | None) -> tuple[int, Json | None]:
    """The status and the answer that a fault gives in place of doing anything."""
    if fault is None:
        return OK, None
    if fault.kind == "ratelimited":
        return _TOO_MANY_REQUESTS, {"ok": False, "error": "ratelimited"}
    if fault.kind == "server_error":
        return fault.status, {"ok": False, "error": "internal_error"}
    if fault.kind == "error":
        return OK, {"ok": False, "error": fault.code}
    if fault.kind == "lost_request":
        return OK, {"ok": False, "error": "lost_request"}
    return OK, None


async def hinder(fault: MethodFault | None, request: Request, response: Response) -> Response:
    """Let the answer come late, or not at all, or say when to come back."""
    if fault is None:
        return response
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    elif fault.kind in {"lost_answer", "lost_request"}:
        abort_connection(request.scope)
    elif fault.kind == "ratelimited":
        response.headers["Retry-After"] = str(fault.retry_after)
    return response


def about(fault: MethodFault | None) -> Json:
    """What the log tells of it."""
    return {"fault": fault.kind} if fault else {}
