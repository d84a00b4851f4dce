"""What stands in somebody's own calendar, and how they get it there, in each of its forms."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.messages.message import Block, Message
from bot.messages.tender_feed import (
    AROUND,
    calendar_entries,
    calendar_name,
    feed_modal,
    no_such_team,
)
from bot.messages.tender_feed_view import DayKind, FeedDay, FeedMeeting, FeedState, FeedView
from bot.messages.wording import Wording
from storage.vocabulary import Precision
from tests.messages.everything_agenda import STRANGE

FIRST, LAST = date(2027, 4, 1), date(2027, 6, 30)
SINCE = date(2026, 11, 23)
ADDRESS = f"https://bot.gemeente.example/calendar/{'x' * 43}.ics"
BEGINS = datetime(2026, 12, 8, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))

_DAYS = (
    *(FeedDay(kind, kind.value, 1, FIRST, FIRST, "A12", "Asfalt", "BOR") for kind in DayKind),
    *(
        FeedDay(DayKind.PUBLICATION, each.value, 2, FIRST, LAST, "14", STRANGE, precision=each)
        for each in Precision
    ),
    FeedDay(DayKind.PUBLICATION, "b", 1, FIRST, FIRST, "A13"),
    FeedDay(DayKind.ACTION, "a", 0, FIRST, FIRST),
    FeedDay(DayKind.ACTION, "c", 0, FIRST, FIRST, title="Marktpartijen bellen"),
)


def tender_feed_messages(words: Wording) -> Iterator[Message]:
    """What is answered where it was typed, and with a file that does not come."""
    yield no_such_team(STRANGE, "BOR, IBOR", words)
    yield AROUND.problem(20261123, words)


def tender_feed_modals(words: Wording) -> Iterator[Block]:
    """With and without an address, right after it was made and after it was revoked."""
    for state in (
        FeedState(),
        FeedState(team="BOR", slug="bor"),
        FeedState(since=SINCE),
        FeedState(since=SINCE, of_team="BOR", team="ICT", slug="ict"),
    ):
        yield feed_modal(state, words, metadata="{}")
    yield feed_modal(FeedState(), words, metadata="{}", note="note_revoked")
    yield feed_modal(FeedState(address=ADDRESS), words)
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)


def tender_feed_phrases(words: Wording) -> Iterator[str]:
    """What the calendar program shows, and what stands with the file."""
    meeting = FeedMeeting("overleg-1", 0, BEGINS, 60, "Kwartaaloverleg")
    for entry in calendar_entries(FeedView("T1", _DAYS, (meeting,)), words):
        yield from filter(None, (entry.title, entry.about))
    for team in ("", "BOR"):
        yield calendar_name(team, words)
    yield AROUND.name(20261123, words)
    yield AROUND.comment(20261123, calendar_name("BOR", words), words)
