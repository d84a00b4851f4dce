"""When the meetings are, and what a month brings, in each form."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.messages.calendar import PAGE, calendar_in_public, calendar_message, calendar_modal
from bot.messages.calendar_forms import change_form, doubt_said, fix_form, stale_rhythm, stale_said
from bot.messages.calendar_told import meeting_moved, rhythm_fixed
from bot.messages.calendar_view import CalendarView, MeetingLine, RhythmLine
from bot.messages.message import Block, Message
from bot.messages.month import MonthEntry, MonthView, month_planning
from bot.messages.wording import Wording
from bot.policy.meeting_days import Doubt, Doubted
from bot.profile.rhythms import Timing

STRANGE = ("Lampen & <!channel> *vet* " * 8).strip()
ZONE = ZoneInfo("Europe/Amsterdam")
NEXT = MeetingLine(7, date(2026, 12, 8), datetime(2026, 12, 8, 9, tzinfo=UTC), 60)
MOVED = MeetingLine(
    8,
    date(2026, 12, 22),
    datetime(2026, 12, 23, 9, tzinfo=UTC),
    90,
    place="https://bellen.example/x?a=1&b=2",
    because="Koningsdag",
    emphasis="kaders & borging",
)
OFF = replace(NEXT, meeting_id=9, is_off=True)
LONG = replace(NEXT, place=STRANGE, emphasis=STRANGE)
TIMING = Timing(weekday="tuesday", at="10:00", place="kamer 3")
FORTNIGHTLY = RhythmLine(
    "tweewekelijks-overleg", "Tweewekelijks overleg", 2, TIMING, 2, (NEXT, MOVED, OFF)
)
MONTHLY = RhythmLine("kwartaaloverleg", "Kwartaaloverleg", None, TIMING, 5, (LONG,) * 30)
WEEKLY = replace(FORTNIGHTLY, weeks=1)
DAYLESS = RhythmLine("bijeenkomst", "Netwerkbijeenkomst", None, None, 5)
RHYTHMS = (FORTNIGHTLY, MONTHLY, WEEKLY, DAYLESS)
DOUBTS = tuple(Doubted(each, "Koningsdag") for each in Doubt)
VALUES = {
    "anchor": "2026-12-08",
    "week": "5",
    "weekday": "friday",
    "time": "10:00",
    "minutes": "75",
    "place": STRANGE,
    "prepared_days": "2",
}
ENTRIES = (
    MonthEntry("Rapportage Actieplan", (date(2027, 6, 8),), asks_emphasis=True),
    MonthEntry("Netwerkbijeenkomst", (date(2027, 6, 3), date(2027, 6, 4)), "kaders"),
    MonthEntry("Netwerkbijeenkomst", (date(2027, 6, 3),), asks_emphasis=True, meeting_id=7),
    MonthEntry(STRANGE),
)
LOOSE: tuple[tuple[str, dict[str, str]], ...] = (
    ("problem_past", {}),
    ("problem_weekend", {}),
    ("problem_time", {"typed": "straks"}),
)


def calendar_messages(words: Wording) -> Iterator[Message]:
    """What comes next, what others hear of a change, and a month."""
    for rhythms in ((), RHYTHMS, RHYTHMS[:1], RHYTHMS[-1:]):
        for may_change in (True, False):
            view = CalendarView(ZONE, rhythms, may_change)
            yield calendar_message(view, words)
            yield calendar_in_public(view, words)
    view = CalendarView(ZONE)
    for private in (True, False):
        for line in (NEXT, MOVED, OFF, LONG):
            yield meeting_moved(FORTNIGHTLY, line, view, words, private=private)
        for rhythm in RHYTHMS[:3]:
            yield rhythm_fixed(rhythm, view, words, private=private)
    month = MonthView(date(2027, 6, 1), ENTRIES)
    for shown in (
        month,
        replace(month, kadernota=True, begroting=True),
        replace(month, entries=()),
    ):
        yield month_planning(shown, words)


def calendar_modals(words: Wording) -> Iterator[Block]:
    """Everything that comes, and the two forms."""
    for may_change in (True, False):
        for rhythms in ((), RHYTHMS):
            yield calendar_modal(CalendarView(ZONE, rhythms, may_change), words)
    view = CalendarView(ZONE, RHYTHMS, may_change=True)
    for note in ("note_kept", "note_off", "note_on"):
        yield calendar_modal(view, words, note=words.mrkdwn(PAGE, note))
    for line in (NEXT, MOVED, OFF, LONG):
        notes = (
            stale_said(line, view, words),
            *(doubt_said(each, words) for each in DOUBTS),
            words.mrkdwn(PAGE, "doubt_choose"),
        )
        yield change_form(FORTNIGHTLY, line, view, words, metadata="{}", step="1")
        yield change_form(FORTNIGHTLY, line, view, words, metadata="{}", step="1", notes=notes)
    for rhythm in RHYTHMS:
        note = stale_rhythm(rhythm, words)
        yield fix_form(rhythm, words, metadata="{}", step="1", values=VALUES, notes=(note,))


def calendar_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field, and what is kept of a choice."""
    for phrase, data in LOOSE:
        yield words.plain(PAGE, phrase, **data)
    for weeks in (None, 1, 2):
        for place in ("", "kamer 3"):
            timing = {"weeks": weeks, "day": "dinsdag", "week": "tweede", "at": "10:00"}
            yield words.plain(PAGE, "timing", place=place, **timing)
