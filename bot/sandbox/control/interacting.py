"""Clicks and choices in messages, modals and App Home."""

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox import slack_words
from bot.sandbox.blocks import STATE_FIELDS, Placed, find_element
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import person, place_of, view_in_use, visible_message
from bot.sandbox.control.outcome import unanswered
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.envelopes import Failure
from bot.sandbox.interaction import new_response_url, new_trigger
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Message, StateValues, User, View
from bot.sandbox.payloads import interactions
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.view_state import merge_values, updated_state


class InteractBody(Body):
    channel: str
    messageTs: str  # noqa: N815  -- the control API's own field name
    user: str
    action: Json


class ViewActionBody(Body):
    """`values` is what stands in the other fields at that moment, where the page knows more."""

    view_id: str
    user: str
    action: Json
    values: Json = Field(default_factory=dict)


async def interact(request: Request) -> Response:
    """Something in a message: answers when the bot has acknowledged."""
    sandbox = sandbox_of(request)
    body = await read_body(request, InteractBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        place = place_of(workspace, body.channel, user)
        message = visible_message(workspace, place, body.messageTs, user)
        placed = _element(message.blocks, body.action)
        performed = interactions.action(placed, body.action, workspace.timestamps.next())
        payload = interactions.message_action_payload(
            workspace,
            person=user,
            place=place,
            message=message,
            state=_message_state(message, user, placed, body.action),
            performed=performed,
            trigger_id=new_trigger(sandbox, user),
            response_url=new_response_url(sandbox, place, user, message),
        )
    acknowledgement = await sandbox.delivery.request(
        "interactive", payload, accepts_response_payload=False
    )
    if not isinstance(acknowledgement, Failure):
        return JSONResponse({"ok": True, "acknowledged": True, "ms": acknowledgement.ms})
    code = acknowledgement.code
    with workspace.lock:
        words = slack_words.action_failed(code)
        slack_words.tell(sandbox, place, user, words, thread_ts=message.thread_ts)
    return unanswered(code)


async def view_action(request: Request) -> Response:
    """Something in a modal or App Home that tells the bot at once: a button, a menu outside an
    input block, or an input with `dispatch_action`.
    """
    sandbox = sandbox_of(request)
    body = await read_body(request, ViewActionBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        view = view_in_use(workspace, body.view_id, user)
        payload = _view_payload(sandbox, user, view, body)
    acknowledgement = await sandbox.delivery.request(
        "interactive", payload, accepts_response_payload=False
    )
    if not isinstance(acknowledgement, Failure):
        return JSONResponse({"ok": True, "acknowledged": True, "ms": acknowledgement.ms})
    with workspace.lock:
        view.notice = slack_words.TROUBLE_IN_MODAL
        workspace.views.changed(view, "view_errors")
    return unanswered(acknowledgement.code)


def _view_payload(sandbox: Sandbox, user: User, view: View, body: ViewActionBody) -> Json:
    workspace = sandbox.workspace
    placed = _element(view.blocks, body.action)
    if placed.block.get("type") == "input" and not placed.block.get("dispatch_action"):
        raise ControlError(409, "not_dispatched", "this input tells nothing until it is sent in")
    view.state = merge_values(view.blocks, view.state, body.values)
    performed = interactions.action(placed, body.action, workspace.timestamps.next())
    if placed.element["type"] in STATE_FIELDS:
        view.state = merge_values(view.blocks, view.state, _as_values(placed, body.action))
    view.notice = None
    workspace.views.changed(view, "view_state")
    return interactions.view_action_payload(
        workspace,
        person=user,
        view=view,
        performed=performed,
        trigger_id=new_trigger(sandbox, user),
    )


def _element(blocks: list[Json], action: Json) -> Placed:
    action_id, block_id = action.get("action_id"), action.get("block_id")
    placed = find_element(blocks, str(action_id), str(block_id) if block_id else None)
    if placed is None:
        raise ControlError(404, "no_such_action", f"nothing here has action_id {action_id!r}")
    return placed


def _message_state(message: Message, user: User, placed: Placed, action: Json) -> StateValues:
    """What the menus in a message say, each person having their own choices."""
    state = updated_state(message.blocks, message.input_state.get(user.id, {}))
    if placed.element["type"] in STATE_FIELDS:
        state = merge_values(message.blocks, state, _as_values(placed, action))
        message.input_state[user.id] = state
    return state


def _as_values(placed: Placed, action: Json) -> Json:
    return {placed.block_id: {placed.action_id: action}}
