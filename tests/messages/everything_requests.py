"""What is asked of who wrote a message, in each of its forms."""

from collections.abc import Iterator

from bot.messages.lesson_request import (
    EXCERPT_LENGTH,
    RequestView,
    excerpt_of,
    lesson_request,
    request_modal,
    request_settled,
)
from bot.messages.message import Block, Message
from bot.messages.slack_text import readable
from bot.messages.wording import Wording
from storage.vocabulary import RequestState

_ANSWERED = tuple(state for state in RequestState if state is not RequestState.ASKED)


def request_messages(words: Wording) -> Iterator[Message]:
    """The question, and what stands in its place afterwards."""
    text = excerpt_of("masten & koppen <!channel> " * EXCERPT_LENGTH)
    for channel in ("C0001", None):
        for by in ("U0001", None):
            yield lesson_request(RequestView(7, channel, by, text), words)
    for state in _ANSWERED:
        yield request_settled(state, words)


def request_modals(words: Wording) -> Iterator[Block]:
    """What a yes opens where it is not the form."""
    for state in _ANSWERED:
        yield request_modal(f"settled_{state.value}", words)
    for phrase in ("waiting", "unreadable", "slack_is_away", "kept_by_other"):
        yield request_modal(phrase, words)


def read_messages(words: Wording) -> Iterator[str]:
    """A message in which everything is mentioned, as plain text."""
    yield readable("<@U0001> <!subteam^S0001> <#C0001>", words)
