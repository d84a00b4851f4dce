"""The one question about a purchase of which nothing was heard, and what takes its place."""

from datetime import date

from slack_sdk.models.blocks import (
    ActionsBlock,
    DatePickerElement,
    PlainTextObject,
    SectionBlock,
)

from bot.messages import journey_ids, trajectory_ids
from bot.messages import silence_ids as ids
from bot.messages.journey_ids import Sheet
from bot.messages.message import Message, as_blocks, button, paragraph, small_print
from bot.messages.silence_view import SilenceView
from bot.messages.wording import Wording

PAGE = "silence"
EXITS = (Sheet.NOT_NEEDED, Sheet.STOPPED)


def question(view: SilenceView, words: Wording) -> Message:
    """To its owner: how is it? Two answers take a click, a rest takes a day."""
    phrase = "question_rested" if view.rested_until else "question"
    text = words.mrkdwn(
        PAGE,
        phrase,
        title=view.title,
        number=view.number,
        since=view.since,
        until=view.rested_until,
    )
    about = words.mrkdwn(PAGE, "about", about=" · ".join(view.about))
    return Message(
        text,
        as_blocks([paragraph(text), small_print(about), _answers(view, words), _rest(view, words)]),
    )


def settled(
    view: SilenceView, words: Wording, *, phrase: str, until: date | None = None
) -> Message:
    """In place of the question, once it is answered: ``runs``, ``rests`` or ``past``.

    :param until: the day until which it rests.
    """
    text = words.mrkdwn(
        PAGE, f"settled_{phrase}", title=view.title, number=view.number, until=until
    )
    look = button(
        words.plain(PAGE, "look"),
        action_id=trajectory_ids.OPEN_DETAILS,
        value=str(view.place.trajectory_id),
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[look])]))


def day_refused(words: Wording) -> Message:
    """The day that was chosen is past, or years away."""
    text = words.mrkdwn(PAGE, "day_refused")
    return Message(text, as_blocks([paragraph(text)]))


def _answers(view: SilenceView, words: Wording) -> ActionsBlock:
    trajectory_id = str(view.place.trajectory_id)
    elements = [
        button(words.plain(PAGE, "runs"), action_id=ids.RUNS, value=view.place.dump()),
        button(words.plain(PAGE, "news"), action_id=journey_ids.OPEN, value=trajectory_id),
    ]
    if view.exit is not None:
        label = words.plain(PAGE, f"exit_{view.exit.value}")
        action_id = f"{journey_ids.OPEN_SHEET}{view.exit.value}"
        elements.append(button(label, action_id=action_id, value=trajectory_id))
    return ActionsBlock(elements=elements)


def _rest(view: SilenceView, words: Wording) -> SectionBlock:
    """A date has no value of its own: the block says which silence it is about."""
    choice = DatePickerElement(
        action_id=ids.REST, placeholder=PlainTextObject(text=words.plain(PAGE, "rest_choice"))
    )
    asking = paragraph(words.mrkdwn(PAGE, "rest"))
    return SectionBlock(text=asking.text, accessory=choice, block_id=view.place.dump())
