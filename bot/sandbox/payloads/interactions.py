"""Buttons, menus, shortcuts and modals."""

from bot.sandbox.blocks import STATE_FIELDS, Placed
from bot.sandbox.choices import ImpossibleChoiceError, chosen_value, whole_option
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.model import Channel, Message, StateValues, User, View
from bot.sandbox.payloads.common import channel, interaction
from bot.sandbox.view_shapes import slack_view
from bot.sandbox.workspace import Workspace


def action(placed: Placed, given: Json, action_ts: str) -> Json:
    """One entry of `actions`: the element as it stands, with what was done to it.

    Raises:
        ImpossibleChoiceError: nobody could have done that on the screen.
    """
    element = placed.element
    kind = element["type"]
    shape: Json = {"type": kind, "action_id": placed.action_id, "block_id": placed.block_id}
    if kind == "overflow":
        if "selected_option" not in given:
            raise ImpossibleChoiceError("an overflow menu needs 'selected_option'")
        shape["selected_option"] = whole_option(element, given["selected_option"])
    elif kind in STATE_FIELDS:
        shape |= chosen_value(element, given)
    else:
        shape |= {key: element[key] for key in ("text", "value", "style", "url") if key in element}
    kept = ("placeholder", "confirm", STATE_FIELDS.get(kind, ("", ""))[1])
    shape |= {key: element[key] for key in kept if key in element}
    return {**shape, "action_ts": action_ts}


def message_action_payload(
    workspace: Workspace,
    *,
    person: User,
    place: Channel,
    message: Message,
    state: StateValues,
    performed: Json,
    trigger_id: str,
    response_url: str,
) -> Json:
    """`block_actions` from a message."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": place.id,
        "is_ephemeral": message.ephemeral_for is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    payload = {
        **interaction(workspace, "block_actions", person, trigger_id),
        "container": container,
        "channel": channel(place),
        "state": {"values": state},
        "response_url": response_url,
        "actions": [performed],
    }
    if message.ephemeral_for is None:  # Slack does not keep ephemeral messages to show them again
        payload["message"] = slack_message(workspace, message)
    return payload


def view_action_payload(
    workspace: Workspace, *, person: User, view: View, performed: Json, trigger_id: str
) -> Json:
    """`block_actions` from a modal or App Home."""
    return {
        **interaction(workspace, "block_actions", person, trigger_id),
        "container": {"type": "view", "view_id": view.id},
        "view": slack_view(workspace, view),
        "actions": [performed],
    }


def view_submission(workspace: Workspace, *, person: User, view: View, trigger_id: str) -> Json:
    """A modal that was sent in."""
    return {
        **interaction(workspace, "view_submission", person, trigger_id),
        "view": slack_view(workspace, view),
        "response_urls": [],
    }


def view_closed(workspace: Workspace, *, person: User, view: View, is_cleared: bool) -> Json:
    """A modal that was closed, where the app asked to be told (`notify_on_close`)."""
    return {
        **interaction(workspace, "view_closed", person, None),
        "view": slack_view(workspace, view),
        "is_cleared": is_cleared,
    }


def global_shortcut(
    workspace: Workspace, *, person: User, callback_id: str, trigger_id: str, action_ts: str
) -> Json:
    """A shortcut from the ⚡ menu."""
    return {
        **interaction(workspace, "shortcut", person, trigger_id),
        "callback_id": callback_id,
        "action_ts": action_ts,
    }


def message_shortcut(
    workspace: Workspace,
    *,
    person: User,
    place: Channel,
    message: Message,
    callback_id: str,
    trigger_id: str,
    response_url: str,
    action_ts: str,
) -> Json:
    """A shortcut from a message's ⋮ menu."""
    return {
        **interaction(workspace, "message_action", person, trigger_id),
        "callback_id": callback_id,
        "channel": channel(place),
        "message_ts": message.ts,
        "message": slack_message(workspace, message),
        "response_url": response_url,
        "action_ts": action_ts,
    }
