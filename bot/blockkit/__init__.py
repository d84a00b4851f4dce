"""Slack's limits on Block Kit, judged on the JSON itself before it is sent.

One validator for the bot's own messages and for the sandbox. The sources of the limits stand in
the modules: `texts`, `composition`, `buttons`, `menus`, `inputs`, `rich_text`, `blocks`, `tables`,
`cards`, `surfaces`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from bot.blockkit.problems import (
    Problem,
    from_validation_error,
    longer_than,
    shorter_than,
)
from bot.blockkit.surfaces import PRIVATE_METADATA_LIMIT, AnyView, Message, Surface
from bot.blockkit.walk import judge_together

MESSAGE_TEXT_LIMIT = 40_000
"""Characters in a message's top-level `text`; Slack cuts off or refuses what is longer."""

MESSAGE_TEXT_BUDGET = 12_000
"""Characters of text in all blocks of a message together; more risks `msg_blocks_too_long`."""

__all__ = [
    "MESSAGE_TEXT_BUDGET",
    "MESSAGE_TEXT_LIMIT",
    "PRIVATE_METADATA_LIMIT",
    "Problem",
    "block_text_length",
    "validate_message_blocks",
    "validate_message_text",
    "validate_view",
]


def validate_message_blocks(blocks: Sequence[Mapping[str, Any]]) -> list[Problem]:
    """Return everything that Slack would refuse in the `blocks` of a message."""
    payload = list(blocks)
    problems: list[Problem] = []
    try:
        Message.model_validate({"blocks": payload})
    except ValidationError as error:
        problems += from_validation_error(error)
    problems += judge_together(payload, "message", ("blocks",))
    if block_text_length(payload) > MESSAGE_TEXT_BUDGET:
        problems.append(Problem("/blocks", longer_than(MESSAGE_TEXT_BUDGET)))
    return list(dict.fromkeys(problems))


def validate_view(view: Mapping[str, Any]) -> list[Problem]:
    """Return everything that Slack would refuse in a modal or Home view; pointers start `/view`."""
    payload = dict(view)
    problems: list[Problem] = []
    try:
        AnyView.model_validate({"view": payload})
    except ValidationError as error:
        problems += from_validation_error(error)
    surface: Surface = "home" if payload.get("type") == "home" else "modal"
    problems += judge_together(payload.get("blocks"), surface, ("view", "blocks"))
    return list(dict.fromkeys(problems))


def validate_message_text(text: str) -> list[Problem]:
    """Return what Slack would refuse in a message's top-level `text` (empty: `no_text`)."""
    if not text:
        return [Problem("/text", shorter_than(1))]
    if len(text) > MESSAGE_TEXT_LIMIT:
        return [Problem("/text", longer_than(MESSAGE_TEXT_LIMIT))]
    return []


def block_text_length(blocks: object) -> int:
    """Count the characters in every `text` inside, at any depth."""
    if isinstance(blocks, Mapping):
        return sum(
            len(item) if key == "text" and isinstance(item, str) else block_text_length(item)
            for key, item in blocks.items()
        )
    if isinstance(blocks, list | tuple):
        return sum(block_text_length(item) for item in blocks)
    return 0
