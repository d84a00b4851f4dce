"""`block_suggestion`: somebody types in a menu with an external data source."""

from bot.sandbox.blocks import Placed
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.model import Channel, Message, User, View
from bot.sandbox.payloads.common import channel, interaction
from bot.sandbox.view_shapes import slack_view
from bot.sandbox.workspace import Workspace


def view_suggestion(
    workspace: Workspace, person: User, view: View, placed: Placed, value: str
) -> Json:
    """From a modal or App Home."""
    return {
        **_about(workspace, person, placed, value),
        "container": {"type": "view", "view_id": view.id},
        "view": slack_view(workspace, view),
    }


def message_suggestion(
    workspace: Workspace,
    *,
    person: User,
    place: Channel,
    message: Message,
    placed: Placed,
    value: str,
) -> Json:
    """From a message."""
    payload = {
        **_about(workspace, person, placed, value),
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": place.id,
            "is_ephemeral": message.ephemeral_for is not None,
        },
        "channel": channel(place),
    }
    if message.ephemeral_for is None:
        payload["message"] = slack_message(workspace, message)
    return payload


def _about(workspace: Workspace, person: User, placed: Placed, value: str) -> Json:
    return {
        **interaction(workspace, "block_suggestion", person, None),
        "action_id": placed.action_id,
        "block_id": placed.block_id,
        "value": value,
    }
