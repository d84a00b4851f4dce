"""Amounts, dates and plurals as Dutch people write them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from storage.vocabulary import Precision

LOCALE = "nl_NL"
UNTIL = " tot en met "


def euros(cents: int) -> str:
    """An amount in euro cents: ``€ 400.000``, with cents only where there are any."""
    pattern = "#,##0.00" if cents % 100 else "#,##0"
    return f"€ {format_decimal(cents / 100, format=pattern, locale=LOCALE)}"


def percentage(value: float) -> str:
    """A percentage: ``5%``, with decimals only where there are any: ``27,5%``."""
    return f"{format_decimal(value, format='0.##', locale=LOCALE)}%"


def number(count: int) -> str:
    """A whole number: ``1.200``."""
    return str(format_decimal(count, format="#,##0", locale=LOCALE))


def day(moment: date) -> str:
    """One day: ``15 maart 2027``."""
    return format_date(moment, "d MMMM y", locale=LOCALE)


def weekday(moment: date, today: date | None = None) -> str:
    """One day of these weeks: ``maandag 15 maart``; with its year where that is another.

    :param today: the day on which it is read; None where the year goes without saying.
    """
    same = today is None or today.year == moment.year
    return format_date(moment, "EEEE d MMMM" if same else "EEEE d MMMM y", locale=LOCALE)


def day_and_time(moment: datetime, zone: ZoneInfo) -> str:
    """A moment as people read it: ``15 maart 2027, 09:30``."""
    return format_datetime(moment.astimezone(zone), "d MMMM y, HH:mm", locale=LOCALE)


def weekday_and_time(moment: datetime, zone: ZoneInfo) -> str:
    """A moment that is near: ``dinsdag 8 december, 10:00``."""
    return format_datetime(moment.astimezone(zone), "EEEE d MMMM, HH:mm", locale=LOCALE)


def period(start: date, end: date, precision: Precision) -> str:
    """A span as exactly as it is known: a month stays a month. ``end`` is inclusive."""
    match precision:
        case Precision.DAY:
            return day(start)
        case Precision.WEEK:
            iso = start.isocalendar()
            return f"week {iso.week} van {iso.year}"
        case Precision.MONTH:
            return format_date(start, "MMMM y", locale=LOCALE)
        case Precision.QUARTER:
            return f"{(start.month - 1) // 3 + 1}e kwartaal {start.year}"
        case Precision.YEAR:
            return str(start.year)
        case Precision.PERIOD:
            return _span(start, end)


def plural(count: int, one: str, many: str) -> str:
    """``1 traject``, ``2 trajecten``, ``1.200 trajecten``."""
    return f"{number(count)} {one if count == 1 else many}"


def listed(words: list[str]) -> str:
    """``klimaat, circulariteit en social return``."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def in_sentence(label: str) -> str:
    """A label in the middle of a sentence: ``klimaat``, but ``CO2-reductie`` and ``BOR`` stay."""
    if len(label) > 1 and label[0].isupper() and label[1].islower():
        return label[0].lower() + label[1:]
    return label


def _span(start: date, end: date) -> str:
    """A span of its own, with nothing said twice: ``1 tot en met 10 maart 2027``."""
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    same_month = (start.year, start.month) == (end.year, end.month)
    last = "MMMM y" if whole_months else "d MMMM y"
    if start == end or (whole_months and same_month):
        return format_date(end, last, locale=LOCALE)
    first = last.removesuffix(" y") if start.year == end.year else last
    if same_month:
        first = "d"
    written = (format_date(when, how, locale=LOCALE) for when, how in ((start, first), (end, last)))
    return UNTIL.join(written)
