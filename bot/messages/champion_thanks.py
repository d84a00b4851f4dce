"""A thank-you that is ready to send, with the names of who said yes to being named alone."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import champion_ids as ids
from bot.messages.champion_view import ThanksView
from bot.messages.champions import PAGE
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.message import Message, as_blocks, button, paragraph, small_print
from bot.messages.wording import Wording

SHOWN_TITLE = 150
_Part = RichTextElementParts.Text | RichTextElementParts.User


def prompted(view: ThanksView, words: Wording) -> Message:
    """To a champion: something is celebrated, and this is what they could say."""
    text = words.mrkdwn(PAGE, "prompted_notification")
    said = words.mrkdwn(
        PAGE, "prompted", title=_title(view), channel=view.channel, joined=view.joined
    )
    value = str(view.success_id)
    buttons = [button(words.plain(PAGE, "thanked"), action_id=ids.THANKED, value=value)]
    if view.channel:
        label = words.plain(PAGE, "say_it")
        buttons.insert(0, button(label, action_id=ids.SAY_IT, value=value))
    small = "prompted_small" if view.channel else "prompted_small_alone"
    blocks: list[SdkBlock] = [
        paragraph(said),
        _ready(view, words),
        ActionsBlock(elements=buttons),
        small_print(words.mrkdwn(PAGE, small)),
    ]
    return Message(text, as_blocks(blocks))


def prompt_answered(words: Wording, *, phrase: str) -> Message:
    """In place of the request: ``thanked``, ``said``, or ``before``."""
    text = words.mrkdwn(PAGE, f"done_{phrase}")
    return Message(text, as_blocks([paragraph(text)]))


def thanks(view: ThanksView, words: Wording, *, by: str) -> Message:
    """In the thread of the celebration, once the champion pressed. ``by``: a Slack user id."""
    named = [Mrkdwn(f"<@{user}>") for user in view.named]
    text = words.mrkdwn(PAGE, "thanks", by=by, named=named, title=_title(view))
    return Message(text, as_blocks([paragraph(text)]))


def _ready(view: ThanksView, words: Wording) -> RichTextBlock:
    """The words to copy: copied out of Slack, a person in rich text stays a person."""
    before = words.plain(PAGE, "ready_before", title=_title(view))
    after = words.plain(PAGE, "ready_after")
    elements = [_text(f"{before} "), *_people(view.named, words), _text(after)]
    if not view.named:  # in one piece, so that it reads as one
        elements = [_text(f"{before} {words.plain(PAGE, 'ready_team')}{after}")]
    return RichTextBlock(elements=[RichTextQuoteElement(elements=elements)])


def _people(users: Sequence[str], words: Wording) -> list[_Part]:
    """People in a row, as one says it."""
    parts: list[_Part] = []
    for place, user in enumerate(users):
        if place:
            is_last = place == len(users) - 1
            parts.append(_text(f" {words.plain(PAGE, 'ready_and')} " if is_last else ", "))
        parts.append(RichTextElementParts.User(user_id=user))
    return parts


def _text(text: str) -> RichTextElementParts.Text:
    return RichTextElementParts.Text(text=text)


def _title(view: ThanksView) -> str:
    return shorten(view.title, SHOWN_TITLE)
