"""The intake talk: what to prepare, what was said and agreed, and who has something to do."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import intake_ids as ids
from bot.messages import journey_ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.intake_view import AgreementLine, IntakeView, TalkAnswer, TalkQuestion
from bot.messages.message import Message, as_blocks, button, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

PAGE = "intake"
SHOWN_TEXT = 300


def talk_ahead(
    questions: Sequence[TalkQuestion],
    words: Wording,
    *,
    trajectory_id: int,
    number: int,
    title: str,
) -> Message:
    """In private, before the talk: what will be asked."""
    text = words.mrkdwn(PAGE, "ahead", number=number, title=title)
    asked = [words.mrkdwn(PAGE, "ahead_question", question=each.text) for each in questions]
    sources = list(dict.fromkeys(each.source for each in questions if each.source))
    blocks: list[SdkBlock] = [paragraph(text), *paragraphs(asked)]
    blocks.append(small_print(words.mrkdwn(PAGE, "ahead_source", sources=sources)))
    look = button(
        words.plain("journey", "look"), action_id=journey_ids.OPEN, value=str(trajectory_id)
    )
    blocks.append(ActionsBlock(elements=[look]))
    return Message(text, as_blocks(blocks))


def agreed(view: IntakeView, words: Wording, *, may_open: bool) -> Message:
    """In private, to who has something to do by a day.

    :param view: with the agreements of this person alone.
    :param may_open: whether this person may read the trajectory.
    """
    text = words.mrkdwn(
        PAGE, "agreed", number=view.number, title=view.title, count=len(view.agreements)
    )
    lines = [
        words.mrkdwn(PAGE, "agreed_line", what=line.what, due=line.due_on)
        for line in view.agreements
    ]
    blocks: list[SdkBlock] = [paragraph(text), *paragraphs(lines)]
    authors = list(dict.fromkeys(line.by for line in view.agreements if line.by))
    blocks.append(small_print(words.mrkdwn(PAGE, "agreed_by", by=authors)))
    if may_open:
        look = button(
            words.plain("journey", "look"),
            action_id=journey_ids.DETAILS,
            value=str(view.trajectory_id),
        )
        blocks.append(ActionsBlock(elements=[look]))
    return Message(text, as_blocks(blocks))


def intake_blocks(view: IntakeView, words: Wording) -> list[SdkBlock]:
    """In the details: what was said and agreed, by whom and when; or that it is still to come."""
    if not view.is_settled and not view.may_change:
        return []
    blocks: list[SdkBlock] = list(paragraphs(intake_lines(view, words)))
    if view.may_change:
        blocks.append(ActionsBlock(elements=[open_button(view, words)]))
    return blocks


def intake_lines(view: IntakeView, words: Wording) -> list[Mrkdwn]:
    """Everything that is known of the talk, line by line."""
    phrase = "heading_held" if view.held_on else "heading_without"
    if not view.is_settled:
        phrase = "heading_open"
    lines = [
        words.mrkdwn(
            PAGE,
            phrase,
            held_on=view.held_on,
            without=shorten(view.without, SHOWN_TEXT),
            by=view.by,
            at=view.at,
        )
    ]
    lines.extend(_answer(each, words) for each in view.answers)
    if view.agreements:
        lines.append(words.mrkdwn(PAGE, "agreements"))
        lines.extend(_agreement(each, words) for each in view.agreements)
    return lines


def open_button(view: IntakeView, words: Wording) -> ButtonElement:
    """The button that opens the form of the talk."""
    phrase = "change" if view.held_on else "record"
    return button(words.plain(PAGE, phrase), action_id=ids.OPEN, value=str(view.trajectory_id))


def _answer(each: TalkAnswer, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "answer",
        asked=each.asked,
        answer=shorten(each.answer, SHOWN_TEXT),
        by=each.by,
        at=each.at,
    )


def _agreement(each: AgreementLine, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "agreement",
        what=shorten(each.what, SHOWN_TEXT),
        owner=each.owner,
        due=each.due_on,
        by=each.by,
        at=each.at,
    )
