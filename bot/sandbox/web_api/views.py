"""`views.*`: modals and App Home."""

from collections.abc import Mapping

from bot.sandbox.content import view_content
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import View
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.view_shapes import slack_view
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.finding import user_of
from bot.sandbox.web_api.methods import Method


def open_view(sandbox: Sandbox, arguments: Arguments) -> Json:
    """The trigger is used only when the view is right, as in Slack."""
    workspace = sandbox.workspace
    content = view_content(_view(arguments), kinds=("modal",))
    trigger = workspace.triggers.exchange(arguments.required("trigger_id"))
    return _answer(sandbox, workspace.views.open(trigger.user, content))


def push(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    content = view_content(_view(arguments), kinds=("modal",))
    trigger = workspace.triggers.exchange(arguments.required("trigger_id"))
    return _answer(sandbox, workspace.views.push(trigger.user, content))


def update(sandbox: Sandbox, arguments: Arguments) -> Json:
    """By `view_id` or `external_id`; with `hash` only when nothing has changed since."""
    views = sandbox.workspace.views
    content = view_content(_view(arguments), kinds=("modal",))
    if arguments.has("view_id"):
        view = views.get(arguments.text("view_id"))
    else:
        view = views.by_external_id(arguments.required("external_id"))
    views.update(view, content, arguments.text("hash"))
    return _answer(sandbox, view)


def publish(sandbox: Sandbox, arguments: Arguments) -> Json:
    """App Home of one person."""
    workspace = sandbox.workspace
    person = user_of(workspace, arguments.required("user_id"))
    if person.is_bot:
        raise SlackError("user_not_found")
    content = view_content(_view(arguments), kinds=("home",))
    return _answer(sandbox, workspace.homes.publish(person.id, content, arguments.text("hash")))


def _view(arguments: Arguments) -> object:
    return arguments.json("view", "invalid_arguments")


def _answer(sandbox: Sandbox, view: View) -> Json:
    return {"view": slack_view(sandbox.workspace, view)}


METHODS: Mapping[str, Method] = {
    "views.open": Method(open_view),
    "views.push": Method(push),
    "views.update": Method(update),
    "views.publish": Method(publish),
}
