"""What people type, as Slack passes it on: escaped, with names turned into mentions."""

import re

from bot.sandbox.workspace import Workspace


def escaped(text: str) -> str:
    """Slack escapes these three, and nothing else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(workspace: Workspace, text: str) -> str:
    """The text of a message: `@Vaandel` becomes `<@U…>`, `#bor` becomes `<#C…|bor>`."""
    mentions = {f"@{escaped(user.name)}": f"<@{user.id}>" for user in workspace.users.values()}
    mentions |= {
        f"#{channel.name}": f"<#{channel.id}|{channel.name}>"
        for channel in workspace.channels.values()
        if channel.kind == "channel"
    }
    longest_first = sorted(mentions, key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest_first)
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", lambda found: mentions[found[0]], escaped(text))
