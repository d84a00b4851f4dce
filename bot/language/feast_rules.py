"""Feast days that people plan by: "na Pasen", "rond carnaval", "in het nieuwe jaar".

| words | span |
|---|---|
| voor … | the four weeks before it |
| met, rond, tijdens … | the day itself and the six days behind it |
| na … | from a week behind it, four weeks long |
| (in) het nieuwe jaar | January |
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bot.language.moment_rules import Rule, rule, yearly
from bot.language.moment_words import GAP, YEAR
from bot.language.spans import Moment, month, period


def _easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian reckoning (Meeus, Astronomical Algorithms)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    number, in_month = divmod(moon + week - 7 * late + 114, 31)[::-1]
    return date(year, in_month, number + 1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: _easter(year) + timedelta(days=days)


_FEASTS: Mapping[str, Callable[[int], date]] = {
    "carnaval": _from_easter(-49),
    "pasen": _from_easter(0),
    "koningsdag": lambda year: date(year, 4, 27),
    "hemelvaart": _from_easter(39),
    "pinksteren": _from_easter(49),
    "prinsjesdag": lambda year: date(year, 9, 15 + (1 - date(year, 9, 15).weekday()) % 7),
    "sinterklaas": lambda year: date(year, 12, 5),
}
_WEEK, _MONTH = timedelta(days=7), timedelta(days=28)


def _feast(match: re.Match[str], today: date) -> Moment:
    feast, when = _FEASTS[match.group("feast")], match.group("when")

    def span(year: int) -> Moment:
        itself = feast(year)
        if when in ("voor", "vóór"):
            return period(itself - _MONTH, itself - timedelta(days=1))
        if when == "na":
            return period(itself + _WEEK, itself + _MONTH)
        return period(itself, itself + _WEEK - timedelta(days=1))

    return yearly(match, span, today)


def _new_year(_: re.Match[str], today: date) -> Moment:
    return month(today.year + 1, 1)


def rules() -> list[Rule]:
    """Return the rules of this part of the grammar."""
    when = r"(?P<when>voor|vóór|na|rond|met|tijdens)"
    return [
        rule(rf"{when}{GAP}(?:de{GAP})?(?P<feast>{'|'.join(_FEASTS)}){YEAR}", _feast, lead=""),
        rule(rf"(?:(?:in|vanaf){GAP})?het{GAP}nieuwe{GAP}jaar", _new_year, lead=""),
    ]
