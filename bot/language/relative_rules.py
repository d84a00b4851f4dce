"""Moments counted from today: tomorrow, next week, in three months, Tuesday."""

import re
from datetime import date, timedelta

from bot.language.moment_rules import Rule, rule
from bot.language.moment_words import GAP, PART, PARTS, WEEKDAY, WEEKDAY_NUMBERS
from bot.language.numbers import word_value
from bot.language.spans import (
    Moment,
    day,
    month,
    months,
    months_later,
    part_of,
    period,
    quarter,
    week_with,
    year_of,
)

_DAYS = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_STEPS = {
    **dict.fromkeys(("vorige", "vorig", "afgelopen"), -1),
    **dict.fromkeys(("deze", "dit"), 0),
    **dict.fromkeys(("volgende", "volgend", "komende", "komend", "aankomende", "aankomend"), 1),
    **dict.fromkeys(("aanstaande", "aanstaand"), 1),
}
_STEP = rf"(?P<step>{'|'.join(sorted(_STEPS, key=len, reverse=True))})"
_UNITS = {
    **dict.fromkeys(("dag", "dagen"), "day"),
    **dict.fromkeys(("week", "weken", "wkn"), "week"),
    **dict.fromkeys(("maand", "maanden", "mnd"), "month"),
    **dict.fromkeys(("kwartaal", "kwartalen"), "quarter"),
    **dict.fromkeys(("jaar", "jaren"), "year"),
}
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MANY = 200
"""More of a unit than this is no plan."""


def _named_day(match: re.Match[str], today: date) -> Moment:
    return day(today + timedelta(days=_DAYS[match.group("day")]))


def _step(match: re.Match[str], today: date) -> Moment:
    part = match.group("part")
    whole = _unit_away(_UNITS[match.group("unit")], _STEPS[match.group("step")], today)
    return part_of(whole, PARTS[part]) if part else whole


def _unit_away(unit: str, count: int, today: date) -> Moment:
    match unit:
        case "week":
            return week_with(today + timedelta(weeks=count))
        case "month":
            return months_later(today, count)
        case "quarter":
            return quarter(today.year, (today.month - 1) // 3 + 1 + count)
        case _:
            return year_of(today.year + count)


def _part_of_this(match: re.Match[str], today: date) -> Moment | None:
    """Read "eind van de maand": of the one that runs."""
    part = match.group("part")
    whole = _unit_away(_UNITS[match.group("unit")], 0, today)
    return part_of(whole, PARTS[part]) if part else None


def _half_year_away(match: re.Match[str], today: date) -> Moment:
    """Read "dit halfjaar" and "volgend halfjaar"."""
    half = (today.month - 1) // 6 + _STEPS[match.group("step")]
    return months(today.year, 6 * half + 1, 6 * half + 6)


def _in_a_while(match: re.Match[str], today: date) -> Moment | None:
    """Read "over drie maanden": the day, the week, the month or the year it falls in."""
    unit, count = _UNITS[match.group("unit")], _count(match)
    if count is None:
        return None
    if unit == "day":
        return day(today + timedelta(days=int(count)))
    if unit == "week":
        return week_with(today + timedelta(days=int(count * 7)))
    if unit == "year" and count == int(count):
        return year_of(today.year + int(count))
    return months_later(today, int(count * _IN_MONTHS[unit]))


def _in_some(match: re.Match[str], today: date) -> Moment:
    """Read "over een paar weken": between two and four of them."""
    unit = _UNITS[match.group("unit")]
    return period(_later(today, 2, unit), _later(today, 4, unit))


def _within(match: re.Match[str], today: date) -> Moment | None:
    """Read "binnen drie maanden", "de komende drie maanden"."""
    count = _count(match)
    return period(today, _later(today, count, _UNITS[match.group("unit")])) if count else None


def _later(today: date, count: float, unit: str) -> date:
    if unit in ("day", "week"):
        return today + timedelta(days=int(count * (1 if unit == "day" else 7)))
    whole = month(today.year, today.month + int(count * _IN_MONTHS[unit]))
    return whole.start.replace(day=min(today.day, whole.end.day))


def _count(match: re.Match[str]) -> float | None:
    text = match.group("count")
    count: float | None
    if text.isdigit():
        count = int(text)
    elif text.startswith(("anderhal", "een half", "half")):
        count = 1.5 if text.startswith("ander") else 0.5
    else:
        words = word_value(text)
        count = None if words is None else float(words)
    return count if count is not None and 0 < count <= _MANY else None


def _weekday(match: re.Match[str], today: date) -> Moment:
    """Read a weekday: the first one after today, or the one of the week that is named."""
    number, which = WEEKDAY_NUMBERS[match.group("weekday")], match.group("which") or ""
    if which.startswith("volgende"):
        return day(week_with(today + timedelta(weeks=1)).start + timedelta(days=number))
    if which.startswith("deze"):
        return day(week_with(today).start + timedelta(days=number))
    ahead = (number - today.weekday() - 1) % 7 + 1
    return day(today + timedelta(days=ahead))


def _weekday_later(match: re.Match[str], today: date) -> Moment | None:
    """Read "dinsdag over twee weken"."""
    count, number = _count(match), WEEKDAY_NUMBERS[match.group("weekday")]
    if count is None:
        return None
    ahead = (number - today.weekday() - 1) % 7 + 1
    return day(today + timedelta(days=ahead + 7 * int(count)))


def rules() -> list[Rule]:
    """Return the rules of this part of the grammar."""
    count = (
        r"(?P<count>\d{1,3}|een half|half|anderhalve?|(?:een |één )?[^\W\d_]{3,20}"
        r"|een|één)"
    ).replace(" ", GAP)
    about = rf"(?:(?:ongeveer|circa|zo'n|ruim|bijna){GAP})?"
    over = rf"(?P<lead>over{GAP})"
    week = rf"(?:(?P<which>(?:volgende|deze|komende){GAP}week){GAP})"
    which = rf"(?:(?P<which>volgende|komende|aankomende|aanstaande|a\.s\.|deze){GAP})?"
    return [
        rule(rf"(?P<day>{'|'.join(sorted(_DAYS, key=len, reverse=True))})", _named_day),
        rule(rf"{PART}{_STEP}{GAP}(?P<unit>week|maand|kwartaal|jaar)", _step),
        rule(rf"{_STEP}{GAP}half{GAP}?jaar", _half_year_away),
        rule(rf"{PART}(?P<unit>week|maand|kwartaal|jaar)", _part_of_this, needs=("part",)),
        rule(rf"{about}{count}{GAP}{_UNIT}", _in_a_while, lead=over),
        rule(rf"een{GAP}{_UNIT}{GAP}of{GAP}(?P<count>\w+)", _in_a_while, lead=over),
        rule(rf"een{GAP}(?:paar|aantal){GAP}{_UNIT}", _in_some, lead=over),
        rule(rf"{about}{count}{GAP}{_UNIT}", _within, lead=rf"(?P<lead>binnen{GAP})"),
        rule(
            rf"{about}{count}{GAP}{_UNIT}",
            _within,
            lead=rf"(?P<lead>(?:(?:in|gedurende){GAP})?(?:de{GAP})?komende{GAP})",
        ),
        rule(rf"{which}{WEEKDAY}(?:{GAP}(?:a\.s\.?|aanstaande))?", _weekday),
        rule(rf"{week}{WEEKDAY}", _weekday),
        rule(rf"{WEEKDAY}{GAP}(?P<which>(?:volgende|deze){GAP}week)", _weekday),
        rule(rf"{WEEKDAY}{GAP}over{GAP}(?P<count>\w+){GAP}(?:week|weken)", _weekday_later),
    ]
