"""Sending in and closing modals."""

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox import slack_words
from bot.sandbox.control.errors import ControlError
from bot.sandbox.control.finding import modal_on_top, person
from bot.sandbox.control.requests import Body, read_body, sandbox_of
from bot.sandbox.envelopes import Failure
from bot.sandbox.errors import SlackError
from bot.sandbox.interaction import new_trigger
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import User, View
from bot.sandbox.payloads.interactions import view_closed, view_submission
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.sharing import hand_in
from bot.sandbox.submissions import apply_acknowledgement
from bot.sandbox.view_shapes import page_view
from bot.sandbox.view_state import client_side_errors, merge_values
from bot.sandbox.workspace import Workspace


class SubmitBody(Body):
    """`values` in the shape of `state.values`, put over what stands in the modal."""

    view_id: str
    user: str
    values: Json = Field(default_factory=dict)


class CloseBody(Body):
    """`all` is the cross that closes the whole stack; otherwise only the modal on top."""

    view_id: str
    user: str
    all: bool = False


async def view_submit(request: Request) -> Response:
    """Answers when the bot has: `{"ok", "response_action", "errors", "view"}`.

    `view` is what is on top afterwards, or null. Slack's own checks (an empty required field)
    give `"response_action": "errors"` and `"reached_bot": false`. An app that does not answer,
    or not what Slack accepts, is `"ok": false` with `error` (and `messages`).
    """
    sandbox = sandbox_of(request)
    body = await read_body(request, SubmitBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        view = modal_on_top(workspace, body.view_id, user)
        if not view.content.get("submit"):
            raise ControlError(409, "no_submit", "this modal has no button to send it in")
        view.state = merge_values(view.blocks, view.state, body.values)
        hand_in(workspace, view.state)
        view.errors = client_side_errors(view.blocks, view.state)
        view.notice = None
        if view.errors:
            workspace.views.changed(view, "view_errors")
            return _outcome(workspace, user, action="errors", errors=view.errors, reached=False)
        workspace.views.changed(view, "view_state")
        trigger_id = new_trigger(sandbox, user)
        payload = view_submission(workspace, person=user, view=view, trigger_id=trigger_id)
    acknowledgement = await sandbox.delivery.request(
        "interactive", payload, accepts_response_payload=True
    )
    with workspace.lock:
        if isinstance(acknowledgement, Failure):
            return _trouble(workspace, user, view, acknowledgement.code)
        try:
            action = apply_acknowledgement(sandbox, view, acknowledgement.payload)
        except SlackError as refusal:
            return _trouble(workspace, user, view, refusal.code, refusal.messages)
        errors = view.errors if action == "errors" else {}
        return _outcome(workspace, user, action=action, errors=errors, reached=True)


async def view_close(request: Request) -> Response:
    """Tells the bot where a modal asked for it (`notify_on_close`)."""
    sandbox = sandbox_of(request)
    body = await read_body(request, CloseBody)
    workspace = sandbox.workspace
    with workspace.lock:
        user = person(workspace, body.user)
        view = modal_on_top(workspace, body.view_id, user)
        everything = body.all or bool(view.content.get("clear_on_close"))
        closed = workspace.views.close(view, whole_stack=everything)
        payloads = [
            view_closed(workspace, person=user, view=gone, is_cleared=everything)
            for gone in reversed(closed)
            if gone.content.get("notify_on_close")
        ]
    acknowledged = await _notify(sandbox, payloads)
    left = workspace.views.of(user.id)
    shown = page_view(workspace, left[-1]) if left else None
    return JSONResponse({"ok": True, "acknowledged": acknowledged, "view": shown})


async def _notify(sandbox: Sandbox, payloads: list[Json]) -> bool:
    answers = [
        await sandbox.delivery.request("interactive", payload, accepts_response_payload=False)
        for payload in payloads
    ]
    return not any(isinstance(answer, Failure) for answer in answers)


def _outcome(
    workspace: Workspace, user: User, *, action: str | None, errors: dict[str, str], reached: bool
) -> Response:
    return JSONResponse(
        {
            "ok": True,
            "response_action": action,
            "errors": errors,
            "view": _on_top(workspace, user),
            "reached_bot": reached,
        }
    )


def _trouble(
    workspace: Workspace, user: User, view: View, code: str, messages: tuple[str, ...] = ()
) -> Response:
    """What Slack shows in the modal when the app has not answered as it should."""
    view.notice = slack_words.TROUBLE_IN_MODAL
    workspace.views.changed(view, "view_errors")
    return JSONResponse(
        {
            "ok": False,
            "error": code,
            "messages": list(messages),
            "response_action": None,
            "errors": {},
            "view": _on_top(workspace, user),
            "reached_bot": True,
        }
    )


def _on_top(workspace: Workspace, user: User) -> Json | None:
    stack = workspace.views.of(user.id)
    return page_view(workspace, stack[-1]) if stack else None
