"""Who is in a channel: joining, leaving, inviting, and channels that begin and end."""

from bot.sandbox import ids, publisher
from bot.sandbox.model import Channel, Message
from bot.sandbox.payloads import channel_events
from bot.sandbox.sandbox import Sandbox


def join(sandbox: Sandbox, channel: Channel, user_id: str, inviter: str | None = None) -> None:
    """Add a member, say so in the channel and tell the app, which is in it by then."""
    workspace = sandbox.workspace
    channel.members.append(user_id)
    workspace.log.add("channel", channel=channel.id)
    words = "has joined the channel"
    _say(sandbox, channel, user_id, subtype="channel_join", words=words, inviter=inviter)
    event = channel_events.member_joined(
        workspace, channel, user_id, workspace.timestamps.next(), inviter
    )
    publisher.publish(sandbox, channel, event)


def leave(sandbox: Sandbox, channel: Channel, user_id: str, remover: str | None = None) -> None:
    """Take a member away; a bot that goes is told, and nothing more of that channel."""
    workspace = sandbox.workspace
    event_ts = workspace.timestamps.next()
    if user_id == workspace.bot.id:
        event = channel_events.bot_left(channel, remover or user_id, event_ts)
    else:
        event = channel_events.member_left(workspace, channel, user_id, event_ts)
    publisher.publish(sandbox, channel, event)
    channel.members.remove(user_id)
    workspace.log.add("channel", channel=channel.id)
    _say(sandbox, channel, user_id, subtype="channel_leave", words="has left the channel")


def create(
    sandbox: Sandbox, name: str, creator: str, *, private: bool, purpose: str = ""
) -> Channel:
    """A new channel with its creator in it. That the name is free and fits is for the caller."""
    workspace = sandbox.workspace
    channel = Channel(
        id=ids.random_id("C"),
        name=name,
        kind="channel",
        members=[creator],
        purpose=purpose,
        is_private=private,
        created=int(sandbox.clock.now().timestamp()),
        creator=creator,
    )
    workspace.channels[channel.id] = channel
    workspace.log.add("channel", channel=channel.id)
    if not private:
        event = channel_events.channel_created(channel, workspace.timestamps.next())
        publisher.publish_to_workspace(sandbox, event)
    return channel


def archive(sandbox: Sandbox, channel: Channel, user_id: str) -> None:
    """Close a channel: it can be read, and nothing can be said in it."""
    workspace = sandbox.workspace
    channel.is_archived = True
    workspace.log.add("channel", channel=channel.id)
    event = channel_events.channel_archived(channel, user_id, workspace.timestamps.next())
    publisher.publish(sandbox, channel, event)


def _say(
    sandbox: Sandbox,
    channel: Channel,
    user_id: str,
    *,
    subtype: str,
    words: str,
    inviter: str | None = None,
) -> None:
    kind = subtype.replace("channel", "group") if channel.is_private else subtype
    message = Message(
        channel=channel.id,
        ts=sandbox.workspace.timestamps.next(),
        user=user_id,
        text=f"<@{user_id}> {words}",
        subtype=kind,
        inviter=inviter,
    )
    publisher.post(sandbox, channel, message)
