"""`reactions.*`: emoji under messages."""

from collections.abc import Mapping

from bot.sandbox import publisher
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.finding import joined_channel, message_of
from bot.sandbox.web_api.methods import Method


def get(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    place = joined_channel(workspace, arguments.required("channel"))
    message = message_of(workspace, place, arguments.required("timestamp"))
    shape = slack_message(workspace, message)
    return {"type": "message", "channel": place.id, "message": shape}


def add(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    place = joined_channel(workspace, arguments.required("channel"))
    message = message_of(workspace, place, arguments.required("timestamp"))
    name = arguments.required("name").strip(":")
    if not publisher.react(sandbox, place, message, workspace.bot.id, name):
        raise SlackError("already_reacted")
    return {}


METHODS: Mapping[str, Method] = {"reactions.get": Method(get), "reactions.add": Method(add)}
