"""Moments with a place in the calendar: dates, months, quarters, weeks, years."""

import re
from datetime import date, timedelta

from bot.language.moment_rules import Rule, rule, yearly
from bot.language.moment_words import (
    GAP,
    MONTH,
    MONTH_NUMBERS,
    ORDINAL,
    ORDINALS,
    PART,
    PARTS,
    WEEKDAY,
    YEAR,
    YEAR_BEFORE,
    any_of,
)
from bot.language.spans import (
    Moment,
    day,
    month,
    months,
    part_of,
    period,
    quarter,
    week,
    week_with,
    year_of,
)

_TO = rf"(?:{GAP}?(?:-|/|t/m){GAP}?|{GAP}(?:tot{GAP}en{GAP}met|t/m|tot|en|of|à){GAP})"
_NOT_MONEY = rf"(?!{GAP}?(?:ton|mln|mio|miljoen|mille|duizend|k|m|eur|euro|€)\b)"
_BETWEEN = rf"(?P<lead>(?:tussen|van|vanaf|in|rond){GAP})?"
_CENTURY = 100


def _numeric(match: re.Match[str], _: date) -> Moment:
    year = int(match.group("y"))
    year = year if year >= _CENTURY else 2000 + year
    return day(date(year, int(match.group("m")), int(match.group("d"))))


def _numeric_month(match: re.Match[str], _: date) -> Moment:
    return month(int(match.group("y")), int(match.group("m")))


def _numeric_without_year(match: re.Match[str], today: date) -> Moment:
    number, in_month = int(match.group("d")), int(match.group("m"))
    return yearly(match, lambda year: day(date(year, in_month, number)), today)


def _day_of_month(match: re.Match[str], today: date) -> Moment:
    number, in_month = int(match.group("day")), MONTH_NUMBERS[match.group("month")]
    return yearly(match, lambda year: day(date(year, in_month, number)), today)


def _days_of_month(match: re.Match[str], today: date) -> Moment | None:
    first, last = int(match.group("day")), int(match.group("last"))
    in_month = MONTH_NUMBERS[match.group("month")]
    if first >= last:
        return None
    return yearly(
        match,
        lambda year: period(date(year, in_month, first), date(year, in_month, last)),
        today,
    )


def _month(match: re.Match[str], today: date) -> Moment:
    number = MONTH_NUMBERS[match.group("month")]
    return yearly(match, lambda year: month(year, number), today)


def _months(match: re.Match[str], today: date) -> Moment | None:
    first, last = MONTH_NUMBERS[match.group("first")], MONTH_NUMBERS[match.group("month")]
    if first == last:
        return None
    last += 12 if last < first else 0
    start_part, end_part = match.group("first_part"), match.group("last_part")

    def span(year: int) -> Moment:
        whole = months(year, first, last)
        start, end = month(year, first), month(year, last)
        return period(
            part_of(start, PARTS[start_part]).start if start_part else whole.start,
            part_of(end, PARTS[end_part]).end if end_part else whole.end,
        )

    return yearly(match, span, today)


def _quarter(match: re.Match[str], today: date) -> Moment:
    number = ORDINALS[match.group("ordinal")]
    return yearly(match, lambda year: quarter(year, number), today)


def _quarters(match: re.Match[str], today: date) -> Moment | None:
    first, last = int(match.group("first")), int(match.group("ordinal"))
    if first >= last:
        return None
    return yearly(match, lambda year: months(year, 3 * first - 2, 3 * last), today)


def _half_year(match: re.Match[str], today: date) -> Moment | None:
    number = {1: 1, 2: 2, 4: 2}.get(ORDINALS[match.group("ordinal")])
    if number is None:
        return None
    return yearly(match, lambda year: months(year, 6 * number - 5, 6 * number), today)


def _half_month(match: re.Match[str], today: date) -> Moment | None:
    number, first = MONTH_NUMBERS[match.group("month")], ORDINALS[match.group("ordinal")] == 1

    def span(year: int) -> Moment:
        whole = month(year, number)
        start, end = (
            (whole.start, whole.start.replace(day=15))
            if first
            else (
                whole.start.replace(day=16),
                whole.end,
            )
        )
        return period(start, end)

    return yearly(match, span, today)


def _week(match: re.Match[str], today: date) -> Moment | None:
    if (match.group("lead") or "").startswith("per"):
        return None  # "3 keer per week 2 uur" names no week
    return yearly(match, lambda year: week(year, int(match.group("week"))), today)


def _week_with_day(match: re.Match[str], today: date) -> Moment:
    """Read "de week van 15 maart"."""
    return week_with(_day_of_month(match, today).start)


def _week_of_month(match: re.Match[str], today: date) -> Moment:
    """Read "eerste week van maart": seven days, counted from its first or back from its last."""
    number, which = MONTH_NUMBERS[match.group("month")], match.group("ordinal")

    def span(year: int) -> Moment:
        whole = month(year, number)
        if which == "laatste":
            return period(whole.end - timedelta(days=6), whole.end)
        start = whole.start + timedelta(days=7 * (ORDINALS[which] - 1))
        return period(start, start + timedelta(days=6))

    return yearly(match, span, today)


def _weeks(match: re.Match[str], today: date) -> Moment | None:
    first, last = int(match.group("week")), int(match.group("last"))
    if first >= last:
        return None
    return yearly(match, lambda year: period(week(year, first).start, week(year, last).end), today)


def _year(match: re.Match[str], _: date) -> Moment:
    whole, part = year_of(int(match.group("number"))), match.groupdict().get("part")
    return part_of(whole, PARTS[part]) if part else whole


def rules() -> list[Rule]:
    """Return the rules of this part of the grammar."""
    return [*_dates(), *_months_and_quarters(), *_halves(), *_weeks_and_years()]


def _dates() -> list[Rule]:
    deadline = rf"(?P<lead>(?:op|per|voor|vanaf|tot|uiterlijk|tegen|na){GAP})"
    dated = rf"(?:{WEEKDAY}{GAP})?(?P<day>[0-3]?\d)(?:e|ste|de)?"
    return [
        rule(r"(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _numeric),
        rule(r"(?P<d>\d{1,2})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<y>20\d\d|\d\d)", _numeric),
        rule(r"(?P<y>20\d\d)[-/](?P<m>0[1-9]|1[0-2])(?![-/]?\d)", _numeric_month),
        rule(r"(?P<m>0?[1-9]|1[0-2])[-/](?P<y>20\d\d)(?![-/]?\d)", _numeric_month),
        rule(
            rf"(?P<d>\d{{1,2}})[-/](?P<m>\d{{1,2}}){_NOT_MONEY}",
            _numeric_without_year,
            lead=deadline,
        ),
        rule(
            rf"(?!24/7)(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])(?![/\d]){_NOT_MONEY}",
            _numeric_without_year,
        ),
        rule(rf"{dated}{GAP}(?:van{GAP})?{MONTH}{YEAR}", _day_of_month),
        rule(rf"{dated}{_TO}(?P<last>[0-3]?\d){GAP}{MONTH}{YEAR}", _days_of_month, lead=_BETWEEN),
    ]


def _months_and_quarters() -> list[Rule]:
    names, parts = any_of(MONTH_NUMBERS), any_of(PARTS)
    # "jan" is a name too: by itself it is no month.
    clear = any_of({name: number for name, number in MONTH_NUMBERS.items() if name != "jan"})
    return [
        rule(rf"{PART}{MONTH}{YEAR}", _month, needs=("lead", "part", "year")),
        rule(rf"{PART}(?P<month>{clear})\b\.?{YEAR}", _month),
        rule(rf"{YEAR_BEFORE}{PART}{MONTH}", _month),
        rule(
            rf"(?:(?P<first_part>{parts}){GAP})?(?P<first>{names})\.?{_TO}"
            rf"(?:(?P<last_part>{parts}){GAP})?{MONTH}{YEAR}",
            _months,
            lead=_BETWEEN,
        ),
        rule(rf"{PART}q{GAP}?(?P<ordinal>[1-4]){YEAR}", _quarter),
        rule(rf"{PART}(?P<year>20\d\d)[- /]?q(?P<ordinal>[1-4])", _quarter),
        rule(rf"{PART}kwartaal{GAP}(?P<ordinal>[1-4]){YEAR}", _quarter),
        rule(rf"{PART}(?:(?:de|het){GAP})?{ORDINAL}{GAP}kwartaal{YEAR}", _quarter),
        rule(
            rf"q(?P<first>[1-4]){_TO}q?(?P<ordinal>[1-4]){YEAR}{_NOT_MONEY}",
            _quarters,
            lead=_BETWEEN,
        ),
    ]


def _halves() -> list[Rule]:
    half = rf"(?:(?:de|het){GAP})?{ORDINAL}{GAP}"
    of = rf"{half}helft{GAP}(?:van{GAP})?"
    year = rf"20\d\d|(?:dit|volgend|komend){GAP}jaar"
    return [
        rule(rf"h(?P<ordinal>[12]){GAP}(?P<year>20\d\d)", _half_year),
        rule(rf"{half}half{GAP}?jaar{YEAR}", _half_year),
        rule(rf"{of}(?:het{GAP}jaar|(?P<year>{year}))", _half_year),
        rule(rf"{of}{MONTH}{YEAR}", _half_month),
    ]


def _weeks_and_years() -> list[Rule]:
    return [
        rule(rf"{PART}(?:week|wk)\.?{GAP}?(?P<week>[0-5]?\d){YEAR}", _week),
        rule(
            rf"(?:week|weken|wk)\.?{GAP}?(?P<week>[0-5]?\d){_TO}(?:(?:week|wk){GAP})?"
            rf"(?P<last>[0-5]?\d){YEAR}{_NOT_MONEY}",
            _weeks,
            lead=_BETWEEN,
        ),
        rule(
            rf"(?:de{GAP})?week{GAP}van{GAP}(?:{WEEKDAY}{GAP})?(?P<day>[0-3]?\d)(?:e|ste|de)?"
            rf"{GAP}{MONTH}{YEAR}",
            _week_with_day,
        ),
        rule(rf"(?:de{GAP})?{ORDINAL}{GAP}week{GAP}(?:van|in){GAP}{MONTH}{YEAR}", _week_of_month),
        rule(rf"{PART}(?P<number>20\d\d)", _year, needs=("lead", "part")),
        rule(r"(?<=[,;] )(?P<number>20[2-4]\d)(?=\s*(?:[,.;!?)]|$))", _year, lead=""),
    ]
