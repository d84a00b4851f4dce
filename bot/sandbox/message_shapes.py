"""A message as the Web API shows it, and as the page sees it."""

import uuid

from bot.sandbox.file_shapes import message_files, page_files
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import Message
from bot.sandbox.typed import as_rich_text
from bot.sandbox.workspace import Workspace

_TYPED = uuid.UUID("5d1f7c1e-6d1c-4b5a-9a39-0d5b1a6f2f0e")  # only names ids within this module

_TYPED_SUBTYPES = (None, "thread_broadcast")


def slack_message(workspace: Workspace, message: Message, *, all_metadata: bool = False) -> Json:
    """As in `conversations.history` and in payloads.

    Without `all_metadata` only the `event_type` of metadata is told, as Slack does.
    """
    shape: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": workspace.id,
    }
    if message.bot_id:
        shape |= _from_bot(workspace, message.bot_id)
    elif message.text and message.subtype in _TYPED_SUBTYPES:
        shape |= _from_person(message)
    if message.files:
        shape["files"] = message_files(workspace, message.files)
        shape |= {"upload": False, "display_as_bot": False}
    optional: Json = {
        "subtype": message.subtype,
        "inviter": message.inviter,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "metadata": _metadata(message, everything=all_metadata),
        "edited": message.edited,
        "reactions": reactions(message),
    }
    shape |= {field: value for field, value in optional.items() if value}
    if message.subtype == "tombstone":
        shape["hidden"] = True
    return shape | _threading(workspace, message)


def _from_bot(workspace: Workspace, bot_id: str) -> Json:
    return {
        "bot_id": bot_id,
        "app_id": workspace.app_id,
        "bot_profile": _bot_profile(workspace),
    }


def _from_person(message: Message) -> Json:
    typed = uuid.uuid5(_TYPED, f"{message.channel}/{message.ts}")
    return {
        "client_msg_id": str(typed),
        "blocks": [as_rich_text(message.text, typed.hex[:5])],
    }


def _metadata(message: Message, *, everything: bool) -> Json | None:
    if everything or not message.metadata:
        return message.metadata
    return {"event_type": message.metadata["event_type"]}


def page_message(workspace: Workspace, message: Message) -> Json:
    """As `GET /_control/messages` shows it."""
    shape: Json = {
        "ts": message.ts,
        "user": message.user,
        "name": workspace.users[message.user].name,
        "text": message.text,
    }
    optional: Json = {
        "thread_ts": message.thread_ts,
        "subtype": message.subtype,
        "bot_id": message.bot_id,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "metadata": message.metadata,
        "ephemeral_for": message.ephemeral_for,
        "edited": message.edited,
        "files": page_files(workspace, message.files),
        "reactions": reactions(message),
        "reply_count": len(workspace.messages.replies(message.channel, message.ts)),
    }
    return shape | {field: value for field, value in optional.items() if value}


def reactions(message: Message) -> list[Json]:
    """`[{"name", "users", "count"}]`, in the order in which they were first given."""
    return [
        {"name": name, "users": list(users), "count": len(users)}
        for name, users in message.reactions.items()
    ]


def _threading(workspace: Workspace, message: Message) -> Json:
    if message.ephemeral_for is not None:
        return {"thread_ts": message.thread_ts} if message.thread_ts else {}
    if message.thread_ts is not None:
        parent = workspace.messages.find(message.channel, message.thread_ts)
        about: Json = {"parent_user_id": parent.user} if parent else {}
        if parent and message.subtype == "thread_broadcast":
            about["root"] = slack_message(workspace, parent)
        return {"thread_ts": message.thread_ts, **about}
    replies = workspace.messages.replies(message.channel, message.ts)
    if not replies:
        return {}
    people = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "reply_users": people[:5],
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def _bot_profile(workspace: Workspace) -> Json:
    return {
        "id": workspace.bot_id,
        "app_id": workspace.app_id,
        "name": workspace.bot.name,
        "deleted": False,
        "updated": 0,
        "team_id": workspace.id,
    }
