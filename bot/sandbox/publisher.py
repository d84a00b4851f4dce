"""Decides which events the app gets: only of conversations that its bot is in."""

from bot.sandbox.event_scopes import event_scope
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.model import Channel, Message, User
from bot.sandbox.payloads import events
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.view_shapes import slack_view
from bot.sandbox.workspace import Workspace


def post(sandbox: Sandbox, place: Channel, message: Message) -> None:
    """Put a message in a conversation and tell the app; its own messages too, as Slack does."""
    workspace = sandbox.workspace
    workspace.messages.add(place, message)
    if message.ephemeral_for is not None:
        return
    publish(sandbox, place, events.message_posted(workspace, place, message))
    mentioned = f"<@{workspace.bot.id}>" in message.text
    if mentioned and not message.bot_id and not message.subtype and place.kind == "channel":
        publish(sandbox, place, events.app_mention(workspace, place, message))


def changed(sandbox: Sandbox, place: Channel, before: Json, after: Message) -> None:
    """A message has other contents; `before` is its shape from just before."""
    sandbox.workspace.messages.change(after)
    if after.ephemeral_for is None:
        event_ts = sandbox.workspace.timestamps.next()
        event = events.message_changed(sandbox.workspace, place, before, after, event_ts)
        publish(sandbox, place, event)


def remove(sandbox: Sandbox, place: Channel, message: Message) -> None:
    """Take a message away and tell the app; one that has replies becomes a tombstone.

    Sources: 42wim/matterbridge#600, slack-edge/slack-edge#10.
    """
    workspace = sandbox.workspace
    before = slack_message(workspace, message, all_metadata=True)
    if workspace.messages.replies(place.id, message.ts):
        _bury(workspace, message)
        changed(sandbox, place, before, message)
        return
    workspace.messages.remove(message)
    _clear_grave(sandbox, place, message)
    if message.ephemeral_for is None:
        event = events.message_deleted(place, before, workspace.timestamps.next())
        publish(sandbox, place, event)


def _clear_grave(sandbox: Sandbox, place: Channel, reply: Message) -> None:
    """A tombstone goes with the last reply under it."""
    messages = sandbox.workspace.messages
    parent = messages.find(place.id, reply.thread_ts) if reply.thread_ts else None
    if parent and parent.subtype == "tombstone" and not messages.replies(place.id, parent.ts):
        remove(sandbox, place, parent)


def _bury(workspace: Workspace, message: Message) -> None:
    """Leave what Slack leaves of a message under which people have replied."""
    message.user = workspace.slackbot.id
    message.bot_id = None
    message.subtype = "tombstone"
    message.text = "This message was deleted."
    message.blocks, message.attachments, message.files = [], [], []
    message.metadata = message.edited = None
    message.reactions = {}


def react(sandbox: Sandbox, place: Channel, message: Message, user: str, name: str) -> bool:
    """Add a reaction; whether it was new."""
    people = message.reactions.setdefault(name, [])
    if user in people:
        return False
    people.append(user)
    workspace = sandbox.workspace
    workspace.messages.reacted(message)
    event_ts = workspace.timestamps.next()
    event = events.reaction_added(place, message, user=user, name=name, event_ts=event_ts)
    publish(sandbox, place, event)
    return True


def unreact(sandbox: Sandbox, place: Channel, message: Message, user: str, name: str) -> bool:
    """Take a reaction away; whether it was there."""
    people = message.reactions.get(name, [])
    if user not in people:
        return False
    people.remove(user)
    if not people:
        del message.reactions[name]
    workspace = sandbox.workspace
    workspace.messages.reacted(message)
    event_ts = workspace.timestamps.next()
    event = events.reaction_removed(place, message, user=user, name=name, event_ts=event_ts)
    publish(sandbox, place, event)
    return True


def home_opened(sandbox: Sandbox, person: User) -> None:
    """Somebody opened the Home tab of the bot."""
    workspace = sandbox.workspace
    home = workspace.homes.of(person.id)
    event = events.app_home_opened(
        workspace.direct_message(person.id),
        user=person.id,
        view=slack_view(workspace, home) if home else None,
        event_ts=workspace.timestamps.next(),
    )
    publish_to_workspace(sandbox, event)


def publish(sandbox: Sandbox, place: Channel, event: Json) -> None:
    """Send an event about a conversation, if the bot is in it and may know."""
    if sandbox.workspace.bot.id in place.members and _allowed(sandbox, event, place):
        sandbox.delivery.publish(events.event_callback(sandbox.workspace, event, place))


def publish_to_workspace(sandbox: Sandbox, event: Json) -> None:
    """Send an event that is about no conversation in particular, if the bot may know."""
    if _allowed(sandbox, event, None):
        sandbox.delivery.publish(events.event_callback(sandbox.workspace, event))


def _allowed(sandbox: Sandbox, event: Json, place: Channel | None) -> bool:
    scope = event_scope(event, place)
    return scope is None or sandbox.workspace.allows(scope)
