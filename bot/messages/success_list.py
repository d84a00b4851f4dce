"""The list of successes: what was celebrated, and for the coordinator what is to be decided."""

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import success_ids as ids
from bot.messages.escaping import shorten
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
from bot.messages.success_report import PAGE
from bot.messages.success_view import SuccessList, SuccessRow
from bot.messages.wording import Wording
from storage.vocabulary import SuccessState

READ_ALOUD_LENGTH = 60
_GROUPS = (
    SuccessState.DRAFT,
    SuccessState.WAITING,
    SuccessState.APPROVED,
    SuccessState.CELEBRATED,
)


def success_list_message(found: SuccessList, words: Wording) -> Message:
    """The list, for one person."""
    text = words.mrkdwn(PAGE, "list_notification", count=len(found.rows))
    return Message(text, _list(found, words))


def success_list_modal(found: SuccessList, words: Wording) -> Block:
    """The list as a modal."""
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "list_title"),
        close=words.plain(PAGE, "close"),
        blocks=_list(found, words),
    )


def _list(found: SuccessList, words: Wording) -> tuple[Block, ...]:
    blocks: list[SdkBlock] = [heading(words.plain(PAGE, "list_title"))]
    if not found.rows:
        blocks.append(paragraph(words.mrkdwn(PAGE, "list_none")))
    for state in _GROUPS:
        rows = [each for each in found.rows if each.state is state]
        if rows and found.keeps:
            blocks.append(paragraph(words.mrkdwn(PAGE, f"group_{state.value}")))
        blocks += [_row(each, words, keeps=found.keeps) for each in rows]
        if found.more.get(state):
            blocks.append(small_print(words.mrkdwn(PAGE, "more", count=found.more[state])))
    telling = button(words.plain(PAGE, "tell"), action_id=ids.OPEN_REPORT, value=" ")
    return as_blocks([*blocks, ActionsBlock(elements=[telling])])


def _row(row: SuccessRow, words: Wording, *, keeps: bool) -> SdkBlock:
    text = words.mrkdwn(
        PAGE, "row", title=row.title, figure=row.figure, on=row.on, hindered=row.hindered
    )
    section = paragraph(text)
    if keeps:
        section.accessory = button(
            words.plain(PAGE, "look"),
            action_id=ids.OPEN_DRAFT,
            value=str(row.success_id),
            read_aloud=words.plain(PAGE, "look_aloud", title=shorten(row.title, READ_ALOUD_LENGTH)),
        )
    return section
