"""What the bot can do, and what to do when it did not understand."""

from slack_sdk.models.blocks import ActionsBlock

from bot.messages import trajectory_ids as ids
from bot.messages.escaping import shorten
from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.wording import Wording

PAGE = "help"
NOTICE_HELP = "help"
SUBJECT_INBOX = "inbox_item"
SHOWN_TYPED = 100


def help_card(words: Wording) -> Message:
    """What somebody can ask, with a button for the main thing."""
    blocks = [paragraph(words.mrkdwn(PAGE, phrase)) for phrase in ("hello", "trajectory")]
    label = words.plain(PAGE, "trajectory_button")
    actions = ActionsBlock(
        elements=[button(label, action_id=ids.OPEN_FORM, value="help", style="primary")]
    )
    return Message(
        words.mrkdwn(PAGE, "notification"),
        as_blocks([*blocks, actions, paragraph(words.mrkdwn(PAGE, "details"))]),
    )


def unknown_command(typed: str, words: Wording) -> Message:
    """To somebody whose command we do not know: what to type instead.

    What was typed is repeated, but not all of it: a whole letter fits behind a command.
    """
    typed = shorten(typed, SHOWN_TYPED)
    label = words.plain(PAGE, "trajectory_button")
    actions = ActionsBlock(elements=[button(label, action_id=ids.OPEN_FORM, value="unknown")])
    return Message(
        words.mrkdwn(PAGE, "unknown_notification"),
        as_blocks([paragraph(words.mrkdwn(PAGE, "unknown", typed=typed)), actions]),
    )
