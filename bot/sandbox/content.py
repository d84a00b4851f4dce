"""What a message or view from the bot holds, checked as Slack checks it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.blockkit import Problem, validate_message_blocks, validate_view
from bot.sandbox.blocks import with_ids
from bot.sandbox.errors import SlackError
from bot.sandbox.jsontypes import Json

LONGEST_TEXT = 40_000
LONGEST_UPDATED_TEXT = 4_000
_LARGEST_METADATA = 16_000
_LARGEST_VIEW = 250_000
_TS = re.compile(r"\d{10}\.\d{6}")
# What Slack puts where an app left out the text that notifications and screen readers need.
_NO_TEXT = "This content can't be displayed."


@dataclass(frozen=True)
class MessageContent:
    """`None` means that the app did not say, which an update leaves as it was."""

    text: str | None
    blocks: list[Json] | None
    attachments: list[Json] | None
    metadata: Json | None

    @property
    def shown_text(self) -> str:
        return self.text or (_NO_TEXT if self.blocks else "")


def message_content(
    *,
    text: object,
    blocks: object,
    attachments: object = None,
    metadata: object = None,
    longest_text: int = LONGEST_TEXT,
) -> MessageContent:
    """Check what an app wants to show.

    Raises:
        SlackError: `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`,
            `invalid_attachments`, `invalid_metadata_format`, `invalid_metadata_schema`,
            `metadata_too_large`.
    """
    if not (text or blocks or attachments):
        raise SlackError("no_text")
    if text is not None and len(str(text)) > longest_text:
        raise SlackError("msg_too_long")
    return MessageContent(
        text=None if text is None else str(text),
        blocks=None if blocks is None else _checked_blocks(blocks),
        attachments=None if attachments is None else _objects(attachments, "invalid_attachments"),
        metadata=None if metadata is None else _checked_metadata(metadata),
    )


def view_content(view: object, *, kinds: Sequence[str]) -> Json:
    """Check a view and fill in its ids.

    Raises:
        SlackError: `invalid_arguments`, `view_too_large`.
    """
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view"])
    if view.get("type") not in kinds:
        expected = " or ".join(f"`{kind}`" for kind in kinds)
        message = f"[ERROR] must be of type {expected} [json-pointer:/view/type]"
        raise SlackError("invalid_arguments", [message])
    problems = validate_view(view)
    if problems:
        raise SlackError("invalid_arguments", _told(problems, "/view"))
    if len(json.dumps(view)) > _LARGEST_VIEW:
        raise SlackError("view_too_large")
    return {**view, "blocks": with_ids(view["blocks"])}


def checked_thread_ts(thread_ts: str) -> str | None:
    """A thread that is replied to; empty is none.

    Raises:
        SlackError: `invalid_thread_ts`.
    """
    if not thread_ts:
        return None
    if not _TS.fullmatch(thread_ts):
        message = f"[ERROR] {thread_ts} is not a valid thread_ts"
        raise SlackError("invalid_thread_ts", [message])
    return thread_ts


def _checked_blocks(blocks: object) -> list[Json]:
    listed = _objects(blocks, "invalid_blocks_format")
    problems = validate_message_blocks(listed)
    if problems:
        raise SlackError("invalid_blocks", _told(problems, "/blocks"))
    return with_ids(listed)


def _objects(value: object, refusal: str) -> list[Json]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise SlackError(refusal)
    return value


def _checked_metadata(metadata: object) -> Json:
    if not isinstance(metadata, dict):
        raise SlackError("invalid_metadata_format")
    event_type, payload = metadata.get("event_type"), metadata.get("event_payload")
    if metadata and not (isinstance(event_type, str) and event_type and isinstance(payload, dict)):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata)) > _LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return metadata


def _told(problems: Sequence[Problem], root: str) -> list[str]:
    """In Slack's words, with where it is: `[ERROR] … [json-pointer:/blocks/0/text]`."""
    return [
        f"[ERROR] {problem.message} [json-pointer:{_under(root, problem.pointer)}]"
        for problem in problems
    ]


def _under(root: str, pointer: str) -> str:
    return pointer if pointer.startswith(root) else root + pointer
