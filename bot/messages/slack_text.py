"""What somebody said in Slack, as plain text: mentions and links as people read them.

Slack writes them between ``<`` and ``>``, which typed text never holds unescaped.
Source: https://docs.slack.dev/messaging/formatting-message-text/
"""

import re

from bot.messages.escaping import unescape
from bot.messages.wording import Wording

PAGE = "slack_text"

_MARKED = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?://)?", re.IGNORECASE)


def readable(text: str, words: Wording) -> str:
    """A message's text without Slack's markup and escapes.

    A colleague who is mentioned is not named: a name needs consent.
    """
    pieces, since = [], 0
    for marked in _MARKED.finditer(text):
        pieces.append(unescape(text[since : marked.start()]))
        pieces.append(unescape(_read(marked[1], marked[2] or "", words)))
        since = marked.end()
    return "".join([*pieces, unescape(text[since:])]).strip()


def _read(target: str, label: str, words: Wording) -> str:
    match target[0]:
        case "@":
            return words.plain(PAGE, "person")
        case "#":
            return f"#{label}" if label else words.plain(PAGE, "channel")
        case "!":
            return _special(target[1:], label, words)
    return _link(target, label)


def _special(target: str, label: str, words: Wording) -> str:
    if target.startswith("subteam^"):
        return label or words.plain(PAGE, "group")
    return label or f"@{target}"


def _link(target: str, label: str) -> str:
    """The label with the address behind it, unless it says the same."""
    bare = _SCHEME.sub("", target)
    if not label or label == target:
        return target
    return label if label in {bare, bare.rstrip("/")} else f"{label} ({target})"
