"""Reading and moving the clock, and the bots that follow it.

`GET /_control/clock?after=SEQ&wait=SECONDS&bot=ID` answers `{"seq", "now", "running",
"next_event"}`, where `seq` counts the clock's own moves. A bot that polls with an id is attached;
it answers each new `seq` with `POST /_control/clock/done {"seq", "bot", "next"?}` when it has
nothing due any more, and leaves with `{"bot", "detach": true}`.
"""

from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.clock import ClockMovesForwardOnlyError
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.requests import (
    Body,
    read_body,
    sandbox_of,
    unless_client_leaves,
    wait_parameters,
)
from bot.sandbox.durations import parse_duration, parse_moment
from bot.sandbox.followers import BotDidNotFinishError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.walking import walk

_USUAL_STEP = timedelta(minutes=15)
_MOST_STEPS = 200_000


class ClockBody(Body):
    """`to` (ISO time) or `advance` (a duration), in steps of `step`, or at once with `jump`."""

    to: str | None = None
    advance: str | float | None = None
    step: str | float | None = None
    jump: bool = False
    running: bool | None = None


class DoneBody(Body):
    """`next` is the ISO time at which the bot has something due again, where it knows."""

    bot: str
    seq: int = 0
    detach: bool = False
    next: str | None = None


async def read_clock(request: Request) -> Response:
    sandbox = sandbox_of(request)
    bot = request.query_params.get("bot")
    if not bot:
        await _wait(request, sandbox)
        return JSONResponse(sandbox.clock_document())
    with sandbox.followers.polling(bot) as follower:
        if await _wait(request, sandbox):
            follower.told = sandbox.clock.seq
        return JSONResponse(sandbox.clock_document())


async def _wait(request: Request, sandbox: Sandbox) -> bool:
    after, seconds = wait_parameters(request)
    if sandbox.clock.seq > after:
        return True
    return await unless_client_leaves(
        request, sandbox.wakeup.wait_until(lambda: sandbox.clock.seq > after, seconds)
    )


async def done(request: Request) -> Response:
    sandbox = sandbox_of(request)
    body = await read_body(request, DoneBody)
    if body.detach:
        sandbox.followers.detach(body.bot)
    else:
        before = sandbox.clock_document()["next_event"]
        sandbox.followers.report_done(body.bot, body.seq, _next_due(sandbox, body.next))
        if sandbox.clock_document()["next_event"] != before:
            sandbox.log.add("clock", clock=sandbox.clock_document())
    return JSONResponse({"ok": True})


def _next_due(sandbox: Sandbox, told: str | None) -> datetime | None:
    if not told:
        return None
    try:
        return parse_moment(told, sandbox.workspace.timezone)
    except ValueError as error:
        raise ControlError(400, "invalid_arguments", str(error)) from error


async def move_clock(request: Request) -> Response:
    """Answers the clock and `"steps"`, when every attached bot has done every step."""
    sandbox = sandbox_of(request)
    body = await read_body(request, ClockBody)
    if body.running is not None:
        sandbox.clock.set_running(running=body.running)
        sandbox.log.add("clock", clock=sandbox.clock_document())
    steps = 0
    if body.to is not None or body.advance is not None:
        target, step = _wanted(sandbox, body)
        try:
            steps = await walk(sandbox, target, step)
        except ClockMovesForwardOnlyError as error:
            raise ControlError(400, "clock_moves_forward_only", str(error)) from error
        except BotDidNotFinishError as error:
            raise ControlError(504, "bot_did_not_finish", str(error)) from error
    return JSONResponse({"ok": True, **sandbox.clock_document(), "steps": steps})


def _wanted(sandbox: Sandbox, body: ClockBody) -> tuple[datetime, timedelta | None]:
    now = sandbox.clock.now()
    try:
        if body.to is not None:
            target = parse_moment(body.to, sandbox.workspace.timezone)
        else:
            target = now + parse_duration(body.advance or 0)
        step = _USUAL_STEP if body.step is None else parse_duration(body.step)
    except (ValueError, OverflowError) as error:
        raise ControlError(400, "invalid_arguments", str(error)) from error
    if body.jump:
        return target, None
    if (target - now) / step > _MOST_STEPS:
        raise ControlError(400, "too_many_steps", "take larger steps, or jump")
    return target, step
