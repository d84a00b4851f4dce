"""Short answers: to small talk, to what is not understood, to what cannot be done yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ContextBlock, MarkdownTextObject

from bot.messages import lesson_ids
from bot.messages import trajectory_ids as ids
from bot.messages.escaping import shorten
from bot.messages.help import OPEN_HELP, help_card
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_state import ListState
from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.misunderstood import CARRIED
from bot.messages.trajectory_list import row
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.wording import Wording

PAGE = "small_talk"

VARIANTS = {
    "greeting": 3,
    "thanks": 3,
    "bye": 3,
    "fine": 3,
    "chat": 3,
    "unknown": 3,
    "success": 2,
    "late": 2,
}
"""How many ways there are to say each."""

SHOWN_TOPIC = 40


@dataclass(frozen=True)
class Suggestions:
    """What somebody may have meant: ``topic`` is what of it can be named in a sentence.

    ``typed`` goes along to the form; ``offers`` are two of ``trajectory``, ``search``, ``list``.
    """

    topic: str
    typed: str
    offers: Sequence[str]
    listed: ListState
    sought: LessonListState


def friendly(wording: str, words: Wording) -> Message:
    """A short word; who says hello is shown the way in, too."""
    text = words.mrkdwn(PAGE, wording)
    if not wording.startswith("greeting"):
        return Message(text, as_blocks([paragraph(text)]))
    example = ContextBlock(
        elements=[MarkdownTextObject(text=words.mrkdwn(PAGE, "greeting_example"))]
    )
    helping = button(words.plain("help", "help_button"), action_id=OPEN_HELP, value="greeting")
    return Message(text, as_blocks([paragraph(text), example, ActionsBlock(elements=[helping])]))


def not_understood(
    wording: str, meant: Suggestions, words: Wording, *, helps: bool = False
) -> Message:
    """Two concrete things to do instead, and the way to the help; or the whole help card."""
    topic = shorten(meant.topic, SHOWN_TOPIC)
    first, second = (words.mrkdwn(PAGE, f"suggest_{offer}", topic=topic) for offer in meant.offers)
    text = words.mrkdwn(PAGE, wording, first=first, second=second)
    buttons = [_offer(offer, meant, words) for offer in meant.offers]
    if helps:
        instead = as_blocks([paragraph(text), ActionsBlock(elements=buttons)])
        return Message(text, (*instead, *help_card(words).blocks))
    helping = button(words.plain("help", "help_button"), action_id=OPEN_HELP, value="unknown")
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[*buttons, helping])]))


def found_here(count: int | None, topic: str, sought: LessonListState, words: Wording) -> Message:
    """Where others read along: how many lessons there are, which each opens for themselves."""
    text = words.mrkdwn(PAGE, "found", count=count or 0, topic=shorten(topic, SHOWN_TOPIC))
    opening = button(
        words.plain(PAGE, "read_lessons"), action_id=lesson_ids.OPEN_SEARCH, value=sought.dump()
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def list_here(listed: ListState, words: Wording) -> Message:
    """Where others read along: the list, which each opens for themselves."""
    text = words.mrkdwn(PAGE, "list_here")
    actions = ActionsBlock(elements=[_list_button(listed, words)])
    return Message(text, as_blocks([paragraph(text), actions]))


def one_here(number: int, words: Wording) -> Message:
    """Where others read along: one trajectory, which each opens for themselves."""
    text = words.mrkdwn(PAGE, "one_here", number=number)
    label = words.plain(PAGE, "open_one", number=number)
    opening = button(label, action_id=ids.OPEN_TYPED, value=str(number))
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opening])]))


def one_trajectory(view: TrajectoryView, words: Wording) -> Message:
    """One trajectory on one line, with the button that tells everything."""
    text = words.mrkdwn(PAGE, "one", number=view.number)
    return Message(text, as_blocks([paragraph(text), row(view, words)]))


def _offer(offer: str, meant: Suggestions, words: Wording) -> ButtonElement:
    if offer == "search":
        return button(
            words.plain("help", "search_button"),
            action_id=lesson_ids.OPEN_SEARCH,
            value=meant.sought.dump(),
        )
    if offer == "list":
        return _list_button(meant.listed, words)
    return button(
        words.plain("help", "trajectory_button"),
        action_id=ids.OPEN_TYPED if meant.typed else ids.OPEN_FORM,
        value=shorten(meant.typed, CARRIED) or "empty",
    )


def _list_button(listed: ListState, words: Wording) -> ButtonElement:
    return button(words.plain("help", "list_button"), action_id=ids.OPEN_LIST, value=listed.dump())
