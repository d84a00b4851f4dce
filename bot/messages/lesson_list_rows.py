"""A lesson in a list: its title, the first lines of what was learnt, what it is about."""

from dataclasses import dataclass

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import lesson_ids as ids
from bot.messages.escaping import shorten
from bot.messages.lesson_form import outcome_label
from bot.messages.lesson_view import adds_to
from bot.messages.message import button, paragraph, small_print
from bot.messages.wording import Wording
from storage.vocabulary import LessonOutcome

PAGE = "lesson_list"
TITLE_SHOWN = 120
INSIGHT_SHOWN = 130
"""Characters: two lines beside a button on a desk."""
THEMES_SHOWN = 4
LONG_WORD = 25


@dataclass(frozen=True)
class LessonRow:
    """A lesson as everybody who may read it sees it: without who told it.

    ``themes`` are labels, as they stand in a sentence.
    """

    lesson_id: int
    number: int
    title: str
    insight: str
    themes: tuple[str, ...] = ()
    outcome: LessonOutcome | None = None


def row(lesson: LessonRow, words: Wording) -> list[SdkBlock]:
    """One lesson, with the button that tells all of it."""
    section = paragraph(
        words.mrkdwn(
            PAGE,
            "row",
            number=lesson.number,
            title=_line(lesson.title, TITLE_SHOWN),
            insight=_line(lesson.insight, INSIGHT_SHOWN)
            if adds_to(lesson.title, lesson.insight)
            else "",
        )
    )
    section.accessory = button(
        words.plain(PAGE, "read"),
        action_id=ids.OPEN_DETAILS,
        value=str(lesson.lesson_id),
        read_aloud=words.plain(PAGE, "read_aloud", number=lesson.number),
    )
    if not lesson.themes and not lesson.outcome:
        return [section]
    about = words.mrkdwn(
        PAGE,
        "about",
        outcome=outcome_label(lesson.outcome, words) if lesson.outcome else "",
        themes=lesson.themes[:THEMES_SHOWN],
        more=len(lesson.themes[THEMES_SHOWN:]),
    )
    return [section, small_print(about)]


def _line(text: str, length: int) -> str:
    """The text on one line, cut behind a whole word if one ends near the end."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    whole, _, part = line[:length].rpartition(" ")
    return f"{whole} …" if whole and len(part) < LONG_WORD else shorten(line, length)
