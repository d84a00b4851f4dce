"""A value beside the European thresholds: an indication."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages.escaping import Mrkdwn
from bot.messages.message import Message, as_blocks, paragraph, small_print
from bot.messages.wording import Wording
from bot.policy.procedure import Compared
from bot.profile.money import CENTS, Splitting, Threshold

PAGE = "procedure"


@dataclass(frozen=True)
class ProcedureView:
    """A value beside each threshold; without a value the thresholds alone.

    ``number`` is the trajectory that was asked for, where its value may be read.
    """

    compared: tuple[Compared, ...]
    value_cents: int | None = None
    number: int | None = None
    splitting: Splitting | None = None
    mistakes: Sequence[str] = ()


def procedure_answer(view: ProcedureView, words: Wording) -> Message:
    """The answer to a command, for one person alone."""
    text = words.mrkdwn(PAGE, "notification", amount=view.value_cents)
    if not view.compared:
        return Message(text, as_blocks([paragraph(words.mrkdwn(PAGE, "none"))]))
    blocks: list[SdkBlock] = [
        paragraph(words.mrkdwn(PAGE, "mistake", mistake=each)) for each in view.mistakes
    ]
    if view.number is not None and view.value_cents is None:
        blocks.append(paragraph(words.mrkdwn(PAGE, "no_value", number=view.number)))
    heading = words.mrkdwn(PAGE, "heading", amount=view.value_cents)
    lines = [_line(each, view.value_cents, words) for each in view.compared]
    blocks.append(paragraph(Mrkdwn("\n".join([heading, *lines]))))
    blocks.extend(paragraph(each) for each in outdated(view.compared, words))
    blocks.append(paragraph(words.mrkdwn(PAGE, "indication")))
    blocks.append(small_print(Mrkdwn("\n".join(_small_print(view, words)))))
    return Message(text, as_blocks(blocks))


def outdated(compared: Iterable[Compared], words: Wording) -> list[Mrkdwn]:
    """A warning for each day on which thresholds ended."""
    ended: dict[object, list[str]] = {}
    for each in compared:
        if each.ended_on is not None:
            ended.setdefault(each.ended_on, []).append(kind_label(each.threshold, words))
    return [words.mrkdwn(PAGE, "outdated", day=day, kinds=kinds) for day, kinds in ended.items()]


def splitting_rule(splitting: Splitting, page: str, phrase: str, words: Wording) -> Mrkdwn:
    """That cutting up a purchase is not allowed, with its source."""
    return words.mrkdwn(
        page,
        phrase,
        text=splitting.text,
        citation=splitting.source.title,
        article=splitting.article,
    )


def kind_label(threshold: Threshold, words: Wording) -> str:
    """The kind of contract, inside a sentence."""
    return words.plain(PAGE, f"kind_{threshold.rule.replace('-', '_')}")


def _line(each: Compared, value_cents: int | None, words: Wording) -> Mrkdwn:
    phrase = "plain" if value_cents is None else "reached" if each.reached else "under"
    return words.mrkdwn(
        PAGE,
        phrase,
        kind=kind_label(each.threshold, words),
        limit=each.threshold.amount * CENTS,
        amount=value_cents,
        short=each.short_cents,
    )


def _small_print(view: ProcedureView, words: Wording) -> list[Mrkdwn]:
    texts = [words.mrkdwn(PAGE, "how" if view.value_cents is None else "whole_value")]
    if view.splitting is not None:
        texts.append(splitting_rule(view.splitting, PAGE, "splitting", words))
    current = [each.threshold for each in view.compared if each.ended_on is None]
    ends = {each.valid_until for each in current if each.valid_until}
    if ends:
        texts.append(words.mrkdwn(PAGE, "until", day=min(ends)))
    cited = dict.fromkeys(each.threshold.source.citation for each in view.compared)
    texts.append(words.mrkdwn(PAGE, "source", citations=list(cited)))
    return texts
