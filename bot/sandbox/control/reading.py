"""What can be read: the state, the messages, the modals, App Home, the log."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import any_place, person
from bot.sandbox.control.requests import sandbox_of, wait_for_change, wait_parameters
from bot.sandbox.control.state import state_document
from bot.sandbox.message_shapes import page_message
from bot.sandbox.view_shapes import page_view


async def state(request: Request) -> Response:
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    with sandbox.workspace.lock:
        return JSONResponse(state_document(sandbox))


async def messages(request: Request) -> Response:
    """`?user=` (id or key) leaves out what is ephemeral for others."""
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    workspace = sandbox.workspace
    with workspace.lock:
        place = any_place(workspace, str(request.path_params["channel"]))
        reader = request.query_params.get("user")
        reads = (None, person(workspace, reader).id) if reader else None
        shown = [
            page_message(workspace, message)
            for message in workspace.messages.everything(place.id)
            if reads is None or message.ephemeral_for in reads
        ]
        return JSONResponse({"seq": sandbox.log.seq, "channel": place.id, "messages": shown})


async def views(request: Request) -> Response:
    """The open modals of `?user=`, the visible one last."""
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, _user_parameter(request))
        shown = [page_view(workspace, view) for view in workspace.views.of(user.id)]
        return JSONResponse({"seq": sandbox.log.seq, "views": shown})


async def home(request: Request) -> Response:
    """The App Home of `?user=`, or `null` when nothing was published."""
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    workspace = sandbox.workspace
    with workspace.lock:
        view = workspace.homes.of(person(workspace, _user_parameter(request)).id)
        shown = page_view(workspace, view) if view else None
        return JSONResponse({"seq": sandbox.log.seq, "view": shown})


async def log(request: Request) -> Response:
    """The entries past `?after=`."""
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    after, _ = wait_parameters(request)
    entries = [entry.document() for entry in sandbox.log.after(after)]
    return JSONResponse({"seq": sandbox.log.seq, "entries": entries})


def _user_parameter(request: Request) -> str:
    user = request.query_params.get("user")
    if not user:
        raise ControlError(400, "invalid_arguments", "say whose: ?user=")
    return user
