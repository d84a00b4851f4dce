"""To who wrote a message: somebody sees a lesson in it, may it be kept?"""

from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
)

from bot.messages import lesson_ids as ids
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording
from storage.vocabulary import RequestState

PAGE = "lesson_request"
EXCERPT_LENGTH = 500
_CUT = "…"


@dataclass(frozen=True)
class RequestView:
    """Which message, and who pointed at it; people by Slack user id.

    ``asked_by`` is None where the author did so themselves; ``channel_id`` is None for the
    direct message with the bot. ``excerpt`` is raw text, cut by :func:`excerpt_of`.
    """

    request_id: int
    channel_id: str | None
    asked_by: str | None
    excerpt: str


def excerpt_of(text: str) -> str:
    """So much of a message that its author knows which one it is, cut between two words."""
    if len(text) <= EXCERPT_LENGTH:
        return text
    kept = text[:EXCERPT_LENGTH]
    whole_words = kept.rsplit(maxsplit=1)[0] if not text[EXCERPT_LENGTH].isspace() else kept
    return f"{whole_words.rstrip()} {_CUT}"


def lesson_request(view: RequestView, words: Wording) -> Message:
    """The question, under the message it is about."""
    phrase = "pointed_by_other" if view.asked_by else "pointed_by_author"
    pointed = words.mrkdwn(PAGE, phrase, by=view.asked_by, channel=view.channel_id)
    return Message(
        words.mrkdwn(PAGE, "notification", excerpt=" ".join(view.excerpt.split())),
        as_blocks(
            [
                paragraph(pointed),
                _quote(view.excerpt),
                paragraph(words.mrkdwn(PAGE, "question")),
                _answers(view, words),
                small_print(words.mrkdwn(PAGE, "no_answer")),
            ]
        ),
    )


def request_settled(state: RequestState, words: Wording) -> Message:
    """What came of it, in place of the question."""
    text = words.mrkdwn(PAGE, f"settled_{state.value}")
    return Message(text, as_blocks([paragraph(text)]))


def request_modal(phrase: str, words: Wording) -> Block:
    """What is going on with the question, in a modal: ``waiting``, ``settled_gone`` and so on."""
    return modal(
        callback_id=ids.SUBJECT_REQUEST,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, phrase))]),
    )


def _quote(excerpt: str) -> RichTextBlock:
    """What somebody typed: rich text obeys nothing that stands in it."""
    text = RichTextElementParts.Text(text=excerpt)
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[text])])


def _answers(view: RequestView, words: Wording) -> ActionsBlock:
    value = str(view.request_id)
    return ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, "accept"),
                action_id=ids.REQUEST_ACCEPT,
                value=value,
                style="primary",
            ),
            button(words.plain(PAGE, "anonymous"), action_id=ids.REQUEST_ANONYMOUS, value=value),
            button(words.plain(PAGE, "decline"), action_id=ids.REQUEST_DECLINE, value=value),
        ]
    )
