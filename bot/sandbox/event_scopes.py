"""Which scope an app needs to be sent an event (docs.slack.dev, "Events": required scopes)."""

from collections.abc import Mapping

from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Channel

_SCOPES: Mapping[str, str] = {
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "file_shared": "files:read",
    "file_deleted": "files:read",
    "channel_created": "channels:read",
    "channel_archive": "channels:read",
    "group_archive": "groups:read",
}
_ABOUT_PLACES: Mapping[str, str] = {
    "message": "history",
    "member_joined_channel": "read",
    "member_left_channel": "read",
}


def event_scope(event: Json, place: Channel | None) -> str | None:
    """The scope, or `None` where an event needs none."""
    kind = str(event["type"])
    if place is not None and kind in _ABOUT_PLACES:
        return f"{scope_family(place)}:{_ABOUT_PLACES[kind]}"
    return _SCOPES.get(kind)


def scope_family(place: Channel) -> str:
    """`channels`, `groups`, `im` or `mpim`: what scopes about a conversation begin with."""
    if place.kind != "channel":
        return place.kind
    return "groups" if place.is_private else "channels"
