"""The figures of the monitoring: over which days they go, and what of them is told to whom. Pure.

Counts of what colleagues can look up one by one anyway are told to each of them. What only the
people of a purchase may read (whether it is needed, the start form, an explanation, what a tool
gave) is told to others as a count from five up, and never per person; that holds for each number
and for what one told number leaves of another. Sums of euros are for who oversees everything: one
amount less or more would tell an estimate.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.policy.phases import is_bought
from storage.vocabulary import Phase, SmallChoice

SMALLEST_COUNT = 5
"""From so many on something is counted for others: below that it may be about one person."""

SMALLEST_SUM = 3
"""Over fewer purchases a sum must not be told further: who knows one knows the other."""

BOUGHT = frozenset(phase for phase in Phase if is_bought(phase))
SAVING = BOUGHT | {Phase.NOT_NEEDED}
"""Where a purchase must be for what was answered to count: what is withdrawn saves nothing."""

_MONTHS = 3


class PeriodKind(StrEnum):
    """Which period somebody asks for."""

    QUARTER = "kwartaal"
    LAST_QUARTER = "vorig-kwartaal"
    YEAR = "jaar"


@dataclass(frozen=True)
class Period:
    """From the first day up to and including the last, in the municipality's own days."""

    kind: PeriodKind
    first: date
    last: date

    @property
    def year(self) -> int:
        """The year that it lies in."""
        return self.first.year

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The moment it begins, and the one at which it is over; both UTC."""
        after = self.last + timedelta(days=1)
        start, end = (datetime.combine(day, time(), zone) for day in (self.first, after))
        return start.astimezone(UTC), end.astimezone(UTC)


def period_of(kind: PeriodKind, today: date) -> Period:
    """The period that is meant on a day of the municipality."""
    if kind is PeriodKind.YEAR:
        return Period(kind, date(today.year, 1, 1), date(today.year, 12, 31))
    first = _quarter(today)
    if kind is PeriodKind.QUARTER:
        return Period(kind, first, _after(first) - timedelta(days=1))
    last = first - timedelta(days=1)
    return Period(kind, _quarter(last), last)


@dataclass(frozen=True)
class Sum:
    """Euro cents, excl. VAT: of how many purchases somebody told an amount, and of how many not."""

    cents: int
    told: int
    of: int

    @property
    def may_go_further(self) -> bool:
        """Whether it can be told further without telling what one purchase cost."""
        return self.told >= SMALLEST_SUM


@dataclass(frozen=True)
class Savings:
    """Purchases that were not needed, or could do with less. ``saved``: only for who oversees.

    ``together``: both in one number, where one of them is too small to be told apart.
    """

    avoided: int = 0
    reduced: int = 0
    saved: Sum | None = None
    together: int | None = None

    @property
    def count(self) -> int:
        """Both together."""
        return self.avoided + self.reduced if self.together is None else self.together


@dataclass(frozen=True)
class StartForms:
    """The forms handed in, by how they stand now; ``chances``: at least one theme was chosen.

    ``is_split``: how they stand is told; ``chances`` is None where it is not told.
    """

    count: int = 0
    sufficient: int = 0
    more_asked: int = 0
    chances: int | None = 0
    is_split: bool = True

    @property
    def waiting(self) -> int:
        """Those that nobody judged yet."""
        return self.count - self.sufficient - self.more_asked


@dataclass(frozen=True)
class ThemeCount:
    """In how many purchases a theme is; at which levels of the organisation, None for not yet."""

    theme: str
    count: int
    levels: Mapping[int | None, int]


@dataclass(frozen=True)
class ThemeReasons:
    """Why a theme was not applied: how often for which reason, by its slug in the profile.

    ``own_words``: explained without a reason of the list; ``unexplained``: nobody said why;
    ``others``: all of these that are too small to be told one by one.
    """

    theme: str
    reasons: Mapping[str, int]
    own_words: int = 0
    unexplained: int = 0
    others: int = 0

    @property
    def count(self) -> int:
        """How many purchases it is about."""
        return sum(self.reasons.values()) + self.own_words + self.unexplained + self.others


@dataclass(frozen=True)
class ToolOutcomes:
    """How often each tool gave something that was kept; ``others``: too small to be told apart."""

    tools: Mapping[str, int]
    others: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.tools.values()) + self.others


@dataclass(frozen=True)
class SmallPurchases:
    """Small purchases by whether somebody looked for better. ``spent``: only for who oversees.

    ``together``: all in one number, where a choice is too small to be told apart.
    """

    choices: Mapping[SmallChoice, int]
    spent: Sum | None = None
    together: int | None = None

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.choices.values()) if self.together is None else self.together


@dataclass(frozen=True)
class Figures:
    """Everything that is counted over a period.

    ``running`` are all that are open now, ``pilots`` those that count in the period's year. A part
    that is None has fewer than :data:`SMALLEST_COUNT` and is not told; of ``explained`` and
    ``left_out`` the themes that are too small are left out, and small numbers inside a part are
    told together or not at all. ``kept_back`` says that there are.
    """

    period: Period
    logged: int = 0
    with_theme: int = 0
    running: int = 0
    signed: int = 0
    pilots: int = 0
    themes: tuple[ThemeCount, ...] = ()
    savings: Savings | None = Savings()
    start_forms: StartForms | None = StartForms()
    explained: tuple[ThemeReasons, ...] = ()
    left_out: tuple[ThemeReasons, ...] = ()
    tools: ToolOutcomes | None = field(default_factory=lambda: ToolOutcomes({}))
    small: SmallPurchases | None = field(default_factory=lambda: SmallPurchases({}))
    kept_back: bool = False
    sees_all: bool = True


class _Part(Protocol):
    @property
    def count(self) -> int: ...


Part = TypeVar("Part", bound=_Part)
Name = TypeVar("Name")


def for_colleagues(figures: Figures) -> Figures:
    """What somebody who does not oversee everything is told of it: no sums, no small counts."""
    savings, small = _enough(figures.savings), _enough(figures.small)
    start_forms, tools = _enough(figures.start_forms), _enough(figures.tools)
    without_sums = replace(
        figures,
        savings=replace(figures.savings, saved=None) if figures.savings else None,
        small=replace(figures.small, spent=None) if figures.small else None,
        sees_all=False,
    )
    told = replace(
        without_sums,
        themes=tuple(_levels_told(each) for each in figures.themes),
        savings=_savings_told(savings) if savings else None,
        start_forms=_start_forms_told(start_forms) if start_forms else None,
        explained=_large(figures.explained),
        left_out=_large(figures.left_out),
        tools=_tools_told(tools) if tools else None,
        small=_small_told(small) if small else None,
    )
    return replace(told, kept_back=figures.kept_back or told != without_sums)


def _enough(part: Part | None) -> Part | None:
    """The part, unless it is about a few only; that there is nothing tells of nobody."""
    return None if part is None or _is_few(part.count) else part


def _is_few(count: int) -> bool:
    return 0 < count < SMALLEST_COUNT


def _levels_told(theme: ThemeCount) -> ThemeCount:
    """Which themes a purchase has is no secret; how far it goes with them is told from five."""
    return replace(theme, levels={}) if any(map(_is_few, theme.levels.values())) else theme


def _savings_told(savings: Savings) -> Savings:
    if _is_few(savings.avoided) or _is_few(savings.reduced):
        return Savings(together=savings.count)
    return replace(savings, saved=None)


def _small_told(small: SmallPurchases) -> SmallPurchases:
    if any(map(_is_few, small.choices.values())):
        return SmallPurchases({}, together=small.count)
    return replace(small, spent=None)


def _start_forms_told(forms: StartForms) -> StartForms:
    """How many there are; how they stand only where nothing in that is about a few."""
    if any(map(_is_few, (forms.sufficient, forms.more_asked, forms.waiting))):
        forms = replace(forms, sufficient=0, more_asked=0, is_split=False)
    chances = forms.chances
    if chances is not None and (_is_few(chances) or _is_few(forms.count - chances)):
        forms = replace(forms, chances=None)
    return forms


def _large(reasons: tuple[ThemeReasons, ...]) -> tuple[ThemeReasons, ...]:
    """The themes with enough of them, each with its small reasons told together."""
    return tuple(_reasons_told(each) for each in reasons if each.count >= SMALLEST_COUNT)


def _reasons_told(each: ThemeReasons) -> ThemeReasons:
    """What stands beside the list, own words and nothing at all, counts as a reason too."""
    beside = {("own_words", ""): each.own_words, ("unexplained", ""): each.unexplained}
    listed = {("reason", slug): count for slug, count in each.reasons.items()}
    told, others = _folded({**listed, **beside}, each.others)
    return ThemeReasons(
        each.theme,
        {slug: count for (kind, slug), count in told.items() if kind == "reason"},
        told.get(("own_words", ""), 0),
        told.get(("unexplained", ""), 0),
        others,
    )


def _tools_told(outcomes: ToolOutcomes) -> ToolOutcomes:
    return ToolOutcomes(*_folded(outcomes.tools, outcomes.others))


def _folded(counts: Mapping[Name, int], others: int) -> tuple[dict[Name, int], int]:
    """Small counts together, with the next ones until together they are enough to be told.

    What all of them make together is enough, or nothing.
    """
    nothing = [(name, count) for name, count in counts.items() if not count]
    left = sorted(((name, n) for name, n in counts.items() if n), key=lambda pair: pair[1])
    while left and (_is_few(left[0][1]) or _is_few(others)):
        others += left.pop(0)[1]
    return dict([*nothing, *left]), others


def _quarter(day: date) -> date:
    """The first day of the quarter that a day lies in."""
    return day.replace(month=(day.month - 1) // _MONTHS * _MONTHS + 1, day=1)


def _after(first: date) -> date:
    """The first day of the quarter after one."""
    return _quarter(first + timedelta(days=31 * _MONTHS))
