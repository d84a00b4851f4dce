"""What people asked for that was not understood, for the coordinator."""

from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import Block as SdkBlock
from slack_sdk.models.blocks import SectionBlock

from bot.messages.formatting import day
from bot.messages.message import Message, as_blocks, paragraph, small_print, typed
from bot.messages.wording import Wording

PAGE = "asked"
SHOWN_SENTENCES = 24
_IN_ONE_BLOCK = 8
"""Of the longest sentences, so many fit in one text of Slack's."""


@dataclass(frozen=True)
class AskedView:
    """Sentences with the day on which each was said, of which ``total`` are kept."""

    switched_on: bool
    days: int
    shown: tuple[tuple[date, str], ...] = ()
    total: int = 0


def asked_for(view: AskedView, words: Wording) -> Message:
    """The sentences as they were typed, or how to have them kept."""
    if not view.switched_on and not view.shown:
        text = words.mrkdwn(PAGE, "switched_off", days=view.days)
        return Message(text, as_blocks([paragraph(text)]))
    text = words.mrkdwn(PAGE, "asked", count=view.total, days=view.days)
    blocks: list[SdkBlock] = [paragraph(text)]
    lines = [words.plain(PAGE, "line", day=day(on), sentence=said) for on, said in view.shown]
    for at in range(0, len(lines), _IN_ONE_BLOCK):
        shown = "\n".join(lines[at : at + _IN_ONE_BLOCK])
        blocks.append(SectionBlock(text=typed(shown)))
    if view.total > len(view.shown):
        blocks.append(small_print(words.mrkdwn(PAGE, "more", count=view.total - len(view.shown))))
    if not view.switched_on:
        blocks.append(small_print(words.mrkdwn(PAGE, "no_longer")))
    return Message(text, as_blocks(blocks))
