"""People who drop a file in a conversation, and the page that shows files."""

import base64
import binascii

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox import ids
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import open_place, person, thread_under
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.file_endpoints import content_of
from bot.sandbox.file_shapes import is_picture, page_files, slack_file
from bot.sandbox.files import LARGEST, File
from bot.sandbox.model import Message
from bot.sandbox.sharing import share
from bot.sandbox.typed import as_sent
from bot.sandbox.visibility import sees_file


class FileBody(Body):
    """`text` or `content_base64` is what is in it; `comment` is typed with it.

    Without `channel` the file is only uploaded, for a `file_input` in a modal.
    """

    user: str
    name: str
    channel: str | None = None
    text: str | None = None
    content_base64: str | None = None
    title: str | None = None
    comment: str = ""
    thread_ts: str | None = None


async def drop(request: Request) -> Response:
    """Answers `{"ok", "file", "channel", "ts"}`; the last two are null without a channel."""
    sandbox = sandbox_of(request)
    body = await read_body(request, FileBody)
    workspace = sandbox.workspace
    content = _content(body)
    with workspace.lock:
        user = person(workspace, body.user)
        place = open_place(workspace, body.channel, user) if body.channel else None
        thread_ts = thread_under(workspace, place, body.thread_ts, user) if place else None
        file = File(
            id=ids.random_id("F"),
            user=user.id,
            name=body.name,
            title=body.title or body.name,
            content=content,
            created=int(sandbox.clock.now().timestamp()),
        )
        workspace.files.add(file)
        ts = None
        if place is not None:
            message = Message(
                channel=place.id,
                ts=workspace.timestamps.next(),
                user=user.id,
                text=as_sent(workspace, body.comment.strip()),
                thread_ts=thread_ts,
            )
            share(sandbox, place, message, [file])
            ts = message.ts
        shown = page_files(workspace, [file.id])[0]
    return JSONResponse(
        {"ok": True, "file": shown, "channel": place.id if place else None, "ts": ts}
    )


async def read(request: Request) -> Response:
    """The content; `?user=` must see it. Pictures may be shown, the rest is downloaded."""
    sandbox = sandbox_of(request)
    workspace = sandbox.workspace
    with workspace.lock:
        file = workspace.files.get(str(request.path_params["file_id"]))
        reader = request.query_params.get("user")
        if reader and not sees_file(workspace, file, person(workspace, reader)):
            raise ControlError(403, "not_visible", "this file is not in a place they see")
        return content_of(file, inline=is_picture(slack_file(workspace, file)))


def _content(body: FileBody) -> bytes:
    if not body.name.strip():
        raise ControlError(400, "invalid_arguments", "a file needs a name")
    if (body.text is None) == (body.content_base64 is None):
        raise ControlError(400, "invalid_arguments", "give text or content_base64, not both")
    try:
        content = (
            body.text.encode()
            if body.text is not None
            else base64.b64decode(body.content_base64 or "", validate=True)
        )
    except binascii.Error as error:
        raise ControlError(400, "invalid_arguments", f"content_base64: {error}") from error
    if len(content) > LARGEST:
        raise ControlError(413, "file_too_large", f"at most {LARGEST} bytes")
    return content
