"""What is told of a gathering: to its guests, and once in the channel of the community."""

from slack_sdk.models.blocks import ActionsBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages.gathering_view import GatheringView
from bot.messages.gatherings import (
    PAGE,
    calendar_button,
    details_button,
    look,
    sign_up_button,
    state_said,
    stay_away_button,
    when_said,
)
from bot.messages.message import Message, as_blocks, paragraph, small_print, typed
from bot.messages.wording import Wording

__all__ = ["gathering_announced", "gathering_told"]


def gathering_told(view: GatheringView, words: Wording, *, phrase: str) -> Message:
    """To who signed up: ``moved_up``, ``moved``, ``before`` or ``cancelled``."""
    text = words.mrkdwn(
        PAGE,
        phrase,
        title=view.title,
        when=when_said(view),
        minutes=view.minutes,
        place=view.place,
        waiting=view.waiting,
    )
    if phrase == "cancelled":
        buttons = [look(words)]
    else:
        buttons = [
            details_button(view, words),
            calendar_button(view, words),
            stay_away_button(view, words),
        ]
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=buttons)]))


def gathering_announced(view: GatheringView, words: Wording) -> Message:
    """To the community: what, when and how many; neither who comes nor where it is."""
    text = words.mrkdwn(
        PAGE,
        "announced",
        title=view.title,
        kind=words.plain(PAGE, f"kind_{view.kind}"),
        network=view.network,
        when=when_said(view),
        minutes=view.minutes,
    )
    blocks: list[SdkBlock] = [paragraph(text)]
    if view.about:
        blocks.append(SectionBlock(text=typed(view.about)))
    blocks.append(small_print(state_said(view, words)))
    blocks.append(ActionsBlock(elements=[sign_up_button(view, words), details_button(view, words)]))
    return Message(text, as_blocks(blocks))
