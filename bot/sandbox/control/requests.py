"""Reading requests to the control API: bodies, and waiting for a change."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request

from bot.sandbox.control.errors import ControlError
from bot.sandbox.sandbox import Sandbox

_LONGEST_WAIT = 60.0


class Body(BaseModel):
    """What a request holds; a field that nobody knows is a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


SomeBody = TypeVar("SomeBody", bound=BaseModel)


def sandbox_of(request: Request) -> Sandbox:
    sandbox: Sandbox = request.app.state.sandbox
    return sandbox


async def read_body(request: Request, model: type[SomeBody]) -> SomeBody:
    """The body of a request; an empty one is `{}`.

    Raises:
        ControlError: 400 `invalid_arguments`.
    """
    try:
        return model.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        told = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors()
        )
        raise ControlError(400, "invalid_arguments", told) from error


async def wait_for_change(request: Request) -> None:
    """Wait as `?after=SEQ&wait=SECONDS` says, or until the client goes away."""
    sandbox = sandbox_of(request)
    after, seconds = wait_parameters(request)
    if seconds > 0 and sandbox.log.seq <= after:
        await unless_client_leaves(
            request, sandbox.wakeup.wait_until(lambda: sandbox.log.seq > after, seconds)
        )


def wait_parameters(request: Request) -> tuple[int, float]:
    """`after` and `wait` (seconds, at most a minute).

    Raises:
        ControlError: 400 `invalid_arguments`.
    """
    try:
        after = int(request.query_params.get("after") or 0)
        seconds = float(request.query_params.get("wait") or 0)
    except ValueError as error:
        raise ControlError(400, "invalid_arguments", "after and wait are numbers") from error
    return after, min(seconds, _LONGEST_WAIT)


async def unless_client_leaves(request: Request, waiting: Coroutine[None, None, bool]) -> bool:
    """Wait, but no longer than there is somebody to answer; whether it came true."""
    work = asyncio.ensure_future(waiting)
    gone = asyncio.ensure_future(_client_left(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        return work.done() and work.result()
    finally:
        work.cancel()
        gone.cancel()


async def _client_left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
