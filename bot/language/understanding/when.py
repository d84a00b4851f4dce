"""Which month a text means, of all the moments in it.

| said | month |
|---|---|
| a day, a week, a month, a part of a month | the one that it (or its Monday) lies in |
| a quarter, a season, "na de zomer" | the one that it begins with |
| "voor de zomer", "voor de bouwvak" | the one that it ends in |
| "begin", "medio", "eind 2028" | January, June, December |
| "maart of april", "in 2028", "het tweede halfjaar" | none: asked |

No month lies in the past: "dit kwartaal", said in its last month, is that month. So is a quarter
that has begun: "Q4" in November is this one, and who means another says the year. A season is
felt and not counted: "in het najaar", said in its last month, is this one to some and the next to
others, and so it is asked; "dit najaar" and "najaar 2027" say which.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.moment_words import MONTH_NUMBERS, any_of, fold
from bot.language.moments import FoundMoment, Moment
from bot.language.understanding.when_words import (
    AT_THE_END,
    BEFORE,
    ENDS,
    ENDS_BEHIND,
    GREETING,
    MIDDLE,
    STARTS,
    STARTS_BEHIND,
)
from storage.vocabulary import Precision

_MONTH_NAMES = re.compile(rf"\b(?:{any_of(MONTH_NUMBERS)})\b")
_OR = re.compile(r"\b(?:tussen|of|à|tot|t/m|binnen)\b|q[1-4].*q[1-4]|\bkomende\s.*(?:en|tijd)\b")
_A_SEASON = re.compile(
    r"^(?!.*\b(?:na|deze|dit|volgende?|eind|20\d\d)\b).*\b(?:voorjaar|lente|zomer|najaar|herfst|winter)$"
)
"""A season of which it is not said which one."""

_COUNTED = re.compile(r"over\s")
_DAYS_IN_SEASON = 125
"""A span that is longer names no month."""

_LOOKED_BACK = 60
"""Characters that are looked at before a moment."""


@dataclass(frozen=True, slots=True)
class When:
    """The moment that is meant; ``month`` is None when it has to be asked."""

    moment: Moment
    month: date | None
    start: int
    end: int
    why: str

    @property
    def day(self) -> date | None:
        """The day, when one was named."""
        return self.moment.start if self.moment.precision is Precision.DAY else None


def when_in(text: str, found: Sequence[FoundMoment], today: date) -> When | None:
    """The moment that a text means; None when it names none that is still to come.

    Of several the one that something begins at, not the one that something else ends at.
    """
    text = fold(text)
    coming = [each for each in found if each.moment.end >= today and not _greets(text, each)]
    if not coming:
        return None
    fitness = {each: _fitness(text, each) for each in coming}
    likeliest = [each for each in coming if fitness[each] == max(fitness.values())]
    months = {each: _month(each, text, today) for each in likeliest}
    narrowest = min(likeliest, key=lambda each: each.moment.end - each.moment.start)
    best = likeliest[0] if months[likeliest[0]] else narrowest
    others = [each for each in likeliest if not _within(best.moment, each.moment)]
    if any(months[each] not in (None, months[best]) for each in others):
        return When(best.moment, None, best.start, best.end, "several moments: asked")
    why = "a moment" if months[best] else "too long a span: asked"
    return When(best.moment, months[best], best.start, best.end, why)


def said_day(text: str, found: Sequence[FoundMoment]) -> FoundMoment | None:
    """The one day that a text names, also one that is over: of what has happened."""
    text = fold(text)
    days = [each for each in found if each.moment.precision is Precision.DAY]
    days = [each for each in days if not _greets(text, each)]
    return days[0] if len({each.moment for each in days}) == 1 else None


def _greets(text: str, found: FoundMoment) -> bool:
    """Whether it is the "morgen" of "goede morgen"."""
    return bool(GREETING.search(text[max(0, found.start - _LOOKED_BACK) : found.start]))


def _within(inner: Moment, outer: Moment) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _fitness(text: str, found: FoundMoment) -> int:
    """How much a moment looks like the one that something begins at."""
    before = text[max(0, found.start - _LOOKED_BACK) : found.start]
    starts = bool(STARTS.search(before)) or bool(STARTS_BEHIND.match(text, found.end))
    ends = bool(ENDS.search(before)) or bool(ENDS_BEHIND.match(text, found.end))
    return 2 * starts - ends


def _month(found: FoundMoment, text: str, today: date) -> date | None:
    moment = found.moment
    if moment.precision is Precision.PERIOD and _first_of(moment.start) != _first_of(moment.end):
        return _month_of_period(moment, text[found.start : found.end], today)
    if moment.precision is Precision.YEAR and _COUNTED.match(text, found.start):
        return _first_of(today).replace(year=moment.start.year)  # "over een jaar"
    if moment.precision is Precision.YEAR or _is_long(moment):
        return None
    start = moment.start
    if moment.precision is Precision.WEEK and _COUNTED.match(text, found.start):
        start += timedelta(days=today.weekday())  # "over twee weken": on this day of the week
    return _later(_first_of(start), today)


def _month_of_period(moment: Moment, words: str, today: date) -> date | None:
    """Of a span over several months, as the words for it make it."""
    if AT_THE_END.match(words):
        return _first_of(moment.end)
    if MIDDLE.search(words) and "20" in words:
        middle = moment.start + (moment.end - moment.start) / 2
        return _later(_first_of(middle - timedelta(days=15)), today)
    if BEFORE.match(words):
        return _later(_first_of(moment.end), today)
    if len(set(_MONTH_NAMES.findall(words))) > 1 or _OR.search(words) or _is_long(moment):
        return None
    if _A_SEASON.search(words) and _first_of(moment.end) <= today:
        return None
    return _later(_first_of(moment.start), today)


def _is_long(moment: Moment) -> bool:
    return (moment.end - moment.start).days > _DAYS_IN_SEASON


def _first_of(day: date) -> date:
    return day.replace(day=1)


def _later(month: date, today: date) -> date:
    return max(month, _first_of(today))
