"""A success in the channel: a party, its thread, and what stands there if it was not so."""

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ImageBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock
from slack_sdk.models.blocks.basic_components import SlackFile

from bot.messages import lesson_ids, trajectory_ids
from bot.messages import success_ids as ids
from bot.messages.celebration_view import CelebrationView
from bot.messages.message import (
    Message,
    as_blocks,
    button,
    heading,
    paragraph,
    small_print,
    typed,
)
from bot.messages.wording import Wording

PAGE = "celebrations"


def celebration(view: CelebrationView, words: Wording) -> Message:
    """The celebration: what, the figure large, for whom, by whom, and the way to join in."""
    text = words.mrkdwn(PAGE, "headline", title=view.parts.title)
    blocks = [*_headline(view, words), *_told(view, words), *_picture(view, words)]
    joining = button(
        words.plain(PAGE, "congratulate"),
        action_id=ids.CONGRATULATE,
        value=str(view.success_id),
        style="primary",
    )
    blocks.append(ActionsBlock(elements=[joining, *_how(view, words)]))
    beneath = []
    if view.congratulated:
        beneath.append(words.mrkdwn(PAGE, "congratulated", count=view.congratulated))
    if view.corrected:
        beneath.append(words.mrkdwn(PAGE, "corrected"))
    if beneath:
        blocks.append(small_print(*beneath))
    return Message(text, as_blocks(blocks))


def taken_back(words: Wording) -> Message:
    """In its place once it was not so: without what it was, or who."""
    text = words.mrkdwn(PAGE, "taken_back")
    return Message(text, as_blocks([paragraph(text)]))


def opening(words: Wording) -> Message:
    """The first word in the thread."""
    text = words.mrkdwn(PAGE, "opening")
    return Message(text, as_blocks([paragraph(text)]))


def closed_or_again(words: Wording, *, closed: bool) -> Message:
    """To who congratulates a second time, or where it no longer stands."""
    text = words.mrkdwn(PAGE, "closed" if closed else "again")
    return Message(text, as_blocks([paragraph(text)]))


def ended(title: str, hindrance: str, words: Wording) -> Message:
    """To the coordinator: it was taken back, and why.

    :param hindrance: the name of what changed.
    """
    text = words.mrkdwn(PAGE, f"ended_{hindrance}", title=title)
    return Message(text, as_blocks([paragraph(text)]))


def _headline(view: CelebrationView, words: Wording) -> list[SdkBlock]:
    """A header is the largest text there is: the figure has it, or else what is celebrated."""
    parts = view.parts
    large = heading(words.plain(PAGE, "header", large=parts.figure or parts.title))
    if not parts.figure:
        return [large]
    blocks: list[SdkBlock] = [large, paragraph(words.mrkdwn(PAGE, "beneath", title=parts.title))]
    if parts.figure_of:
        blocks.append(small_print(words.mrkdwn(PAGE, "figure_of", figure_of=parts.figure_of)))
    return blocks


def _told(view: CelebrationView, words: Wording) -> list[SdkBlock]:
    blocks: list[SdkBlock] = []
    if view.parts.text:
        blocks.append(SectionBlock(text=typed(view.parts.text)))
    lines = []
    if view.parts.difference:
        lines.append(words.mrkdwn(PAGE, "difference", difference=view.parts.difference))
    if view.names or view.others:
        data = {"names": view.names, "others": view.others, "team": view.team}
        lines.append(words.mrkdwn(PAGE, "people", **data))
    return [*blocks, *(paragraph(line) for line in lines)]


def _picture(view: CelebrationView, words: Wording) -> list[SdkBlock]:
    if view.picture is None:
        return []
    alt = words.plain(PAGE, "picture", title=view.parts.title)
    return [ImageBlock(alt_text=alt, slack_file=SlackFile(id=view.picture))]


def _how(view: CelebrationView, words: Wording) -> list[ButtonElement]:
    label = words.plain(PAGE, "how")
    if view.lesson_id is not None:
        return [button(label, action_id=lesson_ids.OPEN_DETAILS, value=str(view.lesson_id))]
    if view.trajectory_id is not None:
        value = str(view.trajectory_id)
        return [button(label, action_id=trajectory_ids.OPEN_DETAILS, value=value)]
    return []
