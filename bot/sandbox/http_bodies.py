"""What goes over HTTP: bodies as Slack encodes them, and what an app's answer means."""

import json
from urllib.parse import urlencode

from bot.sandbox.envelopes import Envelope
from bot.sandbox.jsontypes import Json

_FORM = "application/x-www-form-urlencoded"


def encoded(envelope: Envelope) -> tuple[bytes, str]:
    """The body and its content type: events are JSON, a command is a form, and an interaction
    is a form with one field, `payload`.
    """
    if envelope.type == "slash_commands":
        return urlencode(envelope.payload).encode(), _FORM
    if envelope.type == "interactive":
        return urlencode({"payload": json.dumps(envelope.payload)}).encode(), _FORM
    return json.dumps(envelope.payload).encode(), "application/json"


def answered(content: bytes, content_type: str) -> Json:
    """The acknowledgement in an app's answer; plain text is what the person reads."""
    text = content.decode("utf-8", "replace").strip()
    if "json" not in content_type:
        return {"text": text} if text else {}
    try:
        answer = json.loads(text)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def challenge_in(content: bytes, content_type: str) -> str:
    """What an app sends back to prove that an address is its own: as text, or as JSON."""
    answer = answered(content, content_type)
    return str(answer.get("challenge") or answer.get("text") or "").removeprefix("challenge=")
