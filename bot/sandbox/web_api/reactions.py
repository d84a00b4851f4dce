"""`reactions.*`: emoji under messages."""

import re
from collections.abc import Mapping

from bot.sandbox import publisher
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.timestamps import ts_key
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.finding import joined_channel, message_of, user_of
from bot.sandbox.web_api.methods import Method
from bot.sandbox.web_api.paging import next_cursor, page

_MOST = 1000
_EMOJI = re.compile(r"[\w+'-]+(?:::skin-tone-[2-6])?")


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
    name = _name(arguments)
    if place.is_archived:
        raise SlackError("is_archived")
    if not publisher.react(sandbox, place, message, workspace.bot.id, name):
        raise SlackError("already_reacted")
    return {}


def remove(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    place = joined_channel(workspace, arguments.required("channel"))
    message = message_of(workspace, place, arguments.required("timestamp"))
    name = _name(arguments)
    if not publisher.unreact(sandbox, place, message, workspace.bot.id, name):
        raise SlackError("no_reaction")
    return {}


def list_reactions(sandbox: Sandbox, arguments: Arguments) -> Json:
    """What `user` (the bot itself without one) has reacted to, as far as the bot sees it."""
    workspace = sandbox.workspace
    user = user_of(workspace, arguments.text("user", workspace.bot.id))
    found: list[Json] = [
        {"type": "message", "channel": place.id, "message": slack_message(workspace, message)}
        for place in workspace.channels.values()
        if workspace.bot.id in place.members
        for message in workspace.messages.everything(place.id)
        if any(user.id in people for people in message.reactions.values())
    ]
    found.sort(key=lambda item: ts_key(item["message"]["ts"]), reverse=True)
    shown, cursor = page(
        found, arguments, default=100, most=_MOST, key=lambda item: str(item["message"]["ts"])
    )
    return {"items": list(shown), **next_cursor(cursor)}


def _name(arguments: Arguments) -> str:
    name = arguments.required("name").strip(":")
    if not _EMOJI.fullmatch(name):
        raise SlackError("invalid_name")
    return name


METHODS: Mapping[str, Method] = {
    "reactions.get": Method(get),
    "reactions.add": Method(add),
    "reactions.remove": Method(remove),
    "reactions.list": Method(list_reactions),
}
