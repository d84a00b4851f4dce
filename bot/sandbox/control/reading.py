"""What can be read: the state, the messages, the modals, App Home, the log."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import any_place, person, readable_place
from bot.sandbox.control.requests import sandbox_of, wait_for_change, wait_parameters
from bot.sandbox.control.state import state_document
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import page_message
from bot.sandbox.model import Channel, User
from bot.sandbox.timestamps import is_ts, ts_key
from bot.sandbox.view_shapes import page_view
from bot.sandbox.visibility import sees
from bot.sandbox.workspace import Workspace


async def state(request: Request) -> Response:
    """With `?user=` only the conversations that this person sees."""
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    with sandbox.workspace.lock:
        return JSONResponse(state_document(sandbox, _reader(request, sandbox.workspace)))


async def messages(request: Request) -> Response:
    """`?user=` (id or key) must see the place, and is not shown what is ephemeral for others.

    `?since=TS` leaves out what is not later.
    """
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    workspace = sandbox.workspace
    with workspace.lock:
        wanted = str(request.path_params["channel"])
        reader = _reader(request, workspace)
        place = (
            readable_place(workspace, wanted, reader) if reader else any_place(workspace, wanted)
        )
        shown = _shown(workspace, place, reader, _since(request))
        return JSONResponse({"seq": sandbox.log.seq, "channel": place.id, "messages": shown})


async def all_messages(request: Request) -> Response:
    """Those of every conversation (that `?user=` sees), each with its `channel`, oldest first."""
    await wait_for_change(request)
    sandbox = sandbox_of(request)
    workspace = sandbox.workspace
    with workspace.lock:
        reader = _reader(request, workspace)
        since = _since(request)
        shown = [
            {"channel": place.id, **message}
            for place in workspace.channels.values()
            if reader is None or sees(place, reader)
            for message in _shown(workspace, place, reader, since)
        ]
        shown.sort(key=lambda message: ts_key(message["ts"]))
        return JSONResponse({"seq": sandbox.log.seq, "messages": shown})


def _reader(request: Request, workspace: Workspace) -> User | None:
    wanted = request.query_params.get("user")
    return person(workspace, wanted) if wanted else None


def _since(request: Request) -> str:
    since = request.query_params.get("since", "")
    if since and not is_ts(since):
        raise ControlError(400, "invalid_arguments", "since is a ts")
    return since


def _shown(workspace: Workspace, place: Channel, reader: User | None, since: str) -> list[Json]:
    return [
        page_message(workspace, message)
        for message in workspace.messages.everything(place.id)
        if (reader is None or message.ephemeral_for in (None, reader.id))
        and (not since or ts_key(message.ts) > ts_key(since))
    ]


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
