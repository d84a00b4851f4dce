"""The communication plan as a list, one message with its text, and that one is ready."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    RichTextBlock,
    RichTextElementParts,
    RichTextPreformattedElement,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import communication_ids as ids
from bot.messages.communication_view import PlannedList, PlannedView
from bot.messages.document import AroundDocument
from bot.messages.escaping import Mrkdwn
from bot.messages.formatting import weekday
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
)
from bot.messages.wording import Wording
from storage.vocabulary import MessageState

PAGE = "communication"
AROUND = AroundDocument("communication_file", ids.FILE_DONE)


def communication_modal(found: PlannedList, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """What is planned and what was sent. ``note``: what was just done."""
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    if not found.planned:
        blocks.append(paragraph(words.mrkdwn(PAGE, "nothing")))
    blocks += [_row(each, words) for each in found.planned]
    if found.hidden:
        blocks.append(small_print(words.mrkdwn(PAGE, "hidden", hidden=found.hidden)))
    add = button(words.plain(PAGE, "add"), action_id=ids.ADD, value=" ")
    blocks.append(ActionsBlock(elements=[add]))
    if found.sent:
        blocks.append(paragraph(words.mrkdwn(PAGE, "sent_rows")))
        blocks += [_row(each, words) for each in found.sent]
    if found.principle:
        said = words.mrkdwn(PAGE, "principle", text=found.principle, source=found.source)
        blocks.append(small_print(said))
    return modal(
        callback_id=ids.SHOWN,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def message_modal(
    view: PlannedView, text: str, words: Wording, *, note: Mrkdwn | None = None
) -> Block:
    """One message with its text, to be copied."""
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    blocks += [
        paragraph(row_said(view, words)),
        small_print(words.mrkdwn(PAGE, f"state_{view.state}")),
        paragraph(words.mrkdwn(PAGE, "kept" if view.draft else "ready")),
        _to_copy(text),
        small_print(words.mrkdwn(PAGE, "check")),
        *(ActionsBlock(elements=row) for row in _buttons(view, words)),
    ]
    return modal(
        callback_id=ids.ONE,
        title=words.plain(PAGE, "one_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def message_ready(view: PlannedView, words: Wording, *, text: str = "") -> Message:
    """To who looks after it, the working day before. ``text``: for who cannot open it."""
    said = words.mrkdwn(
        PAGE,
        "told_ready",
        medium=view.medium,
        title=view.title,
        day=weekday(view.on),
        is_here=bool(text),
    )
    blocks: list[SdkBlock] = [paragraph(said)]
    if text:
        blocks += [_to_copy(text), small_print(words.mrkdwn(PAGE, "check"))]
    else:
        blocks.append(ActionsBlock(elements=[_open(view, words, primary=True)]))
    return Message(said, as_blocks(blocks))


def row_said(view: PlannedView, words: Wording) -> Mrkdwn:
    """When, about what, where and for whom."""
    return words.mrkdwn(
        PAGE,
        "row",
        day=weekday(view.on),
        title=view.title,
        medium=view.medium,
        audience=view.audience,
        owner=view.owner,
    )


def note_said(phrase: str, words: Wording) -> Mrkdwn:
    """What was just done."""
    return words.mrkdwn(PAGE, f"note_{phrase}")


def _row(view: PlannedView, words: Wording) -> SectionBlock:
    said = paragraph(row_said(view, words))
    said.accessory = _open(view, words)
    return said


def _open(view: PlannedView, words: Wording, *, primary: bool = False) -> ButtonElement:
    label = words.plain(PAGE, "open")
    return button(
        label,
        action_id=ids.ONE_OPEN,
        value=str(view.message_id),
        style="primary" if primary else None,
        read_aloud=f"{label}: {view.title} {weekday(view.on)}",
    )


def _to_copy(text: str) -> RichTextBlock:
    """A block of code: what is copied from it, is plain text."""
    part = RichTextElementParts.Text(text=text)
    return RichTextBlock(elements=[RichTextPreformattedElement(elements=[part])])


def _buttons(view: PlannedView, words: Wording) -> Iterator[list[ButtonElement]]:
    take = button(
        words.plain(PAGE, "file"),
        action_id=ids.FILE,
        value=str(view.message_id),
    )
    if view.state is MessageState.PLANNED:
        yield [
            take,
            button(words.plain(PAGE, "edit"), action_id=ids.CHANGE, value=str(view.message_id)),
            button(words.plain(PAGE, "sent"), action_id=ids.SENT, value=view.key, style="primary"),
            button(words.plain(PAGE, "drop"), action_id=ids.DROP, value=view.key),
        ]
    else:
        yield [take, button(words.plain(PAGE, "restore"), action_id=ids.RESTORE, value=view.key)]
    yield [button(words.plain(PAGE, "back"), action_id=ids.OPEN, value=" ")]
