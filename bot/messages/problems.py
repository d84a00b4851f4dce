"""When something does not work: a sentence that says what to do, and who can."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages.escaping import Mrkdwn
from bot.messages.message import Block, Message, as_blocks, modal, paragraph
from bot.messages.wording import Wording

PAGE = "problems"
_SHOWN_HOLDERS = 3


@dataclass(frozen=True)
class Overseers:
    """Who holds the two roles that can do most, by Slack user id; nobody where none is named.

    A mention in a modal, or in a message for one person, pings nobody.
    """

    coordinators: Sequence[str] = ()
    advisers: Sequence[str] = ()

    def mentioned(self) -> dict[str, object]:
        """What a refusal mentions."""
        return {"coordinators": _mentions(self.coordinators), "advisers": _mentions(self.advisers)}


NOBODY_NAMED = Overseers()


def _mentions(users: Sequence[str]) -> tuple[Mrkdwn, ...]:
    return tuple(Mrkdwn(f"<@{user}>") for user in users[:_SHOWN_HOLDERS])


def problem_message(
    phrase: str, words: Wording, *, overseers: Overseers = NOBODY_NAMED, **data: object
) -> Message:
    """The problem as a message."""
    text = words.mrkdwn(PAGE, phrase, **overseers.mentioned(), **data)
    return Message(text, as_blocks([paragraph(text)]))


def problem_modal(
    phrase: str, words: Wording, *, overseers: Overseers = NOBODY_NAMED, **data: object
) -> Block:
    """The problem as a modal."""
    return modal(
        callback_id="problem",
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, phrase, **overseers.mentioned(), **data))]),
    )
