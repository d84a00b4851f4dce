"""A meeting as a file for somebody's calendar (iCalendar, RFC 5545)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

CALENDAR_SUFFIX = ".ics"
_PRODUCT = "-//Vaandel//Vaandel//NL"


@dataclass(frozen=True)
class CalendarEvent:
    """One meeting.

    :param uid: stays the same however often it is moved, so that a calendar moves it along.
    :param sequence: rises when it is moved.
    :param begins: in the municipality's zone, which stands in the file with its clock changes.
    """

    uid: str
    sequence: int
    begins: datetime
    minutes: int
    title: str
    place: str = ""
    about: str = ""


def calendar_file(event: CalendarEvent, *, now: datetime) -> bytes:
    """The file, for any calendar program."""
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", event.begins)
    entry.add("dtend", event.begins + timedelta(minutes=event.minutes))
    entry.add("summary", event.title)
    if event.place:
        entry.add("location", event.place)
    if event.about:
        entry.add("description", event.about)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
