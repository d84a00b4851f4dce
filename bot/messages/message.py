"""What a presenter makes: a message or a modal, as plain dicts for Slack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock
from slack_sdk.models.blocks import (
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.messages.escaping import Mrkdwn, shorten

Block = dict[str, Any]

HEADER_LENGTH = 150
TEXT_LENGTH = 3000
BUTTON_LENGTH = 75
MODAL_WORD_LENGTH = 24


@dataclass(frozen=True)
class Message:
    """A message: ``text`` is what a notification shows, safe mrkdwn."""

    text: Mrkdwn
    blocks: tuple[Block, ...]


def as_blocks(blocks: Iterable[SdkBlock]) -> tuple[Block, ...]:
    """Blocks as plain dicts, with their lengths checked by the SDK on the way."""
    return tuple(block.to_dict() for block in blocks)


def typed(text: str, *, length: int = TEXT_LENGTH) -> PlainTextObject:
    """What somebody typed: plain, no emoji codes, cut where Slack would refuse it."""
    return PlainTextObject(text=shorten(text, length), emoji=False)


def heading(text: str) -> HeaderBlock:
    """What somebody typed, as a header."""
    return HeaderBlock(text=typed(text, length=HEADER_LENGTH))


def paragraph(text: Mrkdwn) -> SectionBlock:
    """One text of our own wording."""
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))


def small_print(*texts: Mrkdwn) -> ContextBlock:
    """Texts that matter less."""
    return ContextBlock(elements=[MarkdownTextObject(text=text, verbatim=True) for text in texts])


def button(
    label: str,
    *,
    action_id: str,
    value: str,
    style: str | None = None,
    confirm: ConfirmObject | None = None,
    read_aloud: str | None = None,
) -> ButtonElement:
    """A button that carries an id as its value; a label with a long name in it is cut.

    :param read_aloud: what a screen reader says instead, where many buttons look the same.
    """
    return ButtonElement(
        text=PlainTextObject(text=shorten(label, BUTTON_LENGTH), emoji=True),
        action_id=action_id,
        value=value,
        style=style,
        confirm=confirm,
        accessibility_label=shorten(read_aloud, BUTTON_LENGTH) if read_aloud else None,
    )


def modal(
    *,
    callback_id: str,
    title: str,
    blocks: Sequence[Block],
    close: str,
    submit: str | None = None,
    private_metadata: str = "",
    notify_on_close: bool = False,
) -> Block:
    """A modal as a plain dict: the SDK's View drops blocks that it does not know.

    Slack refuses a whole modal for one long word on it: ``title``, ``close`` and
    ``submit`` are cut where a municipality's own wording is longer than that.
    """
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": _modal_word(title),
        "close": _modal_word(close),
        "blocks": list(blocks),
        "private_metadata": private_metadata,
        "notify_on_close": notify_on_close,
    }
    if submit is not None:
        view["submit"] = _modal_word(submit)
    return view


def _modal_word(text: str) -> Block:
    return {"type": "plain_text", "text": shorten(text, MODAL_WORD_LENGTH)}
