"""`chat.*`: posting, changing and deleting messages."""

from collections.abc import Mapping

from bot.sandbox import publisher
from bot.sandbox.content import (
    LONGEST_TEXT,
    LONGEST_UPDATED_TEXT,
    MessageContent,
    message_content,
)
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.model import Channel, Message
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.sharing import linked_files, share
from bot.sandbox.web_api.arguments import Arguments
from bot.sandbox.web_api.finding import (
    channel_of,
    joined_channel,
    message_of,
    place_to_post,
    thread_of,
)
from bot.sandbox.web_api.methods import Method
from bot.sandbox.workspace import Workspace


def post_message(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Stricter than Slack in one thing: an unknown `thread_ts` is `thread_not_found`, where
    Slack takes the message and shows it nowhere (slackapi/python-slack-sdk#840).
    """
    workspace = sandbox.workspace
    place = place_to_post(workspace, arguments.required("channel"))
    content = _content(arguments)
    message = _new_message(workspace, place, content, arguments)
    files = linked_files(sandbox, message.text)
    if files:
        share(sandbox, place, message, files)
    else:
        publisher.post(sandbox, place, message)
    shape = slack_message(workspace, message, all_metadata=True)
    return {"channel": place.id, "ts": message.ts, "message": shape}


def post_ephemeral(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    place = place_to_post(workspace, arguments.required("channel"))
    person = arguments.required("user")
    if person not in place.members:
        raise SlackError("user_not_in_channel")
    message = _new_message(workspace, place, _content(arguments), arguments)
    message.ephemeral_for = person
    publisher.post(sandbox, place, message)
    return {"message_ts": message.ts}


def update(sandbox: Sandbox, arguments: Arguments) -> Json:
    """What is not sent stays as it was; an empty list takes blocks away."""
    workspace = sandbox.workspace
    place = joined_channel(workspace, arguments.required("channel"))
    message = message_of(workspace, place, arguments.required("ts"))
    if message.user != workspace.bot.id:
        raise SlackError("cant_update_message")
    if place.is_archived:
        raise SlackError("is_inactive")
    content = _content(arguments, longest_text=LONGEST_UPDATED_TEXT)
    before = slack_message(workspace, message, all_metadata=True)
    apply_content(message, content)
    message.edited = {"user": workspace.bot.id, "ts": workspace.timestamps.next()}
    publisher.changed(sandbox, place, before, message)
    return {
        "channel": place.id,
        "ts": message.ts,
        "text": message.text,
        "message": slack_message(workspace, message, all_metadata=True),
    }


def delete(sandbox: Sandbox, arguments: Arguments) -> Json:
    workspace = sandbox.workspace
    place = joined_channel(workspace, arguments.required("channel"))
    message = message_of(workspace, place, arguments.required("ts"))
    if message.user != workspace.bot.id:
        raise SlackError("cant_delete_message")
    publisher.remove(sandbox, place, message)
    return {"channel": place.id, "ts": message.ts}


def get_permalink(sandbox: Sandbox, arguments: Arguments) -> Json:
    """Of any message that the bot may know of; the address is in this sandbox."""
    workspace = sandbox.workspace
    place = channel_of(workspace, arguments.required("channel"))
    message = message_of(workspace, place, arguments.required("message_ts"))
    address = f"{sandbox.url}/archives/{place.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        address += f"?thread_ts={message.thread_ts}&cid={place.id}"
    return {"channel": place.id, "permalink": address}


def apply_content(message: Message, content: MessageContent) -> None:
    """Put new contents in a message."""
    if content.text is not None:
        message.text = content.text
    if content.blocks is not None:
        message.blocks = content.blocks
    if content.attachments is not None:
        message.attachments = content.attachments
    if content.metadata is not None:
        message.metadata = content.metadata or None


def _content(arguments: Arguments, longest_text: int = LONGEST_TEXT) -> MessageContent:
    text: object = arguments.text("text") if arguments.has("text") else None
    blocks = arguments.json("blocks", "invalid_blocks_format")
    if arguments.has("markdown_text"):
        if text or blocks:
            raise SlackError("markdown_text_conflict")
        text = arguments.text("markdown_text")
        blocks = [{"type": "markdown", "text": text}]
    return message_content(
        text=text,
        blocks=blocks,
        attachments=arguments.json("attachments", "invalid_attachments"),
        metadata=arguments.json("metadata", "invalid_metadata_format"),
        longest_text=longest_text,
    )


def _new_message(
    workspace: Workspace, place: Channel, content: MessageContent, arguments: Arguments
) -> Message:
    thread_ts = thread_of(workspace, place, arguments)
    broadcast = thread_ts is not None and arguments.flag("reply_broadcast")
    return Message(
        channel=place.id,
        ts=workspace.timestamps.next(),
        user=workspace.bot.id,
        text=content.shown_text,
        bot_id=workspace.bot_id,
        blocks=content.blocks or [],
        attachments=content.attachments or [],
        metadata=content.metadata or None,
        thread_ts=thread_ts,
        subtype="thread_broadcast" if broadcast else None,
    )


METHODS: Mapping[str, Method] = {
    "chat.postMessage": Method(post_message),
    "chat.postEphemeral": Method(post_ephemeral),
    "chat.update": Method(update),
    "chat.delete": Method(delete),
    "chat.getPermalink": Method(get_permalink),
}
