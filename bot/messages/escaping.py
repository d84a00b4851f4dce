"""Making text safe for Slack's mrkdwn, once.

Slack asks for exactly three replacements; HTML escaping would show ``thema&#39;s``.
Source: https://docs.slack.dev/messaging/formatting-message-text/
"""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Mrkdwn(str):
    """Text that is safe as it stands: written by us, or escaped before."""

    __slots__ = ()


def escape(value: object) -> Mrkdwn:
    """A value as safe mrkdwn; what is safe already stays as it is."""
    if isinstance(value, Mrkdwn):
        return value
    return Mrkdwn(str(value).translate(_ESCAPES))


def unescape(text: str) -> str:
    """Undo Slack's own escapes in the text of a message or a command."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def shorten(text: str, length: int) -> str:
    """At most ``length`` characters of raw text; cut before escaping, never after."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
