"""What is told when a lesson was kept: to who told it, and to who wrote the message."""

from slack_sdk.models.blocks import ActionsBlock, ConfirmObject

from bot.messages import lesson_ids as ids
from bot.messages.lesson_view import LessonView
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph
from bot.messages.wording import Wording
from storage.vocabulary import LessonOutcome

PAGE = "lesson_kept"


def lesson_saved(view: LessonView, words: Wording) -> Block:
    """In place of the form: it stands, and where more can be told."""
    value = str(view.lesson_id)
    buttons = [button(words.plain(PAGE, "read"), action_id=ids.OPEN_DETAILS, value=value)]
    if not view.asks_nothing:
        label = words.plain(PAGE, "tell_more")
        buttons.insert(0, button(label, action_id=ids.INTERVIEW_START, value=value))
    text = words.mrkdwn(PAGE, "saved", number=view.number, asks_nothing=view.asks_nothing)
    return modal(
        callback_id=ids.SAVED,
        title=words.plain(PAGE, "saved_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(text), ActionsBlock(elements=buttons)]),
    )


def thanks(view: LessonView, words: Wording) -> Message:
    """To who told it: thanks, and an offer to tell more."""
    value = str(view.lesson_id)
    buttons = [
        button(words.plain(PAGE, "read"), action_id=ids.OPEN_DETAILS, value=value),
        button(words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=value),
    ]
    if not view.asks_nothing:
        label = words.plain(PAGE, "tell_more")
        more = button(label, action_id=ids.INTERVIEW_START, value=value, style="primary")
        buttons.insert(0, more)
    actions = ActionsBlock(elements=buttons)
    text = words.mrkdwn(
        PAGE,
        "thanks",
        number=view.number,
        title=view.title,
        wrong=_went_wrong(view),
        asks_nothing=view.asks_nothing,
    )
    notification = words.mrkdwn(PAGE, "notification", number=view.number, title=view.title)
    return Message(notification, as_blocks([paragraph(text), actions]))


def from_yours(view: LessonView, words: Wording) -> Message:
    """To who wrote the message that it was kept from, by somebody else."""
    value = str(view.lesson_id)
    confirm = ConfirmObject(
        title=words.plain("lesson_details", "retract_title"),
        text=words.plain("lesson_details", "retract_text"),
        confirm=words.plain("lesson_details", "retract_yes"),
        deny=words.plain("lesson_details", "retract_no"),
        style="danger",
    )
    actions = ActionsBlock(
        elements=[
            button(words.plain(PAGE, "read"), action_id=ids.OPEN_DETAILS, value=value),
            button(
                words.plain(PAGE, "rather_not"),
                action_id=ids.RETRACT,
                value=value,
                confirm=confirm,
            ),
        ]
    )
    text = words.mrkdwn(PAGE, "from_yours", told_by=view.told_by, number=view.number)
    return Message(text, as_blocks([paragraph(text), actions]))


def retracted(number: int, words: Wording) -> Message:
    """In place of a message about a lesson that was taken back."""
    text = words.mrkdwn("lesson_details", "retracted", number=number)
    return Message(text, as_blocks([paragraph(text)]))


def _went_wrong(view: LessonView) -> bool:
    return view.outcome is LessonOutcome.WRONG
