"""`conversations.*` that change who is in a channel, and which channels there are."""

from collections.abc import Mapping

from bot.sandbox import membership
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel
from bot.sandbox.names import checked_name
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.conversation_shapes import slack_conversation
from bot.sandbox.web_api.finding import channel_of, joined_channel, user_of
from bot.sandbox.web_api.methods import Method
from bot.sandbox.workspace import Workspace


def join(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    channel = channel_of(workspace, arguments.required("channel"))
    if channel.kind != "channel" or channel.is_private:
        raise SlackError("method_not_supported_for_channel_type")
    _check_open(channel)
    answer: Json = {}
    if workspace.bot.id in channel.members:
        answer = {"warning": "already_in_channel"}
    else:
        membership.join(sandbox, channel, workspace.bot.id)
    return {"channel": slack_conversation(workspace, channel), **answer}


def invite(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    channel = _channel(workspace, arguments)
    wanted = [one for one in arguments.text("users").replace(" ", "").split(",") if one]
    if not wanted:
        raise SlackError("no_user")
    people = [user_of(workspace, user_id) for user_id in wanted]
    for person in people:
        if person.id == workspace.bot.id:
            raise SlackError("cant_invite_self")
        if person.id in channel.members:
            raise SlackError("already_in_channel")
        if person.is_bot:
            raise SlackError("cant_invite")
    for person in people:
        membership.join(sandbox, channel, person.id, inviter=workspace.bot.id)
    return {"channel": slack_conversation(workspace, channel)}


def kick(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    channel = _channel(workspace, arguments)
    if not arguments.text("user"):
        raise SlackError("no_user")
    person = user_of(workspace, arguments.text("user"))
    if person.id == workspace.bot.id:
        raise SlackError("cant_kick_self")
    if person.id not in channel.members:
        raise SlackError("not_in_channel")
    membership.leave(sandbox, channel, person.id, remover=workspace.bot.id)
    return {}


def leave(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Leaving where one is not is no error."""
    workspace = sandbox.workspace
    channel = channel_of(workspace, arguments.required("channel"))
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    _check_open(channel)
    if workspace.bot.id not in channel.members:
        return {"not_in_channel": True}
    membership.leave(sandbox, channel, workspace.bot.id)
    return {}


def create(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    name = checked_name(workspace, arguments.text("name"))
    channel = membership.create(
        sandbox, name, workspace.bot.id, private=arguments.flag("is_private")
    )
    return {"channel": slack_conversation(workspace, channel)}


def archive(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    channel = joined_channel(workspace, arguments.required("channel"))
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("already_archived")
    membership.archive(sandbox, channel, workspace.bot.id)
    return {}


def _channel(workspace: Workspace, arguments: Arguments) -> Channel:
    channel = joined_channel(workspace, arguments.required("channel"))
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    _check_open(channel)
    return channel


def _check_open(channel: Channel) -> None:
    if channel.is_archived:
        raise SlackError("is_archived")


METHODS: Mapping[str, Method] = {
    "conversations.join": Method(join),
    "conversations.invite": Method(invite),
    "conversations.kick": Method(kick),
    "conversations.leave": Method(leave),
    "conversations.create": Method(create),
    "conversations.archive": Method(archive),
}
