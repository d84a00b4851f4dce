"""A file that goes with a lesson: that it comes, and why it does not."""

from collections.abc import Iterator

from bot.messages.lesson_files import FileView, file_comment, file_modal, file_problem
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.slack.files import FileGoneError, FileProblemError, FileTooLargeError
from tests.messages.samples import LARGEST_NUMBER

FILE = FileView("foto's & <!channel>.png", LARGEST_NUMBER, "Masten & koppen <!channel>")
PROBLEMS = (FileProblemError, FileGoneError, FileTooLargeError)


def file_modals(words: Wording) -> Iterator[Block]:
    """What is told at once."""
    for phrase in ("coming", "busy"):
        yield file_modal(phrase, FILE, words)


def file_messages(words: Wording) -> Iterator[Message]:
    """What is told later, when it does not come."""
    for problem in PROBLEMS:
        yield file_problem(problem.phrase, FILE, words, largest=25)


def file_phrases(words: Wording) -> Iterator[str]:
    """What stands with the file."""
    yield file_comment(FILE, words)
