"""What a channel may be called."""

import re

from bot.sandbox.errors import SlackError
from bot.sandbox.workspace import Workspace

_LONGEST = 80


def checked_name(workspace: Workspace, name: str) -> str:
    """A name for a new channel.

    Raises:
        SlackError: `invalid_name_required`, `invalid_name_maxlength`, `invalid_name_specials`,
            `invalid_name_punctuation`, `name_taken`.
    """
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > _LONGEST:
        raise SlackError("invalid_name_maxlength")
    if name != name.lower() or not re.fullmatch(r"[\w-]+", name):
        raise SlackError("invalid_name_specials")
    if not re.search(r"[^\W_]", name):
        raise SlackError("invalid_name_punctuation")
    if any(channel.name == name for channel in workspace.channels.values()):
        raise SlackError("name_taken")
    return name
