"""Typing in a menu of which the app keeps the options: the app is asked for them."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.blocks import Placed, find_element
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import person, place_of, view_in_use, visible_message
from bot.sandbox.control.outcome import unanswered
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.envelopes import Failure
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.payloads.suggestions import message_suggestion, view_suggestion
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.suggestions import checked_suggestions, shortest_query


class ViewSuggestBody(Body):
    view_id: str
    user: str
    action_id: str
    block_id: str | None = None
    value: str = ""


class SuggestBody(Body):
    channel: str
    messageTs: str  # noqa: N815  -- the control API's own field name
    user: str
    action_id: str
    block_id: str | None = None
    value: str = ""


async def view_suggest(request: Request) -> Response:
    """In a modal or App Home: `{"ok", "acknowledged", "ms", "options" | "option_groups"}`.

    Too few characters for the menu give no options and `"asked": false`. An app that does not
    answer, or not what Slack takes, is `"ok": false` with `error` (and `messages`).
    """
    sandbox = sandbox_of(request)
    body = await read_body(request, ViewSuggestBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        view = view_in_use(workspace, body.view_id, user)
        placed = _menu(view.blocks, body)
        payload = view_suggestion(workspace, user, view, placed, body.value)
    return await _ask(sandbox, placed, body.value, payload)


async def suggest(request: Request) -> Response:
    """The same, in a message."""
    sandbox = sandbox_of(request)
    body = await read_body(request, SuggestBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        place = place_of(workspace, body.channel, user)
        message = visible_message(workspace, place, body.messageTs, user)
        placed = _menu(message.blocks, body)
        payload = message_suggestion(
            workspace, person=user, place=place, message=message, placed=placed, value=body.value
        )
    return await _ask(sandbox, placed, body.value, payload)


def _menu(blocks: list[Json], body: ViewSuggestBody | SuggestBody) -> Placed:
    placed = find_element(blocks, body.action_id, body.block_id)
    if placed is None:
        raise ControlError(404, "no_such_action", f"nothing here is called {body.action_id!r}")
    if placed.element["type"] not in {"external_select", "multi_external_select"}:
        raise ControlError(409, "not_external", "this menu has its options with it")
    return placed


async def _ask(sandbox: Sandbox, placed: Placed, value: str, payload: Json) -> Response:
    if len(value) < shortest_query(placed.element):
        return JSONResponse({"ok": True, "asked": False, "options": []})
    answer = await sandbox.delivery.request("interactive", payload, accepts_response_payload=True)
    if isinstance(answer, Failure):
        return unanswered(answer.code)
    outcome: Json = {"ok": True, "asked": True, "acknowledged": True, "ms": answer.ms}
    try:
        outcome |= checked_suggestions(answer.payload)
    except SlackError as refusal:
        outcome |= {"ok": False, "error": refusal.code, "messages": list(refusal.messages)}
    return JSONResponse(outcome)
