"""Events about channels themselves: who comes and goes, what begins and ends."""

from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel
from bot.sandbox.workspace import Workspace


def member_joined(
    workspace: Workspace, channel: Channel, user_id: str, event_ts: str, inviter: str | None
) -> Json:
    """`inviter` is there when somebody else added them."""
    event = _member(workspace, "member_joined_channel", channel, user_id, event_ts)
    return event | ({"inviter": inviter} if inviter else {})


def member_left(workspace: Workspace, channel: Channel, user_id: str, event_ts: str) -> Json:
    return _member(workspace, "member_left_channel", channel, user_id, event_ts)


def bot_left(channel: Channel, actor: str, event_ts: str) -> Json:
    """The bot itself is out: the last event that it gets about this channel."""
    kind = "group_left" if channel.is_private else "channel_left"
    return {"type": kind, "channel": channel.id, "actor_id": actor, "event_ts": event_ts}


def channel_created(channel: Channel, event_ts: str) -> Json:
    about = {
        "id": channel.id,
        "name": channel.name,
        "created": channel.created,
        "creator": channel.creator,
    }
    return {"type": "channel_created", "channel": about, "event_ts": event_ts}


def channel_archived(channel: Channel, user_id: str, event_ts: str) -> Json:
    kind = "group_archive" if channel.is_private else "channel_archive"
    return {"type": kind, "channel": channel.id, "user": user_id, "event_ts": event_ts}


def _member(workspace: Workspace, kind: str, channel: Channel, user_id: str, event_ts: str) -> Json:
    return {
        "type": kind,
        "user": user_id,
        "channel": channel.id,
        "channel_type": "G" if channel.kind == "mpim" else "C",
        "team": workspace.id,
        "event_ts": event_ts,
    }
