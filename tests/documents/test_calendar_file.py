"""A meeting as a file for a calendar: at its own hour on both sides of the clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.documents.calendar_file import CalendarDay, CalendarEvent, calendar_file, calendar_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
TODAY = NOW.date()


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


def test_many_days_stand_in_one_file_each_with_its_last_day() -> None:
    """The end in the file is the day after it; nobody is busy by a day, and others see no text."""
    span = CalendarDay("a@b", 3, date(2027, 4, 1), date(2027, 6, 30), "Publicatie")
    meeting = CalendarEvent("c@b", 0, datetime(2027, 1, 7, 10, tzinfo=AMSTERDAM), 60, "Overleg")
    calendar = Calendar.from_ical(calendar_of([span, meeting], now=NOW, name="MVOI"))
    day, other = calendar.events
    assert (day.start, day.end) == (date(2027, 4, 1), date(2027, 7, 1))
    assert (day["TRANSP"], day["CLASS"], str(day["SEQUENCE"])) == ("TRANSPARENT", "PRIVATE", "3")
    assert other["UID"] == "c@b"
    assert "CLASS" not in other
    assert (calendar["X-WR-CALNAME"], calendar["METHOD"]) == ("MVOI", "PUBLISH")


@given(title=st.text(), about=st.text(), place=st.text())
def test_whatever_was_typed_stays_inside_its_own_line(title: str, about: str, place: str) -> None:
    """No text makes a line, an entry or a day of its own, for any program that reads the file."""
    day = CalendarDay("a@b", 0, TODAY, TODAY, title, about)
    meeting = CalendarEvent("c@b", 0, datetime(2027, 1, 7, 10, tzinfo=AMSTERDAM), 60, title, place)
    content = calendar_of([day, meeting], now=NOW, name="MVOI")
    calendar = Calendar.from_ical(content)
    assert [str(each["UID"]) for each in calendar.events] == ["a@b", "c@b"]
    assert len(content.decode().splitlines()) == len(content.decode().split("\r\n")) - 1
    shown = str(calendar.events[0]["SUMMARY"])
    assert [char for char in shown if char.isalnum()] == [char for char in title if char.isalnum()]
