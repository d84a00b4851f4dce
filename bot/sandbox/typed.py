"""What people type, as Slack passes it on: escaped, with names turned into mentions."""

import re

from bot.sandbox.jsontypes import Json
from bot.sandbox.workspace import Workspace

_MENTION = re.compile(r"(<@\w+>|<#\w+\|[^>]*>|<!subteam\^\w+>)")


def escaped(text: str) -> str:
    """Slack escapes these three, and nothing else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(workspace: Workspace, text: str) -> str:
    """The text of a message: `@Vaandel` becomes `<@U…>`, `#bor` becomes `<#C…|bor>`."""
    mentions = {f"@{escaped(user.name)}": f"<@{user.id}>" for user in workspace.users.values()}
    mentions |= {
        f"@{escaped(group.handle)}": f"<!subteam^{group.id}>"
        for group in workspace.user_groups.values()
    }
    mentions |= {
        f"#{channel.name}": f"<#{channel.id}|{channel.name}>"
        for channel in workspace.channels.values()
        if channel.kind == "channel"
    }
    longest_first = sorted(mentions, key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest_first)
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda found: mentions[found[0]], escaped(text))


def as_rich_text(text: str, block_id: str) -> Json:
    """The block that Slack makes of a message that was typed; its texts are not escaped."""
    parts = [_rich_part(part) for part in _MENTION.split(text) if part]
    section = {"type": "rich_text_section", "elements": parts}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def _rich_part(part: str) -> Json:
    if part.startswith("<@"):
        return {"type": "user", "user_id": part[2:-1]}
    if part.startswith("<!subteam^"):
        return {"type": "usergroup", "usergroup_id": part[10:-1]}
    if part.startswith("<#"):
        return {"type": "channel", "channel_id": part[2:].partition("|")[0]}
    raw = part.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return {"type": "text", "text": raw}
