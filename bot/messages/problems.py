"""When something does not work: a sentence that says what to do."""

from bot.messages.message import Block, Message, as_blocks, modal, paragraph
from bot.messages.wording import Wording

PAGE = "problems"


def problem_message(phrase: str, words: Wording, **data: object) -> Message:
    """The problem as a message."""
    text = words.mrkdwn(PAGE, phrase, **data)
    return Message(text, as_blocks([paragraph(text)]))


def problem_modal(phrase: str, words: Wording, **data: object) -> Block:
    """The problem as a modal."""
    return modal(
        callback_id="problem",
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, phrase, **data))]),
    )
