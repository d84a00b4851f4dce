"""A meeting as a file for a calendar: at its own hour on both sides of the clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.documents.calendar_file import CalendarEvent, calendar_file

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)


def read(event: CalendarEvent) -> tuple[Calendar, dict[str, str]]:
    """What a calendar program finds in the file."""
    calendar = Calendar.from_ical(calendar_file(event, now=NOW))
    (entry,) = calendar.events
    return calendar, {name: str(value) for name, value in entry.items()}


@pytest.mark.parametrize(
    ("begins", "hour_there"),
    [
        (datetime(2026, 10, 23, 10, tzinfo=AMSTERDAM), 8),
        (datetime(2026, 10, 26, 10, tzinfo=AMSTERDAM), 9),
        (datetime(2027, 3, 26, 10, tzinfo=AMSTERDAM), 9),
        (datetime(2027, 3, 29, 10, tzinfo=AMSTERDAM), 8),
    ],
)
def test_it_begins_at_its_hour_around_both_clock_changes(begins: datetime, hour_there: int) -> None:
    calendar, _ = read(CalendarEvent("a@b", 0, begins, 90, "Kwartaaloverleg"))
    (entry,) = calendar.events
    assert isinstance(entry.start, datetime)
    assert entry.start == begins
    assert entry.start.astimezone(UTC).hour == hour_there
    assert entry.end - entry.start == timedelta(minutes=90)
    (zone,) = calendar.timezones
    assert zone.to_tz().utcoffset(begins.replace(tzinfo=None)) == begins.utcoffset()


def test_a_meeting_that_is_moved_stays_the_same_entry() -> None:
    begins = datetime(2026, 12, 10, 10, tzinfo=AMSTERDAM)
    _, before = read(CalendarEvent("a@b", 0, begins, 60, "Kwartaaloverleg", "zaal; 2, boven"))
    _, after = read(CalendarEvent("a@b", 1, begins + timedelta(days=7), 60, "Kwartaaloverleg"))
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert before["LOCATION"] == "zaal; 2, boven"
    assert "LOCATION" not in after
