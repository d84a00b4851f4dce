"""Told to the coordinator when a message did not arrive, or perhaps did not."""

from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, ButtonElement

from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.wording import Wording

PAGE = "delivery_problem"
SUBJECT = "delivery"
NOTICE = "delivery_problem"
NOTICE_SHARER = "delivery_problem_sharer"
IS_THERE = "delivery_is_there"
TELL_AGAIN = "delivery_tell_again"

_KNOWN_KINDS = frozenset({"trajectory_card", "trajectory_card_changed", "trajectory_kept"})
_KNOWN_REFUSALS = frozenset(
    {"not_in_channel", "channel_not_found", "is_archived", "cannot_tell", "message_not_found"}
)


@dataclass(frozen=True)
class DeliveryProblem:
    """Which message, for whom, and what went wrong.

    ``place`` is ``("channel", name)``, ``("person", Slack user id)`` or
    ``("conversation", "")``.
    """

    delivery_id: int
    kind: str
    number: int | None
    place: tuple[str, str]
    uncertain: bool
    error: str


def delivery_problem(problem: DeliveryProblem, words: Wording) -> Message:
    """What happened, and the buttons that mend it."""
    what = _what(problem, words)
    where = words.mrkdwn(
        PAGE, f"where_{problem.place[0]}", name=problem.place[1], user=problem.place[1]
    )
    phrase = "uncertain" if problem.uncertain else _refusal(problem)
    text = words.mrkdwn(
        PAGE, phrase, what=what, where=where, error=problem.error, number=problem.number
    )
    value = str(problem.delivery_id)
    notification = "uncertain_notification" if problem.uncertain else "refused_notification"
    return Message(
        words.mrkdwn(PAGE, notification, what=what, where=where),
        as_blocks([paragraph(text), ActionsBlock(elements=_buttons(problem, value, words))]),
    )


def delivery_failed(problem: DeliveryProblem, words: Wording) -> Message:
    """To who shared a case: its card is not there yet, and somebody else mends it."""
    where = words.mrkdwn(PAGE, "where_channel", name=problem.place[1])
    return Message(
        words.mrkdwn(PAGE, "sharer_notification", number=problem.number),
        as_blocks([paragraph(words.mrkdwn(PAGE, "sharer", number=problem.number, where=where))]),
    )


def delivery_settled(phrase: str, words: Wording) -> Message:
    """What the coordinator decided, in place of the buttons."""
    text = words.mrkdwn(PAGE, f"done_{phrase}")
    return Message(text, as_blocks([paragraph(text)]))


def _buttons(problem: DeliveryProblem, value: str, words: Wording) -> list[ButtonElement]:
    if not problem.uncertain:
        return [button(words.plain(PAGE, "refused_again"), action_id=TELL_AGAIN, value=value)]
    return [
        button(words.plain(PAGE, "uncertain_there"), action_id=IS_THERE, value=value),
        button(words.plain(PAGE, "uncertain_again"), action_id=TELL_AGAIN, value=value),
    ]


def _what(problem: DeliveryProblem, words: Wording) -> str:
    kind = problem.kind if problem.kind in _KNOWN_KINDS else "other"
    return words.mrkdwn(PAGE, f"what_{kind}", number=problem.number)


def _refusal(problem: DeliveryProblem) -> str:
    known = problem.place[0] == "channel" and problem.error in _KNOWN_REFUSALS
    if problem.error == "message_not_found" and problem.number is None:
        known = False  # only a card can be missed
    return f"refused_{problem.error}" if known else "refused_other"
