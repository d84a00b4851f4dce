"""Which month a text means, of all the moments in it.

| said | month |
|---|---|
| a day, a week, a month, a part of a month | the one that it (or its Monday) lies in |
| a quarter, a season, "na de zomer" | the one that it begins with |
| "voor de zomer", "voor de bouwvak" | the last whole one before |
| "begin", "medio", "eind 2028" | January, June, December |
| "maart of april", "in 2028", "het tweede halfjaar" | none: asked |

No month lies in the past: "dit kwartaal", said in its last month, is that month.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.moment_words import MONTH_NUMBERS, any_of, fold
from bot.language.moments import FoundMoment, Moment
from storage.vocabulary import Precision

_MONTH_NAMES = re.compile(rf"\b(?:{any_of(MONTH_NUMBERS)})\b")
_OR = re.compile(r"\b(?:tussen|of|à|tot|t/m)\b|q[1-4].*q[1-4]")
_DAYS_IN_SEASON = 125
"""A span that is longer names no month."""

_STARTS = re.compile(
    r"\b(?:start\w*|begin\w*|aanbest\w+|uitvra\w+|publi\w+|ingang\w*|ingaand\w*|planning|gepland|inkop\w+|"
    r"kop\w+|nodig|vervang\w+|per|vanaf|traject|tender\w*|in de markt|op de markt)\W+(?:\w+\W+){0,4}$"
)
_STARTS_BEHIND = re.compile(
    r"\W+(?:\w+\W+){0,5}?(?:start\w*|beginnen|begint|aanbest\w+|uitvra\w+|publi\w+|inkopen|kopen|uitzetten|in de markt)"
)
_ENDS = re.compile(
    r"\b(?:loopt|lopen|eindigt|eindigen|verloopt|verlopen|einde|tot|t/m|contract\w*|oplever\w+|klaar|"
    r"gereed|af|sinds|uit|gunning|gegund|af zijn|leveren|levering|draaien|staan|gesloten|getekend)\W+(?:\w+\W+){0,4}$"
)
_ENDS_BEHIND = re.compile(r"\W+(?:\w+\W+){0,3}?(?:af\b|afloopt|klaar|gereed|opgeleverd|staan\b|opleveren|ten einde)")
_GREETING = re.compile(r"goed[en]*\s+$|goeie\s+$|tot\s+$")
_BEFORE = 60


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
    folded = fold(text)
    coming = [
        each
        for each in found
        if each.moment.end >= today and not _GREETING.search(folded[: each.start])
    ]
    if not coming:
        return None
    ranked = sorted(coming, key=lambda each: -_fitness(folded, each))
    best = ranked[0]
    month = _month(best, folded, today)
    rivals = [each for each in ranked[1:] if _fitness(folded, each) == _fitness(folded, best)]
    narrower = [each for each in rivals if _within(each.moment, best.moment)]
    if narrower and month is None:
        best, month = narrower[0], _month(narrower[0], folded, today)
        rivals = [each for each in rivals if each is not best and not _within(best.moment, each.moment)]
    if any(_month(each, folded, today) not in (None, month) for each in rivals):
        return When(best.moment, None, best.start, best.end, "several moments: asked")
    why = "a moment" if month else "too long a span: asked"
    return When(best.moment, month, best.start, best.end, why)


def said_day(text: str, found: Sequence[FoundMoment]) -> FoundMoment | None:
    """The one day that a text names, also one that is over: of what has happened."""
    days = [
        each
        for each in found
        if each.moment.precision is Precision.DAY
        and not _GREETING.search(fold(text)[: each.start])
    ]
    return days[0] if len({each.moment for each in days}) == 1 else None


def _within(inner: Moment, outer: Moment) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _fitness(text: str, found: FoundMoment) -> int:
    before = text[max(0, found.start - _BEFORE) : found.start]
    starts = bool(_STARTS.search(before)) or bool(_STARTS_BEHIND.match(text, found.end))
    ends = bool(_ENDS.search(before)) or bool(_ENDS_BEHIND.match(text, found.end))
    return 2 * starts - ends


def _month(found: FoundMoment, text: str, today: date) -> date | None:
    moment, words = found.moment, text[found.start : found.end]
    days = (moment.end - moment.start).days
    if moment.precision is Precision.PERIOD and _first_of(moment.start) != _first_of(moment.end):
        if words.startswith(("eind", "in eind", "rond eind", "tegen eind", "uiterlijk eind")):
            return _first_of(moment.end)
        if "20" in words and re.search(r"\b(?:half|medio|midden|mid|halverwege)\b", words):
            return _later(_first_of(moment.start + (moment.end - moment.start) / 2), today)
        if "komende" in words or words.startswith("binnen"):
            return None
        if words.startswith(("voor ", "vóór ", "vlak voor ")):
            return _later(_last_whole(moment), today)
        if _is_either(words):
            return None
    if moment.precision is Precision.YEAR or days > _DAYS_IN_SEASON:
        return None
    return _later(_first_of(moment.start), today)


def _is_either(words: str) -> bool:
    return len(set(_MONTH_NAMES.findall(words))) > 1 or bool(_OR.search(words))


def _last_whole(moment: Moment) -> date:
    """The last month that lies in a span as a whole, else the one that it ends in."""
    behind = moment.end + timedelta(days=1)
    last = _first_of(behind - timedelta(days=behind.day))
    return last if last >= moment.start else _first_of(moment.end)


def _first_of(day: date) -> date:
    return day.replace(day=1)


def _later(month: date, today: date) -> date:
    return max(month, _first_of(today))
