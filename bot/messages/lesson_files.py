"""Getting a file that goes with a lesson: that it comes, and when it does not."""

from dataclasses import dataclass

from bot.messages.escaping import Mrkdwn
from bot.messages.message import Block, Message, as_blocks, modal, paragraph
from bot.messages.wording import Wording

PAGE = "lesson_files"
CALLBACK = "lesson_file"


@dataclass(frozen=True)
class FileView:
    """A file that somebody asked for, and the lesson that it goes with."""

    name: str
    number: int
    title: str


def file_modal(phrase: str, file: FileView, words: Wording) -> Block:
    """What is told at once: it comes, or not now (``coming``, ``busy``)."""
    return modal(
        callback_id=CALLBACK,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks([paragraph(words.mrkdwn(PAGE, phrase, name=file.name))]),
    )


def file_comment(file: FileView, words: Wording) -> Mrkdwn:
    """What stands with the file."""
    return words.mrkdwn(PAGE, "comment", number=file.number, title=file.title)


def file_problem(phrase: str, file: FileView, words: Wording, *, largest: int) -> Message:
    """Why the file does not come. :param largest: in megabytes."""
    text = words.mrkdwn(PAGE, phrase, name=file.name, number=file.number, largest=largest)
    return Message(text, as_blocks([paragraph(text)]))
