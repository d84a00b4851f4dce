"""Who sees what: private places are for their members, and guests see only where they are in."""

from bot.sandbox.files import File
from bot.sandbox.model import Channel, User
from bot.sandbox.workspace import Workspace


def sees(channel: Channel, user: User) -> bool:
    """Whether a person may look into a conversation, a member of it or not."""
    if user.id in channel.members:
        return True
    return channel.kind == "channel" and not channel.is_private and not user.is_guest


def sees_file(workspace: Workspace, file: File, user: User) -> bool:
    """Whether a file is somebody's own, given to the bot in a form, or in a place they see.

    A bot must be a member of that place.
    """
    if file.user == user.id or (user.is_bot and file.id in workspace.handed_in):
        return True
    places = [workspace.channels[share.channel] for share in file.shares]
    if user.is_bot:
        return any(user.id in place.members for place in places)
    return any(sees(place, user) for place in places)
