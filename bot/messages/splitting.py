"""A private, friendly question to who logged a purchase: does it belong with others?"""

from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock
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

    number: int
    title: str


@dataclass(frozen=True)
class SplittingView:
    """What may belong together; never an amount.

    ``labels`` name the thresholds, only for who may read every value; ``rule`` is what the
    municipality's profile says of splitting.
    """

    trajectory_id: int
    number: int
    title: str
    others: tuple[Beside, ...]
    labels: tuple[str, ...] = ()
    rule: Splitting | None = None


def splitting_note(view: SplittingView, words: Wording) -> Message:
    """The note."""
    text = words.mrkdwn(PAGE, "notification", number=view.number, others=view.others)
    lines = [
        words.mrkdwn(PAGE, "asked", number=view.number, title=shorten(view.title, LONGEST_TITLE))
    ]
    lines.extend(
        words.mrkdwn(PAGE, "other", number=each.number, title=shorten(each.title, LONGEST_TITLE))
        for each in view.others[-SHOWN:]
    )
    left = len(view.others) - SHOWN
    if left > 0:
        lines.append(words.mrkdwn(PAGE, "more", count=left))
    small = [words.mrkdwn(PAGE, "private")]
    if view.rule is not None:
        small.insert(0, splitting_rule(view.rule, PAGE, "rule", words))
    details = button(
        words.plain(PAGE, "details"),
        action_id=trajectory_ids.OPEN_DETAILS,
        value=str(view.trajectory_id),
    )
    blocks: list[SdkBlock] = [
        paragraph(Mrkdwn("\n".join(lines))),
        paragraph(words.mrkdwn(PAGE, "together", labels=view.labels)),
        small_print(Mrkdwn("\n".join(small))),
        ActionsBlock(elements=[details]),
    ]
    return Message(text, as_blocks(blocks))
