"""Pages of a list, with cursors in Slack's form: base64 of `name:value`."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json
from bot.sandbox.web_api.arguments import Arguments

Item = TypeVar("Item")
_NAME = "next"


def page(
    items: Sequence[Item],
    arguments: Arguments,
    *,
    default: int,
    most: int,
    key: Callable[[Item], str],
) -> tuple[Sequence[Item], str]:
    """One page, and the cursor of the next (empty at the end).

    A cursor names the item that its page starts with, so that new items move nothing.

    Raises:
        SlackError: `invalid_cursor`, `invalid_limit`.
    """
    limit = arguments.number("limit", default)
    if limit < 0:
        raise SlackError("invalid_limit")
    start = _start(items, arguments.text("cursor"), key)
    end = start + min(limit, most)
    cursor = encode_cursor(key(items[end])) if end < len(items) else ""
    return items[start:end], cursor


def next_cursor(cursor: str) -> Json:
    """How an answer tells the next cursor."""
    return {"response_metadata": {"next_cursor": cursor}}


def encode_cursor(value: str) -> str:
    return base64.b64encode(f"{_NAME}:{value}".encode()).decode()


def _start(items: Sequence[Item], cursor: str, key: Callable[[Item], str]) -> int:
    if not cursor:
        return 0
    try:
        name, _, wanted = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise SlackError("invalid_cursor") from error
    for number, item in enumerate(items):
        if name == _NAME and key(item) == wanted:
            return number
    raise SlackError("invalid_cursor")
