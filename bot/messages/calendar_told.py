"""What others hear of another moment, or of another day of the week."""

from slack_sdk.models.blocks import ActionsBlock

from bot.messages import calendar_ids as ids
from bot.messages.calendar import PAGE
from bot.messages.calendar_view import CalendarView, MeetingLine, RhythmLine
from bot.messages.escaping import Mrkdwn
from bot.messages.formatting import weekday, weekday_and_time
from bot.messages.message import Message, as_blocks, button, paragraph
from bot.messages.wording import Wording


def meeting_moved(
    rhythm: RhythmLine, line: MeetingLine, view: CalendarView, words: Wording, *, private: bool
) -> Message:
    """When it is now, or that it is off. ``private``: nobody else reads along."""
    text = words.mrkdwn(
        PAGE,
        "told_off" if line.is_off else "told_moved",
        label=rhythm.label,
        day=weekday(line.planned_for),
        when=weekday_and_time(line.starts_at, view.zone),
        minutes=line.minutes,
        place=line.place,
    )
    return _told(text, words, private=private)


def rhythm_fixed(
    rhythm: RhythmLine, view: CalendarView, words: Wording, *, private: bool
) -> Message:
    """The new fixed day, and the first time."""
    timing, first = rhythm.timing, next(iter(rhythm.meetings), None)
    text = words.mrkdwn(
        PAGE,
        "told_fixed",
        label=rhythm.label,
        day=words.plain(PAGE, f"day_{timing.weekday}") if timing else "",
        week=words.plain(PAGE, f"week_{timing.week}") if timing else "",
        weeks=rhythm.weeks,
        at=timing.at if timing else "",
        place=(timing.place or "") if timing else "",
        first=weekday_and_time(first.starts_at, view.zone) if first else "",
    )
    return _told(text, words, private=private)


def _told(text: Mrkdwn, words: Wording, *, private: bool) -> Message:
    said = paragraph(text)
    if not private:
        return Message(text, as_blocks([said]))
    look = button(words.plain(PAGE, "look"), action_id=ids.OPEN, value=" ")
    return Message(text, as_blocks([said, ActionsBlock(elements=[look])]))
