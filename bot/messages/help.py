"""What the bot can do."""

from slack_sdk.models.blocks import ActionsBlock

from bot.messages import lesson_ids
from bot.messages import trajectory_ids as ids
from bot.messages.escaping import shorten
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph
from bot.messages.wording import Wording

PAGE = "help"
NOTICE_HELP = "help"
SUBJECT_INBOX = "inbox_item"
OPEN_HELP = "help_open"
PHRASES = (
    *("hello", "trajectory", "details", "helping", "lesson", "search", "people", "value", "plan"),
    *("meeting", "overseeing"),
)
SHOWN_TYPED = 100


def help_card(words: Wording, *, unknown: str = "") -> Message:
    """What somebody can ask here, with a button for each main thing.

    :param unknown: what was typed behind the word for help, and is no number.
    """
    told = [paragraph(words.mrkdwn(PAGE, phrase)) for phrase in PHRASES]
    if unknown:
        typed = shorten(unknown, SHOWN_TYPED)
        told.insert(0, paragraph(words.mrkdwn(PAGE, "not_known", typed=typed)))
    log = button(
        words.plain(PAGE, "trajectory_button"),
        action_id=ids.OPEN_FORM,
        value="help",
        style="primary",
    )
    keep = button(words.plain(PAGE, "lesson_button"), action_id=lesson_ids.OPEN_FORM, value="help")
    actions = ActionsBlock(elements=[log, keep])
    return Message(words.mrkdwn(PAGE, "notification"), as_blocks([*told, actions]))


def help_modal(words: Wording) -> Block:
    """The same as a modal, from where there is no conversation to answer in."""
    return modal(
        callback_id=PAGE,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=help_card(words).blocks,
    )
