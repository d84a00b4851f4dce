"""Several things in one message: each with its buttons, so that answering one leaves the others."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.blockkit import validate_message_blocks
from bot.messages.escaping import Mrkdwn
from bot.messages.message import (
    TEXT_LENGTH,
    Block,
    Message,
    as_blocks,
    paragraph,
    small_print,
)
from bot.messages.wording import Wording

PAGE = "bundle"
_MARK = "bundled:"
_DIVIDER: Block = {"type": "divider"}


def bundle(parts: Sequence[tuple[int, Message]], words: Wording) -> tuple[Message, int]:
    """As many of these as fit in one message, in order, under one greeting.

    One alone is left as it is: it needs no greeting.

    :param parts: each with the id of its notice.
    :returns: the message, and how many are in it: at least one.
    """
    for count in range(len(parts), 1, -1):
        message = _joined(parts[:count], words)
        if not validate_message_blocks(message.blocks):
            return message, count
    return parts[0][1], 1


def later_than_meant(message: Message, meant_for: str, words: Wording) -> Message:
    """The same message with one short line about the day that it was meant for, where it fits."""
    line = as_blocks([small_print(words.mrkdwn(PAGE, "late", meant_for=meant_for))])
    blocks = (*line, *message.blocks)
    return message if validate_message_blocks(blocks) else Message(message.text, blocks)


def in_its_part(body: Mapping[str, Any], answer: Sequence[Block]) -> list[Block]:
    """What stands in place of a message once a button in it was pressed.

    In a message that carries several things, only the part of that button changes.

    :param body: what Slack sends when a button is pressed.
    """
    pressed = str(body["actions"][0].get("block_id") or "")
    if not pressed.startswith(_MARK):
        return list(answer)
    part = _part_of(pressed)
    standing = list((body.get("message") or {}).get("blocks") or ())
    its = [place for place, each in enumerate(standing) if _part_of(_id_of(each)) == part]
    if not its:
        return list(answer)
    notice_id = int(part.removeprefix(_MARK))
    return [*standing[: its[0]], *_marked(notice_id, answer), *standing[its[-1] + 1 :]]


def own_id(block_id: str) -> str:
    """The id that a block had before it was put in a message with others."""
    if not block_id.startswith(_MARK):
        return block_id
    return block_id.removeprefix(_MARK).partition(":")[2]


def _joined(parts: Sequence[tuple[int, Message]], words: Wording) -> Message:
    greeting = words.mrkdwn(PAGE, "greeting", count=len(parts))
    blocks: list[Block] = [*as_blocks([paragraph(greeting)])]
    for notice_id, message in parts:
        blocks += [dict(_DIVIDER), *_marked(notice_id, message.blocks)]
    blocks += [dict(_DIVIDER), *as_blocks([small_print(words.mrkdwn(PAGE, "otherwise"))])]
    text = "\n".join([greeting, *(message.text for _, message in parts)])
    return Message(Mrkdwn(text) if len(text) <= TEXT_LENGTH else greeting, tuple(blocks))


def _marked(notice_id: int, blocks: Sequence[Block]) -> list[Block]:
    """With block ids that say to which part they belong."""
    return [
        {**block, "block_id": f"{_MARK}{notice_id}:{block.get('block_id') or place}"}
        for place, block in enumerate(blocks)
    ]


def _id_of(block: Mapping[str, Any]) -> str:
    return str(block.get("block_id") or "")


def _part_of(block_id: str) -> str:
    """The mark and the notice; empty for a block outside every part."""
    if not block_id.startswith(_MARK):
        return ""
    return _MARK + block_id.removeprefix(_MARK).partition(":")[0]
