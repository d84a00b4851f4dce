"""Action items: the list of them, one of them, and what its owner hears."""

from dataclasses import replace

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import meeting_ids as ids
from bot.messages.action_view import ActionList, ActionListState, ActionView
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.list_parts import ListIds, turning
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
from bot.messages.wording import Wording
from storage.vocabulary import ActionKind

PAGE = "actions"
READ_ALOUD_LENGTH = 60
IDS = ListIds(
    open=ids.ACTIONS_OPEN,
    menu=ids.ACTIONS_MENU,
    previous=ids.ACTIONS_PREVIOUS,
    next=ids.ACTIONS_NEXT,
    clear=ids.ACTIONS_CLEAR,
)


def actions_message(found: ActionList, words: Wording) -> Message:
    """The list, for one person."""
    text = words.mrkdwn(PAGE, "list_notification", count=found.total)
    return Message(text, _list(found, words))


def actions_modal(found: ActionList, words: Wording, *, note: str | None = None) -> Block:
    """The list as a modal. ``note``: the phrase of what was just done."""
    said = as_blocks([paragraph(words.mrkdwn(PAGE, f"note_{note}"))]) if note else ()
    return modal(
        callback_id=ids.ACTIONS,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=[*said, *_list(found, words)],
    )


def action(view: ActionView, words: Wording) -> Block:
    """One of them, with what can be done with it."""
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, "one", **said_of(view, words)))]
    if view.is_open:
        blocks.append(ActionsBlock(elements=_buttons(view, words)))
    else:
        blocks.append(paragraph(words.mrkdwn(PAGE, "settled")))
    everything = button(
        words.plain(PAGE, "all"), action_id=IDS.open, value=ActionListState().dump()
    )
    blocks.append(ActionsBlock(elements=[everything]))
    return modal(
        callback_id=ids.ACTION,
        title=words.plain(PAGE, "one_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def action_told(
    view: ActionView, words: Wording, *, phrase: str, by: str = "", note: str = ""
) -> Message:
    """To its owner: that it is theirs (``given``), or once ``before`` or ``after`` its date."""
    text = words.mrkdwn(PAGE, phrase, by=by, **said_of(view, words))
    blocks: list[SdkBlock] = [paragraph(text)]
    if note:
        blocks.append(paragraph(words.mrkdwn(PAGE, "given_note", note=note)))
    about = said_of(view if phrase == "given" else replace(view, due_on=None), words)
    blocks.append(small_print(words.mrkdwn(PAGE, "about", **about)))
    blocks.append(ActionsBlock(elements=_buttons(view, words)))
    return Message(text, as_blocks(blocks))


def action_settled(view: ActionView, words: Wording, *, phrase: str) -> Message:
    """In place of what was told: it is ``done``, or was ``before``."""
    text = words.mrkdwn(PAGE, f"told_{phrase}", text=view.text)
    return Message(text, as_blocks([paragraph(text)]))


def kind_label(kind: ActionKind, words: Wording) -> str:
    """What it builds on, as people call it."""
    return words.plain(PAGE, f"kind_{kind.value}")


def said_of(view: ActionView, words: Wording) -> dict[str, object]:
    """What a phrase mentions of it."""
    return {
        "text": view.text,
        "owner": view.owner,
        "own": view.own,
        "due_on": view.due_on,
        "overdue": view.overdue,
        "kind": kind_label(view.kind, words),
        "number": view.number,
        "team": view.team,
    }


def action_row(view: ActionView, words: Wording) -> SdkBlock:
    """One in a list, with the button that opens it."""
    section = paragraph(words.mrkdwn(PAGE, "row", **said_of(view, words)))
    section.accessory = button(
        words.plain(PAGE, "look"),
        action_id=ids.ACTION_OPEN,
        value=str(view.item_id),
        read_aloud=words.plain(PAGE, "look_aloud", text=shorten(view.text, READ_ALOUD_LENGTH)),
    )
    return section


def _list(found: ActionList, words: Wording) -> tuple[Block, ...]:
    """A page of it: somebody's own first, then those of others."""
    blocks: list[SdkBlock] = [heading(words.plain(PAGE, "title"))]
    if not found.rows:
        blocks.append(paragraph(words.mrkdwn(PAGE, "none_yet")))
    for phrase, own in (("yours", True), ("others", False)):
        rows = [each for each in found.rows if each.own is own]
        if rows and found.sees_all:
            blocks.append(paragraph(words.mrkdwn(PAGE, phrase)))
        blocks.extend(action_row(each, words) for each in rows)
    page = found.page
    if page.pages > 1:
        said = words.mrkdwn(PAGE, "page", number=page.number, pages=page.pages, total=found.total)
        blocks.append(small_print(said))
    make = button(words.plain(PAGE, "make"), action_id=ids.ACTION_OPEN_FORM, value=" ")
    elements = [*turning(ActionListState(), page, IDS, words), make]
    blocks.append(ActionsBlock(elements=elements))
    return as_blocks(blocks)


def _buttons(view: ActionView, words: Wording) -> list[ButtonElement]:
    value = str(view.item_id)
    return [
        button(words.plain(PAGE, "done"), action_id=ids.ACTION_DONE, value=value, style="primary"),
        button(words.plain(PAGE, "postpone"), action_id=ids.ACTION_POSTPONE, value=value),
        button(words.plain(PAGE, "hand_over"), action_id=ids.ACTION_HAND_OVER, value=value),
    ]


def problem_said(phrase: str, words: Wording) -> str:
    """What is wrong with a field."""
    return words.plain(PAGE, f"problem_{phrase}")


def text_line(view: ActionView, words: Wording) -> Mrkdwn:
    """It on one or two lines, with who does it."""
    return words.mrkdwn(PAGE, "row", **{**said_of(view, words), "own": False, "overdue": False})
