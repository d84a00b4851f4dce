"""Days and meetings as a file for somebody's calendar (iCalendar, RFC 5545)."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

CALENDAR_SUFFIX = ".ics"
_PRODUCT = "-//Vaandel//Vaandel//NL"
_ASKED_AGAIN = timedelta(hours=1)
_BREAKS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""What some programs read as the end of a line, and halves of surrogate pairs."""


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


@dataclass(frozen=True)
class CalendarDay:
    """Something of a whole day, or of all days of a span; nobody is busy by it.

    :param uid: as of a meeting.
    :param sequence: rises when it changes.
    :param last: the last day of it.
    """

    uid: str
    sequence: int
    first: date
    last: date
    title: str
    about: str = ""


Entry = CalendarEvent | CalendarDay


def uid_of(key: str, team_id: str) -> str:
    """The name of an entry for good, also beside those of other municipalities.

    :param key: its name within one.
    """
    return f"{key}@{team_id}.vaandel".lower()


def calendar_file(event: CalendarEvent, *, now: datetime) -> bytes:
    """One meeting as a file, for any calendar program."""
    return calendar_of([event], now=now)


def calendar_of(entries: Iterable[Entry], *, now: datetime, name: str = "") -> bytes:
    """Many in one file, in this order.

    :param name: what the calendar is called by a program that comes back for it.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", _clean(name))
        calendar.add("x-wr-calname", _clean(name))
        calendar.add("refresh-interval", _ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    for each in entries:
        entry = _meeting(each) if isinstance(each, CalendarEvent) else _day(each)
        _describe(entry, each, now)
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _meeting(event: CalendarEvent) -> Event:
    entry = Event()
    entry.add("dtstart", event.begins)
    entry.add("dtend", event.begins + timedelta(minutes=event.minutes))
    if event.place:
        entry.add("location", _clean(event.place))
    return entry


def _day(day: CalendarDay) -> Event:
    """The end of a day is the first day after it (RFC 5545, 3.6.1)."""
    entry = Event()
    entry.add("dtstart", day.first)
    entry.add("dtend", day.last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    entry.add("class", "PRIVATE")
    return entry


def _describe(entry: Event, of: Entry, now: datetime) -> None:
    entry.add("uid", of.uid)
    entry.add("sequence", of.sequence)
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("summary", _clean(of.title))
    if of.about:
        entry.add("description", _clean(of.about))


def _clean(text: str) -> str:
    """The library escapes what is typed; what ends a line anywhere becomes a blank first."""
    return "".join(
        char if char == "\n" or unicodedata.category(char) not in _BREAKS else " " for char in text
    )
