"""Seasons and holidays: moments that are spans of their own, and worth a question.

| words | span |
|---|---|
| voorjaar, lente | 1 March – 31 May |
| zomer | 1 June – 31 August |
| najaar, herfst | 1 September – 30 November |
| winter | 1 December – end of February |
| voor / na de zomer(vakantie) | 1 May – 30 June / 1 September – 31 October |
| voor / in / na de bouwvak | 1 June – 15 July / 16 July – 15 August / 16 August – 30 September |
| voor / in / na de herfstvakantie | 1 – 15 October / 16 – 25 October / 26 October – 30 November |
| voor / rond / na de kerst, jaarwisseling | 1 – 24 Dec. / 20 December – 5 January / January |
| voor / in / na de voorjaarsvakantie | 1 – 15 February / 16 – 28 February / March |
| voor / in / na de meivakantie | 1 – 25 April / 26 April – 5 May / 6 – 31 May |
| in de zomervakantie | July and August |
| voor / na de winter | 1 October – 30 November / 1 March – 30 April |

School holidays differ by region and year; these spans are where most people would look first.
"""

import re
from collections.abc import Mapping
from datetime import date

from bot.language.moment_rules import Rule, rule, yearly
from bot.language.moment_words import GAP, LEAD, PART, YEAR, YEAR_BEFORE
from bot.language.spans import Moment, months, period, settle

Span = tuple[tuple[int, int], tuple[int, int]]

_SEASONS = {
    "voorjaar": (3, 5),
    "lente": (3, 5),
    "zomer": (6, 8),
    "najaar": (9, 11),
    "herfst": (9, 11),
    "winter": (12, 14),
}
_AROUND: Mapping[str, Mapping[str, Span]] = {
    "zomer": {"voor": ((5, 1), (6, 30)), "na": ((9, 1), (10, 31))},
    "zomervakantie": {
        "voor": ((5, 1), (6, 30)),
        "in": ((7, 1), (8, 31)),
        "na": ((9, 1), (10, 31)),
    },
    "bouwvak": {
        "voor": ((6, 1), (7, 15)),
        "in": ((7, 16), (8, 15)),
        "na": ((8, 16), (9, 30)),
    },
    "herfstvakantie": {
        "voor": ((10, 1), (10, 15)),
        "in": ((10, 16), (10, 25)),
        "na": ((10, 26), (11, 30)),
    },
    "kerst": {
        "voor": ((12, 1), (12, 24)),
        "in": ((12, 20), (1, 5)),
        "na": ((1, 1), (1, 31)),
    },
    "voorjaarsvakantie": {
        "voor": ((2, 1), (2, 15)),
        "in": ((2, 16), (2, 28)),
        "na": ((3, 1), (3, 31)),
    },
    "meivakantie": {"voor": ((4, 1), (4, 25)), "in": ((4, 26), (5, 5)), "na": ((5, 6), (5, 31))},
    "winter": {"voor": ((10, 1), (11, 30)), "na": ((3, 1), (4, 30))},
}
_SAME_AS = {
    "zomerstop": "zomervakantie",
    "zomerreces": "zomervakantie",
    "bouwvakantie": "bouwvak",
    "kerstvakantie": "kerst",
    "kerstreces": "kerst",
    "kerstdagen": "kerst",
    "jaarwisseling": "kerst",
    "nieuwjaar": "kerst",
}
_WHEN = {
    **dict.fromkeys(("voor", "vóór", "vlak voor"), "voor"),
    **dict.fromkeys(("na", "vlak na"), "na"),
    **dict.fromkeys(("in", "tijdens", "rond", "met"), "in"),
}

_ALONE = "(?:" + "|".join(rf"(?<={before} )" for before in (*",;-", r"\d", "ton", *"kmn")) + ")"
"""A season that stands by itself behind a comma or an amount: "bruggen, 8 ton, voorjaar"."""


def _season(match: re.Match[str], today: date) -> Moment:
    first, last = _SEASONS[match.group("season")]
    if (match.groupdict().get("which") or "").startswith("volgend"):
        # The next one that has not begun: in November "volgend najaar" is not this one.
        return settle(lambda year: months(year, first, last), _year_not_begun(first, today), today)
    return yearly(match, lambda year: months(year, first, last), today)


def _year_not_begun(first: int, today: date) -> int:
    return today.year if date(today.year, first, 1) > today else today.year + 1


def _around(match: re.Match[str], today: date) -> Moment | None:
    name, when = match.group("name"), _WHEN[match.group("when")]
    span = _AROUND[_SAME_AS.get(name, name)].get(when)
    if span is None:
        return None
    (first_month, first_day), (last_month, last_day) = span

    def whole(year: int) -> Moment:
        start = date(year, first_month, first_day)
        return period(start, date(year + (last_month < first_month), last_month, last_day))

    return yearly(match, whole, today)


def rules() -> list[Rule]:
    """Return the rules of this part of the grammar."""
    season = rf"(?P<season>{'|'.join(_SEASONS)})"
    names = "|".join(sorted({*_AROUND, *_SAME_AS}, key=len, reverse=True))
    when = "|".join(sorted(_WHEN, key=len, reverse=True)).replace(" ", GAP)
    second_year = r"(?:[-/](?:20)?\d\d)?"
    which = rf"(?:(?P<which>deze|dit|volgende?|komende?|aankomende?){GAP})?"
    lead = LEAD.replace("in|op|", "in|op|van|", 1)
    return [
        rule(
            rf"{PART}{which}{season}{YEAR}{second_year}",
            _season,
            lead=lead,
            needs=("lead", "part", "which", "year"),
        ),
        rule(rf"{YEAR_BEFORE}{PART}{season}", _season),
        rule(rf"{_ALONE}{season}(?=\s*(?:[,.;:!?)]|$))", _season, lead=""),
        rule(rf"(?P<when>{when}){GAP}(?:de{GAP})?(?P<name>{names}){YEAR}", _around, lead=""),
    ]
