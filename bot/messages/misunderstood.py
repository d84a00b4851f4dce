"""To somebody whose command went nowhere: what they typed goes along in a button."""

from dataclasses import dataclass, field

from slack_sdk.models.blocks import ActionsBlock, ButtonElement

from bot.language.commands import read_trajectory
from bot.messages import lesson_ids
from bot.messages import trajectory_ids as ids
from bot.messages.escaping import shorten
from bot.messages.help import OPEN_HELP, PAGE
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_state import ListState
from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.wording import Wording

SHOWN_TYPED = 100
CARRIED = 2000
"""Characters that Slack lets a button carry."""
NOTHING_TYPED = " "
"""A button has to carry something."""


@dataclass(frozen=True)
class Misunderstood:
    """A command that we do not know.

    :ivar typed: the whole of it. :ivar meant: the word that is near to its first one.
    :ivar case: what of it would describe a trajectory. :ivar listed: the list to offer.
    :ivar sought: the lessons to offer; None where something else was meant.
    """

    typed: str
    meant: str | None = None
    case: str = ""
    listed: ListState = field(default_factory=ListState)
    sought: LessonListState | None = None


def unknown_command(asked: Misunderstood, words: Wording) -> Message:
    """What it is that we do not know, and a few things to do instead.

    What was typed is repeated, but not all of it: a whole letter fits behind a command.
    """
    typed = shorten(asked.typed, SHOWN_TYPED)
    if asked.meant:
        text = words.mrkdwn(PAGE, "unknown_meant", typed=typed, meant=asked.meant)
    else:
        text = words.mrkdwn(PAGE, "unknown", typed=typed)
    actions = ActionsBlock(elements=_instead(asked, words))
    return Message(
        words.mrkdwn(PAGE, "unknown_notification"), as_blocks([paragraph(text), actions])
    )


def _instead(asked: Misunderstood, words: Wording) -> list[ButtonElement]:
    """Buttons for what was meant, or else for everything that it may have been."""
    buttons: list[ButtonElement] = []
    if asked.sought is None or not asked.meant:
        listing = words.plain(PAGE, "list_button")
        buttons = [
            _carrying(asked.case, words),
            button(listing, action_id=ids.OPEN_LIST, value=asked.listed.dump()),
        ]
    if asked.sought is not None:
        search = words.plain(PAGE, "search_button")
        style = "primary" if asked.meant else None
        value = asked.sought.dump()
        buttons.append(button(search, action_id=lesson_ids.OPEN_SEARCH, value=value, style=style))
    helping = words.plain(PAGE, "help_button")
    return [*buttons, button(helping, action_id=OPEN_HELP, value="unknown")]


def too_slow(typed: str, words: Wording, *, again: str) -> Message:
    """Slack does not open anything any more: a click starts anew with what was typed.

    :param again: the action id of the button, which carries what was typed.
    """
    text = words.mrkdwn(PAGE, "too_slow")
    opening = button(
        words.plain(PAGE, "open_button"),
        action_id=again,
        value=shorten(typed, CARRIED) or NOTHING_TYPED,
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def _carrying(typed: str, words: Wording) -> ButtonElement:
    """The button that does what ``traject`` with this text behind it does."""
    phrase = "trajectory_button" if read_trajectory(typed) is None else "number_button"
    carried = shorten(typed, CARRIED)
    return button(
        words.plain(PAGE, phrase),
        action_id=ids.OPEN_TYPED if carried else ids.OPEN_FORM,
        value=carried or "empty",
        style="primary",
    )
