"""Whether somebody wants to be named when a success is celebrated."""

from slack_sdk.models.blocks import ActionsBlock

from bot.messages import success_ids as ids
from bot.messages.celebration import PAGE
from bot.messages.escaping import Mrkdwn
from bot.messages.message import Message, as_blocks, button, paragraph, small_print
from bot.messages.wording import Wording


def naming_asked(title: str, channel: str, words: Wording) -> Message:
    """The question, asked once in somebody's life here."""
    return _with_choice(words.mrkdwn(PAGE, "naming_question", title=title, channel=channel), words)


def naming_said(words: Wording, *, agreed: bool) -> Message:
    """What was understood; the way back stands under it."""
    text = words.mrkdwn(PAGE, "naming_yes_said" if agreed else "naming_no_said")
    later = small_print(words.mrkdwn(PAGE, "naming_later"))
    return Message(text, as_blocks([paragraph(text), later]))


def naming_standing(words: Wording, *, agreed: bool | None) -> Message:
    """How it stands for somebody who asks, with the choice."""
    phrase = {True: "naming_is_yes", False: "naming_is_no", None: "naming_is_unknown"}[agreed]
    return _with_choice(words.mrkdwn(PAGE, phrase), words)


def naming_elsewhere(words: Wording) -> Message:
    """Where others read along nothing is chosen."""
    text = words.mrkdwn(PAGE, "naming_elsewhere")
    return Message(text, as_blocks([paragraph(text)]))


def _with_choice(text: Mrkdwn, words: Wording) -> Message:
    yes = button(words.plain(PAGE, "naming_yes"), action_id=ids.NAME_YES, value="yes")
    no = button(words.plain(PAGE, "naming_no"), action_id=ids.NAME_NO, value="no")
    rule = small_print(words.mrkdwn(PAGE, "naming_rule"))
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[yes, no]), rule]))
