"""JSON as it travels to and from a bot: open objects, whose fields Slack extends at will."""

from typing import Any

Json = dict[str, Any]
