"""The two addresses of files outside the Web API: where they are sent to, and read from."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from bot.sandbox import hindrance
from bot.sandbox.file_shapes import mime_type
from bot.sandbox.files import LARGEST, File
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.visibility import sees_file

_REFUSED = 403


async def upload_endpoint(request: Request) -> Response:
    """`POST /upload/v1/<secret>` with the bytes as its body (a form in parts is not taken).

    Stricter than Slack is known to be in one thing: the length must be the one promised.
    """
    sandbox: Sandbox = request.app.state.sandbox
    secret = str(request.path_params["secret"])
    fault = sandbox.faults.take_method("upload")
    content = await _body(request)
    status, refusal = hindrance.instead(fault)
    problem = None if refusal is None else str(refusal["error"])
    if refusal is None:
        status, problem = _receive(sandbox, secret, content)
    sandbox.log.add("api_call", method="upload", ok=problem is None, **hindrance.about(fault))
    said = problem or f"OK - {len(content or b'')}"
    return await hindrance.hinder(fault, request, PlainTextResponse(said, status_code=status))


def _receive(sandbox: Sandbox, secret: str, content: bytes | None) -> tuple[int, str | None]:
    """The status, and why it was refused."""
    with sandbox.workspace.lock:
        upload = sandbox.workspace.files.upload(secret)
        if upload is None:
            return 404, "file_not_found"
        if content is None:
            return 413, "file_too_large"
        if len(content) != upload.length:
            return 400, "length_mismatch"
        upload.content = content
        return hindrance.OK, None


async def download_endpoint(request: Request) -> Response:
    """`GET /files-pri/<team>-<file>/[download/]<name>`, with the bot's token.

    Without it one is sent to where people sign in, as in Slack: that is a page, not the file.
    """
    sandbox: Sandbox = request.app.state.sandbox
    fault = sandbox.faults.take_method("download")
    status, refusal = hindrance.instead(fault)
    if refusal is None:
        answer = _download(sandbox, request)
    else:
        failed = _REFUSED if status == hindrance.OK else status
        answer = PlainTextResponse(str(refusal["error"]), status_code=failed)
    done = answer.status_code == hindrance.OK
    sandbox.log.add("api_call", method="download", ok=done, **hindrance.about(fault))
    return await hindrance.hinder(fault, request, answer)


def _download(sandbox: Sandbox, request: Request) -> Response:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    with sandbox.workspace.lock:
        file = _wanted(sandbox, str(request.path_params["which"]))
    allowed = sandbox.workspace.allows("files:read")
    if kind.lower() != "bearer" or token.strip() != sandbox.tokens.bot or not allowed:
        return RedirectResponse(f"/?redir={quote(request.url.path)}", status_code=302)
    if file is None:
        return PlainTextResponse("file_not_found", status_code=404)
    download = str(request.path_params["name"]).startswith("download/")
    return content_of(file, inline=not download)


def content_of(file: File, *, inline: bool) -> Response:
    """The file itself; `inline` shows it in place of keeping it."""
    how = "inline" if inline else "attachment"
    headers = {"content-disposition": f"{how}; filename*=UTF-8''{quote(file.name)}"}
    return Response(file.content, media_type=mime_type(file.name), headers=headers)


def _wanted(sandbox: Sandbox, which: str) -> File | None:
    workspace = sandbox.workspace
    file = workspace.files.find(which.removeprefix(f"{workspace.id}-"))
    return file if file and sees_file(workspace, file, workspace.bot) else None


async def _body(request: Request) -> bytes | None:
    """The whole body; `None` when it is too large to keep."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST:
            return None
    return bytes(content)
