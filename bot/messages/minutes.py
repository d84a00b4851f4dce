"""The minutes of a meeting: looked at before they are sent, and as they are told."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import meeting_ids as ids
from bot.messages.action_items import said_of
from bot.messages.escaping import Mrkdwn
from bot.messages.meeting_sheet import PAGE, title_of
from bot.messages.meeting_view import Minutes, PointView
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

_MOST_PARAGRAPHS, _MOST_CHARACTERS = 40, 10_500
"""A message holds 50 blocks and 12,000 characters; what does not fit stands in the document."""


def minutes_modal(found: Minutes, words: Wording, *, metadata: str) -> Block:
    """The minutes, to look at before they are sent."""
    intro = paragraph(words.mrkdwn(PAGE, "minutes_intro", again=found.again, channel=found.channel))
    return modal(
        callback_id=ids.MINUTES,
        title=words.plain(PAGE, "minutes_title"),
        submit=words.plain(PAGE, "send"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=as_blocks([intro, *_blocks(found, words)]),
    )


def minutes_sent(found: Minutes, words: Wording) -> Block:
    """They are on their way."""
    actions = ActionsBlock(elements=_buttons(found, words))
    return modal(
        callback_id=ids.MINUTES,
        title=words.plain(PAGE, "minutes_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, "sent")), actions]),
    )


def minutes_told(found: Minutes, words: Wording) -> Message:
    """The minutes in full, with the way to the document."""
    blocks = [*_blocks(found, words), ActionsBlock(elements=_buttons(found, words))]
    return Message(_text(found, words), as_blocks(blocks))


def minutes_counted(found: Minutes, words: Wording) -> Message:
    """One line for where everybody reads along: only how much there was."""
    points = (*found.decided, *found.discussed, *found.no_action)
    text = words.mrkdwn(
        PAGE,
        "counted",
        label=found.label,
        day=found.day,
        points=len(points) + found.hidden,
        decided=len(found.decided),
        agreed=len(found.agreed),
    )
    return Message(text, as_blocks([paragraph(text)]))


def _text(found: Minutes, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "minutes_text",
        label=found.label,
        day=found.day,
        decided=len(found.decided),
        agreed=len(found.agreed),
    )


def _blocks(found: Minutes, words: Wording) -> list[SdkBlock]:
    title = words.plain(PAGE, "minutes_heading", label=found.label, day=found.day)
    said = [block for part in _parts(found, words) for block in paragraphs(part)]
    shown = list(_fitting(said))
    blocks: list[SdkBlock] = [heading(title), *shown]
    if not said:
        blocks.append(paragraph(words.mrkdwn(PAGE, "empty")))
    if len(said) > len(shown):
        blocks.append(paragraph(words.mrkdwn(PAGE, "cut")))
    notes = []
    if found.left:
        notes.append(words.mrkdwn(PAGE, "left", left=found.left))
    if found.hidden:
        notes.append(words.mrkdwn(PAGE, "hidden", hidden=found.hidden))
    return [*blocks, *([small_print(*notes)] if notes else [])]


def _fitting(said: Sequence[SectionBlock]) -> Iterator[SectionBlock]:
    """As many of them as a message holds."""
    taken = 0
    for block in said[:_MOST_PARAGRAPHS]:
        taken += len(block.text.text or "") if block.text else 0
        if taken > _MOST_CHARACTERS:
            return
        yield block


def _parts(found: Minutes, words: Wording) -> Iterator[list[Mrkdwn]]:
    """Each heading with its lines, as far as there are any; decisions first."""
    for phrase, points in (("decided", found.decided), ("discussed", found.discussed)):
        yield from _part(phrase, _lines(points, words), words)
    actions = [words.mrkdwn(PAGE, "action_line", **said_of(each, words)) for each in found.agreed]
    yield from _part("agreed", actions, words)
    yield from _part("no_action", _lines(found.no_action, words), words)


def _part(phrase: str, lines: list[Mrkdwn], words: Wording) -> Iterator[list[Mrkdwn]]:
    if lines:
        yield [words.mrkdwn(PAGE, phrase), *lines]


def _lines(points: Sequence[PointView], words: Wording) -> list[Mrkdwn]:
    return [
        words.mrkdwn(PAGE, "line", title=title_of(each, words), outcome=each.outcome)
        for each in points
    ]


def _buttons(found: Minutes, words: Wording) -> list[ButtonElement]:
    value = str(found.meeting_id)
    return [
        button(words.plain(PAGE, "download"), action_id=ids.MINUTES_DOWNLOAD, value=value),
        button(words.plain(PAGE, "open_meeting"), action_id=ids.MEETING_OPEN, value=value),
    ]
