"""`conversations.*`: which there are, who is in them, and what was said."""

from collections.abc import Mapping

from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.messages import within
from bot.sandbox.model import Channel, Message
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.timestamps import is_ts
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.conversation_shapes import slack_conversation
from bot.sandbox.web_api.finding import channel_of, joined_channel, user_of
from bot.sandbox.web_api.methods import Method
from bot.sandbox.web_api.paging import next_cursor, page

_MOST = 999
_MOST_PEOPLE = 8
_TYPES = ("public_channel", "private_channel", "mpim", "im")


def history(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Newest first, without replies and ephemeral messages."""
    workspace = sandbox.workspace
    place = joined_channel(workspace, arguments.required("channel"))
    oldest, latest = _period(arguments)
    found = workspace.messages.history(
        place.id, oldest, latest, inclusive=arguments.flag("inclusive")
    )
    return {**_messages(sandbox, found, arguments, default=100), "pin_count": 0}


def replies(sandbox: Sandbox, arguments: Arguments) -> Json:
    """The parent, then its replies, oldest first."""
    workspace = sandbox.workspace
    place = joined_channel(workspace, arguments.required("channel"))
    parent = workspace.messages.find(place.id, arguments.required("ts"))
    if parent is None or parent.ephemeral_for is not None:
        raise SlackError("thread_not_found")
    oldest, latest = _period(arguments)
    inclusive = arguments.flag("inclusive")
    listed = [
        message
        for message in workspace.messages.replies(place.id, parent.ts)
        if within(message.ts, oldest, latest, inclusive=inclusive)
    ]
    return _messages(sandbox, [parent, *listed], arguments, default=_MOST)


def _period(arguments: Arguments) -> tuple[str, str]:
    period = arguments.text("oldest"), arguments.text("latest").removeprefix("now")
    for name, ts in zip(("oldest", "latest"), period, strict=True):
        if ts and not is_ts(ts):
            raise SlackError(f"invalid_ts_{name}")
    return period


def _messages(
    sandbox: Sandbox, found: list[Message], arguments: Arguments, *, default: int
) -> Json:
    shown, cursor = page(found, arguments, default=default, most=_MOST, key=lambda one: one.ts)
    everything = arguments.flag("include_all_metadata")
    answer: Json = {
        "messages": [
            slack_message(sandbox.workspace, message, all_metadata=everything) for message in shown
        ],
        "has_more": bool(cursor),
    }
    return answer | (next_cursor(cursor) if cursor else {})


def list_conversations(sandbox: Sandbox, arguments: Arguments) -> Json:
    return _list(sandbox, arguments, member=None)


def list_of_member(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Where the bot is in, or `user`, as far as the bot may know."""
    workspace = sandbox.workspace
    member = user_of(workspace, arguments.text("user", workspace.bot.id))
    return _list(sandbox, arguments, member=member.id)


def _list(sandbox: Sandbox, arguments: Arguments, member: str | None) -> Json:
    workspace = sandbox.workspace
    wanted = arguments.text("types", "public_channel").replace(" ", "").split(",")
    if set(wanted) - set(_TYPES):
        raise SlackError("invalid_types")
    found = [
        channel
        for channel in workspace.channels.values()
        if _type_of(channel) in wanted
        and (not channel.is_private or workspace.bot.id in channel.members)
        and (member is None or member in channel.members)
        and not (channel.is_archived and arguments.flag("exclude_archived"))
    ]
    shown, cursor = page(found, arguments, default=100, most=_MOST, key=lambda one: one.id)
    return {
        "channels": [slack_conversation(workspace, channel) for channel in shown],
        **next_cursor(cursor),
    }


def info(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    channel = channel_of(workspace, arguments.required("channel"))
    shape = slack_conversation(workspace, channel)
    if not arguments.flag("include_num_members"):
        shape.pop("num_members", None)
    return {"channel": shape}


def members(sandbox: Sandbox, arguments: Arguments) -> Json:
    channel = channel_of(sandbox.workspace, arguments.required("channel"))
    shown, cursor = page(channel.members, arguments, default=100, most=_MOST, key=str)
    return {"members": list(shown), **next_cursor(cursor)}


def open_conversation(sandbox: Sandbox, arguments: Arguments) -> Json:
    """A DM with one person, or a conversation with several."""
    workspace = sandbox.workspace
    if arguments.has("channel"):
        channel = channel_of(workspace, arguments.text("channel"))
    else:
        wanted = [one for one in arguments.text("users").replace(" ", "").split(",") if one]
        if not wanted:
            raise SlackError("users_list_not_supplied")
        if len(wanted) > _MOST_PEOPLE:
            raise SlackError("too_many_users")
        people = [user_of(workspace, user_id) for user_id in wanted]
        if any(person.is_bot for person in people):
            raise SlackError("cannot_dm_bot")
        several = len(people) > 1
        channel = (
            workspace.group_message([person.id for person in people])
            if several
            else workspace.direct_message(people[0].id)
        )
    if arguments.flag("return_im"):
        return {"channel": slack_conversation(workspace, channel)}
    return {"channel": {"id": channel.id}}


def _type_of(channel: Channel) -> str:
    if channel.kind != "channel":
        return channel.kind
    return "private_channel" if channel.is_private else "public_channel"


METHODS: Mapping[str, Method] = {
    "conversations.history": Method(history),
    "conversations.replies": Method(replies),
    "conversations.list": Method(list_conversations),
    "conversations.info": Method(info),
    "conversations.members": Method(members),
    "conversations.open": Method(open_conversation),
    "users.conversations": Method(list_of_member),
}
