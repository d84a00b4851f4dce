"""A private, friendly question to who logged a purchase: does it belong with others?"""

from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import trajectory_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.message import Message, as_blocks, button, paragraph, small_print
from bot.messages.procedure import splitting_rule
from bot.messages.wording import Wording
from bot.profile.money import Splitting

PAGE = "splitting"
SHOWN = 5
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Beside:
    """Another purchase of the same kind."""

    trajectory_id: int
    number: int
    title: str


@dataclass(frozen=True)
class SplittingView:
    """What may belong together; never an amount.

    ``knows_values``: whether who reads it may read every value; only then the note says that
    they are over a threshold together, and ``labels`` name which. ``rule`` is what the
    municipality's profile says of splitting.
    """

    trajectory_id: int
    number: int
    title: str
    others: tuple[Beside, ...]
    knows_values: bool = False
    labels: tuple[str, ...] = ()
    rule: Splitting | None = None


def splitting_note(view: SplittingView, words: Wording) -> Message:
    """The note."""
    text = words.mrkdwn(PAGE, "notification", number=view.number, others=view.others)
    title = shorten(view.title, LONGEST_TITLE)
    asked = paragraph(words.mrkdwn(PAGE, "asked", number=view.number, title=title))
    shown = [_other(each, words) for each in view.others[-SHOWN:]]
    left = len(view.others) - SHOWN
    more = [paragraph(words.mrkdwn(PAGE, "more", count=left))] if left > 0 else []
    small = [words.mrkdwn(PAGE, "private")]
    if view.rule is not None:
        small.insert(0, splitting_rule(view.rule, PAGE, "rule", words))
    details = button(
        words.plain(PAGE, "details"),
        action_id=trajectory_ids.OPEN_DETAILS,
        value=str(view.trajectory_id),
    )
    blocks: list[SdkBlock] = [
        asked,
        *shown,
        *more,
        paragraph(
            words.mrkdwn(PAGE, "together", knows_values=view.knows_values, labels=view.labels)
        ),
        small_print(Mrkdwn("\n".join(small))),
        ActionsBlock(elements=[details]),
    ]
    return Message(text, as_blocks(blocks))


def _other(each: Beside, words: Wording) -> SectionBlock:
    said = words.mrkdwn(PAGE, "other", number=each.number, title=shorten(each.title, LONGEST_TITLE))
    section = paragraph(said)
    section.accessory = button(
        words.plain(PAGE, "look"),
        action_id=trajectory_ids.OPEN_DETAILS,
        value=str(each.trajectory_id),
        read_aloud=words.plain(PAGE, "look_read_aloud", number=each.number),
    )
    return section
