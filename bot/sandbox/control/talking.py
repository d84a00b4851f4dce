"""People who say something, react to something, or open the bot's Home."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox import publisher
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import (
    open_place,
    own_message,
    person,
    thread_under,
    visible_message,
)
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.model import Message
from bot.sandbox.typed import as_sent


class MessageBody(Body):
    channel: str
    user: str
    text: str
    thread_ts: str | None = None


class ReactionBody(Body):
    channel: str
    ts: str
    user: str
    name: str
    remove: bool = False


class EditBody(Body):
    channel: str
    ts: str
    user: str
    text: str


class DeleteBody(Body):
    channel: str
    ts: str
    user: str


class HomeBody(Body):
    user: str


async def message(request: Request) -> Response:
    """`text` is what is typed; a mention is the name: `@Vaandel`."""
    sandbox = sandbox_of(request)
    body = await read_body(request, MessageBody)
    workspace = sandbox.workspace
    if not body.text.strip():
        raise ControlError(400, "no_text", "an empty message cannot be sent")
    with workspace.lock:
        user = person(workspace, body.user)
        place = open_place(workspace, body.channel, user)
        said = Message(
            channel=place.id,
            ts=workspace.timestamps.next(),
            user=user.id,
            text=as_sent(workspace, body.text),
            thread_ts=thread_under(workspace, place, body.thread_ts, user),
        )
        publisher.post(sandbox, place, said)
    return JSONResponse({"ok": True, "channel": place.id, "ts": said.ts})


async def reaction(request: Request) -> Response:
    """`name` without colons; the same one twice changes nothing. `remove` takes it away."""
    sandbox = sandbox_of(request)
    body = await read_body(request, ReactionBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        place = open_place(workspace, body.channel, user)
        target = visible_message(workspace, place, body.ts, user)
        if target.ephemeral_for is not None:
            raise ControlError(409, "not_reactable", "an ephemeral message takes no reactions")
        name = body.name.strip(":")
        if body.remove:
            removed = publisher.unreact(sandbox, place, target, user.id, name)
            return JSONResponse({"ok": True, "removed": removed})
        added = publisher.react(sandbox, place, target, user.id, name)
    return JSONResponse({"ok": True, "added": added})


async def edit(request: Request) -> Response:
    """Other words in one's own message; the same words change nothing."""
    sandbox = sandbox_of(request)
    body = await read_body(request, EditBody)
    workspace = sandbox.workspace
    if not body.text.strip():
        raise ControlError(400, "no_text", "an empty message cannot be sent")
    with workspace.lock:
        user = person(workspace, body.user)
        place = open_place(workspace, body.channel, user)
        message = own_message(workspace, place, body.ts, user)
        text = as_sent(workspace, body.text)
        if text != message.text:
            before = slack_message(workspace, message, all_metadata=True)
            message.text = text
            message.edited = {"user": user.id, "ts": workspace.timestamps.next()}
            publisher.changed(sandbox, place, before, message)
    return JSONResponse({"ok": True, "channel": place.id, "ts": message.ts})


async def delete(request: Request) -> Response:
    """Take one's own message away."""
    sandbox = sandbox_of(request)
    body = await read_body(request, DeleteBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        place = open_place(workspace, body.channel, user)
        publisher.remove(sandbox, place, own_message(workspace, place, body.ts, user))
    return JSONResponse({"ok": True, "channel": place.id, "ts": body.ts})


async def open_home(request: Request) -> Response:
    sandbox = sandbox_of(request)
    body = await read_body(request, HomeBody)
    with sandbox.workspace.lock:
        publisher.home_opened(sandbox, person(sandbox.workspace, body.user))
    return JSONResponse({"ok": True})
