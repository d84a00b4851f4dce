"""The conversation or person that a call is about, or Slack's refusal."""

from bot.sandbox.content import checked_thread_ts
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Channel, Message, User
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.workspace import Workspace


def channel_of(workspace: Workspace, wanted: str) -> Channel:
    """A conversation that the bot may know of, by its id.

    Raises:
        SlackError: `channel_not_found`, also for private ones that the bot is not in.
    """
    channel = workspace.channels.get(wanted)
    if channel is None or (channel.is_private and workspace.bot.id not in channel.members):
        raise SlackError("channel_not_found")
    return channel


def joined_channel(workspace: Workspace, wanted: str) -> Channel:
    """A conversation that the bot is in.

    Raises:
        SlackError: `channel_not_found` or `not_in_channel`.
    """
    channel = channel_of(workspace, wanted)
    if workspace.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def place_to_post(workspace: Workspace, wanted: str) -> Channel:
    """The same; for posting a name is enough, and a person's id means their DM with the bot.

    Raises:
        SlackError: `channel_not_found` or `not_in_channel`.
    """
    person = workspace.users.get(wanted)
    if person is not None and not person.is_bot:
        return workspace.direct_message(person.id)
    named = None if wanted.startswith("@") else workspace.find_channel(wanted)
    place = joined_channel(workspace, named.id if named else wanted)
    if place.is_archived:
        raise SlackError("is_archived")
    return place


def user_of(workspace: Workspace, user_id: str) -> User:
    """
    Raises:
        SlackError: `user_not_found`.
    """
    user = workspace.users.get(user_id)
    if user is None:
        raise SlackError("user_not_found")
    return user


def message_of(workspace: Workspace, channel: Channel, ts: str) -> Message:
    """A message that is kept; ephemeral ones are not.

    Raises:
        SlackError: `message_not_found`.
    """
    message = workspace.messages.find(channel.id, ts)
    if message is None or message.ephemeral_for is not None:
        raise SlackError("message_not_found")
    return message


def thread_of(workspace: Workspace, channel: Channel, arguments: Arguments) -> str | None:
    """The thread that a call wants to answer in (`thread_ts`), if it does.

    Raises:
        SlackError: `invalid_thread_ts`, `thread_not_found`.
    """
    thread_ts = checked_thread_ts(arguments.text("thread_ts"))
    if thread_ts is None:
        return None
    parent = workspace.messages.find(channel.id, thread_ts)
    if parent is None or parent.ephemeral_for is not None:
        raise SlackError("thread_not_found")
    return parent.thread_ts or parent.ts
