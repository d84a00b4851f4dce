"""What the bot answers to a command or through a `response_url`, put in the conversation."""

from bot.sandbox import publisher
from bot.sandbox.content import MessageContent, message_content
from bot.sandbox.jsontypes import Json
from bot.sandbox.message_shapes import slack_message
from bot.sandbox.model import Channel, Message
from bot.sandbox.sandbox import Sandbox


def content_of(answer: Json) -> MessageContent:
    """The checked contents of an answer.

    Raises:
        SlackError: as `message_content` does.
    """
    return message_content(
        text=answer.get("text"),
        blocks=answer.get("blocks"),
        attachments=answer.get("attachments"),
        metadata=answer.get("metadata"),
    )


def post_answer(
    sandbox: Sandbox, place: Channel, *, user: str, answer: Json, thread_ts: str | None = None
) -> Message:
    """A new message: only for `user`, unless `response_type` is `in_channel`.

    Raises:
        SlackError: as `message_content` does.
    """
    workspace = sandbox.workspace
    content = content_of(answer)
    in_channel = answer.get("response_type") == "in_channel"
    message = Message(
        channel=place.id,
        ts=workspace.timestamps.next(),
        user=workspace.bot.id,
        text=content.shown_text,
        bot_id=workspace.bot_id,
        blocks=content.blocks or [],
        attachments=content.attachments or [],
        metadata=content.metadata,
        thread_ts=answer.get("thread_ts") or thread_ts,
        ephemeral_for=None if in_channel else user,
    )
    publisher.post(sandbox, place, message)
    return message


def replace_message(sandbox: Sandbox, place: Channel, message: Message, answer: Json) -> None:
    """Other contents in the message that was acted on; what is not sent disappears.

    Raises:
        SlackError: as `message_content` does.
    """
    workspace = sandbox.workspace
    content = content_of(answer)
    before = slack_message(workspace, message, all_metadata=True)
    message.text = content.shown_text
    message.blocks = content.blocks or []
    message.attachments = content.attachments or []
    if message.ephemeral_for is None:
        message.edited = {"user": workspace.bot.id, "ts": workspace.timestamps.next()}
    publisher.changed(sandbox, place, before, message)
