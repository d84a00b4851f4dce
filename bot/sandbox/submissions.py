"""What becomes of a modal that was sent in, by the app's acknowledgement."""

from bot.sandbox.content import view_content
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import View
from bot.sandbox.sandbox import Sandbox


def apply_acknowledgement(sandbox: Sandbox, view: View, answer: Json) -> str | None:
    """Do what `response_action` says and return it; without one the modal closes (`None`).

    Raises:
        SlackError: the answer holds a view that Slack refuses, errors at fields that are not
            there, or an action that does not exist. The person sees that the app has trouble.
    """
    views = sandbox.workspace.views
    action = answer.get("response_action")
    if view not in views.of(view.user):
        return None  # closed meanwhile: there is nothing left to change
    if not action:
        views.close(view, whole_stack=False)
    elif action == "clear":
        views.close(view, whole_stack=True)
    elif action == "update":
        views.update(view, view_content(answer.get("view"), kinds=("modal",)))
    elif action == "push":
        views.push(view.user, view_content(answer.get("view"), kinds=("modal",)))
    elif action == "errors":
        _show_errors(sandbox, view, answer.get("errors"))
    else:
        raise SlackError("invalid_response_action", [f"[ERROR] unknown action: {action}"])
    return str(action) if action else None


def _show_errors(sandbox: Sandbox, view: View, errors: object) -> None:
    inputs = {block["block_id"] for block in view.blocks if block.get("type") == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("invalid_errors", ["[ERROR] errors must be {block_id: text}"])
    unknown = sorted(set(errors) - inputs)
    if unknown:
        raise SlackError("invalid_errors", [f"[ERROR] no input block: {', '.join(unknown)}"])
    view.errors = {str(block_id): str(text) for block_id, text in errors.items()}
    sandbox.workspace.views.changed(view, "view_errors")
