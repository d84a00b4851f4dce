"""A lesson on one line, with the button that opens it."""

from slack_sdk.models.blocks import SectionBlock

from bot.messages import lesson_ids as ids
from bot.messages.lesson_view import LessonLine
from bot.messages.message import button, typed
from bot.messages.wording import Wording

PAGE = "lesson_details"


def lesson_line(line: LessonLine, words: Wording) -> SectionBlock:
    """Its number and title."""
    read = button(
        words.plain(PAGE, "read"),
        action_id=ids.OPEN_DETAILS,
        value=str(line.lesson_id),
        read_aloud=words.plain(PAGE, "read_aloud", number=line.number),
    )
    title = " ".join(line.title.split())
    return SectionBlock(
        text=typed(words.plain(PAGE, "line", number=line.number, title=title)), accessory=read
    )
