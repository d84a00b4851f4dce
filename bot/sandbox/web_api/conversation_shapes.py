"""A conversation as Slack shows it."""

from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel
from bot.sandbox.workspace import Workspace


def slack_conversation(workspace: Workspace, channel: Channel) -> Json:
    """The fields differ for direct messages, as in Slack."""
    shape: Json = {
        "id": channel.id,
        "created": channel.created,
        "updated": channel.created * 1000,
        "is_archived": channel.is_archived,
        "is_channel": channel.kind == "channel" and not channel.is_private,
        "is_group": channel.kind == "channel" and channel.is_private,
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_org_shared": False,
        "context_team_id": workspace.id,
    }
    if channel.kind == "im":
        return {**shape, "user": channel.user, "is_user_deleted": False, "priority": 0}
    about = {"value": channel.purpose, "creator": channel.creator, "last_set": 0}
    return {
        **shape,
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": channel.creator,
        "is_general": False,
        "is_private": channel.is_private,
        "is_member": workspace.bot.id in channel.members,
        "is_shared": channel.is_shared,
        "is_ext_shared": channel.is_shared,
        "is_pending_ext_shared": False,
        "shared_team_ids": [workspace.id],
        "topic": {**about, "value": ""},
        "purpose": about,
        "num_members": len(channel.members),
    }
