"""Slack's signature on what it sends over HTTP: HMAC-SHA256 of `v0:timestamp:body`.

Source: docs.slack.dev, "Verifying requests from Slack". Time here is real time: an app refuses
what was signed more than five minutes ago.
"""

import hashlib
import hmac


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """The value of `X-Slack-Signature`."""
    signed = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
