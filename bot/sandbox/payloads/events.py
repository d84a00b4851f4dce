"""Events: what the app is told of, each in Slack's outer `event_callback`."""

import secrets

from bot.sandbox import ids
from bot.sandbox.files import File
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.model import Channel, Message
from bot.sandbox.payloads.common import VERIFICATION_TOKEN
from bot.sandbox.workspace import Workspace


def event_callback(workspace: Workspace, event: Json, place: Channel | None = None) -> Json:
    """The outside of every event; `event_id` is new, and the same in every retry."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": workspace.id,
        "context_team_id": workspace.id,
        "context_enterprise_id": None,
        "api_app_id": workspace.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": ids.random_id("Ev"),
        "event_time": int(float(event["event_ts"])),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.id,
                "user_id": workspace.bot.id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": bool(place and place.is_shared),
        "event_context": f"4-{secrets.token_urlsafe(30)}",
    }


def message_posted(workspace: Workspace, place: Channel, message: Message) -> Json:
    """`message`, as `message.im`, `message.channels` or `message.groups` subscribe to it."""
    event = slack_message(workspace, message, all_metadata=True)
    event.pop("reactions", None)
    if message.files:
        event["subtype"] = "file_share"
    return event | _in(place, message.ts)


def app_mention(workspace: Workspace, place: Channel, message: Message) -> Json:
    """`app_mention`: the same words again, because the bot's name is in them."""
    event = slack_message(workspace, message)
    return {**event, "type": "app_mention", "channel": place.id, "event_ts": message.ts}


def message_changed(
    workspace: Workspace, place: Channel, before: Json, after: Message, event_ts: str
) -> Json:
    """`message` with `subtype` `message_changed`."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": slack_message(workspace, after, all_metadata=True),
        "previous_message": before,
        "hidden": True,
        "ts": event_ts,
        **_in(place, event_ts),
    }


def message_deleted(place: Channel, before: Json, event_ts: str) -> Json:
    """`message` with `subtype` `message_deleted`."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "deleted_ts": before["ts"],
        "hidden": True,
        "ts": event_ts,
        **_in(place, event_ts),
    }


def reaction_added(
    place: Channel, message: Message, *, user: str, name: str, event_ts: str
) -> Json:
    return _reaction("reaction_added", place, message, user, name) | {"event_ts": event_ts}


def reaction_removed(
    place: Channel, message: Message, *, user: str, name: str, event_ts: str
) -> Json:
    return _reaction("reaction_removed", place, message, user, name) | {"event_ts": event_ts}


def _reaction(kind: str, place: Channel, message: Message, user: str, name: str) -> Json:
    return {
        "type": kind,
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": place.id, "ts": message.ts},
        "item_user": message.user,
    }


def file_shared(place: Channel, file: File, event_ts: str) -> Json:
    return {
        "type": "file_shared",
        "channel_id": place.id,
        "file_id": file.id,
        "user_id": file.user,
        "file": {"id": file.id},
        "event_ts": event_ts,
    }


def file_deleted(file_id: str, event_ts: str) -> Json:
    return {"type": "file_deleted", "file_id": file_id, "event_ts": event_ts}


def app_home_opened(place: Channel, *, user: str, view: Json | None, event_ts: str) -> Json:
    event: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": place.id,
        "tab": "home",
        "event_ts": event_ts,
    }
    return {**event, "view": view} if view else event


def _in(place: Channel, event_ts: str) -> Json:
    kind = "group" if place.kind == "channel" and place.is_private else place.kind
    return {"channel": place.id, "channel_type": kind, "event_ts": event_ts}
