"""Criteria of the national tool for a kind of purchase, and every one for who keeps them."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import criteria_ids as ids
from bot.messages.criteria_view import CriteriaView, CriterionView, SuggestedLine, ToolHome
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import in_sentence
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print, typed
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

PAGE = "criteria"
SHOWN = 30
SHOWN_TEXT = 150
SHOWN_OLDER = 3
OLDER_LENGTH = 600


def criteria_modal(view: CriteriaView, words: Wording) -> Block:
    """What to think of at a kind of purchase, and for who keeps them everything there is."""
    blocks: list[SdkBlock] = []
    if view.lines:
        intro = words.mrkdwn(
            PAGE, "list_intro", category=view.category, themes=_themes(view), tool=view.tool
        )
        blocks.append(paragraph(intro))
        for line in view.lines:
            blocks.extend((DividerBlock(), *criterion_blocks(line, words)))
        blocks.append(DividerBlock())
        blocks.append(paragraph(words.mrkdwn(PAGE, "proportionate")))
        blocks.append(tool_note(view.tool, words, ladder=view.has_ladder))
    else:
        blocks.append(paragraph(nothing_said(view.category, _themes(view), view.tool, words)))
    blocks.extend(_kept(view, words))
    return _modal(ids.LIST, blocks, words)


def criterion_blocks(line: SuggestedLine, words: Wording) -> Iterator[SdkBlock]:
    """A criterion with its text as it stands in the tool, where it leads and how old it is."""
    theme = in_sentence(line.theme)
    yield paragraph(words.mrkdwn(PAGE, "line_heading", line=line, theme=theme))
    yield SectionBlock(text=typed(line.text))
    yield small_print(words.mrkdwn(PAGE, "line_source", line=line))


def nothing_said(category: str, themes: Sequence[str], tool: ToolHome, words: Wording) -> Mrkdwn:
    """That there is none yet, and where to look."""
    return words.mrkdwn(PAGE, "none", category=category, themes=themes, tool=tool)


def tool_note(tool: ToolHome, words: Wording, *, ladder: bool) -> SdkBlock:
    """Whose levels these are, and why it is asked whether a criterion suits."""
    notes = [words.mrkdwn(PAGE, "levels", levels=tool.levels, ladder=ladder)]
    if tool.why:
        notes.append(words.mrkdwn(PAGE, "why", tool=tool))
    return small_print(*notes)


def new_button(
    category_slug: str, words: Wording, *, first: bool, style: str | None = None
) -> ButtonElement:
    """Opens the empty form of a criterion."""
    label = words.plain(PAGE, "add_first" if first else "add")
    return button(label, action_id=ids.OPEN_NEW, value=category_slug, style=style)


def criterion_modal(view: CriterionView, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """One criterion, for who keeps them: what it says, how often it suited, what it said before.

    :param note: what just happened.
    """
    line = view.line
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    heading = words.mrkdwn(
        PAGE, "details_heading", category=view.category, line=line, theme=line.theme
    )
    blocks.append(paragraph(heading))
    blocks.append(SectionBlock(text=typed(line.text)))
    blocks.append(small_print(words.mrkdwn(PAGE, "line_source", line=line)))
    blocks.append(small_print(words.mrkdwn(PAGE, "version", version=view.current)))
    answers = [words.mrkdwn(PAGE, "refusal", refusal=each) for each in view.refusals]
    blocks.extend(paragraphs([words.mrkdwn(PAGE, "counted", line=line), *answers]))
    blocks.append(ActionsBlock(elements=[*_buttons(view, words)]))
    for version in view.older[:SHOWN_OLDER]:
        blocks.append(small_print(words.mrkdwn(PAGE, "older", version=version)))
        blocks.append(SectionBlock(text=typed(version.text, length=OLDER_LENGTH)))
    left = len(view.older) - SHOWN_OLDER
    if left > 0:
        blocks.append(small_print(words.mrkdwn(PAGE, "older_more", count=left)))
    return _modal(ids.DETAILS, blocks, words)


def _kept(view: CriteriaView, words: Wording) -> Iterator[SdkBlock]:
    """Everything there is, with a way to each, for who keeps them."""
    if not view.may_keep:
        return
    first = not view.everything
    yield ActionsBlock(elements=[new_button(view.category_slug, words, first=first)])
    if first:
        return
    yield DividerBlock()
    yield paragraph(words.mrkdwn(PAGE, "all_heading"))
    for line in view.everything[:SHOWN]:
        yield _listed(line, words)
    left = len(view.everything) - SHOWN
    if left > 0:
        yield small_print(words.mrkdwn(PAGE, "all_more", count=left))


def _listed(line: SuggestedLine, words: Wording) -> SdkBlock:
    text = shorten(" ".join(line.text.split()), SHOWN_TEXT)
    said = words.mrkdwn(PAGE, "all_line", line=line, theme=in_sentence(line.theme), text=text)
    section = paragraph(said)
    section.accessory = button(
        words.plain(PAGE, "open"), action_id=ids.OPEN_DETAILS, value=str(line.criterion_id)
    )
    return section


def _buttons(view: CriterionView, words: Wording) -> Iterator[ButtonElement]:
    value = str(view.line.criterion_id)
    yield button(words.plain(PAGE, "change"), action_id=ids.OPEN_CHANGE, value=value)
    if view.line.withdrawn:
        yield button(words.plain(PAGE, "use_again"), action_id=ids.USE_AGAIN, value=value)
    else:
        yield button(
            words.plain(PAGE, "withdraw"),
            action_id=ids.WITHDRAW,
            value=value,
            confirm=ConfirmObject(
                title=PlainTextObject(text=words.plain(PAGE, "withdraw_title")),
                text=PlainTextObject(text=words.plain(PAGE, "withdraw_text")),
                confirm=PlainTextObject(text=words.plain(PAGE, "withdraw")),
                deny=PlainTextObject(text=words.plain(PAGE, "cancel")),
            ),
        )
    yield button(words.plain(PAGE, "back"), action_id=ids.OPEN_LIST, value=view.category_slug)


def _themes(view: CriteriaView) -> tuple[str, ...]:
    return tuple(in_sentence(label) for label in view.themes)


def _modal(callback_id: str, blocks: Sequence[SdkBlock], words: Wording) -> Block:
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )
