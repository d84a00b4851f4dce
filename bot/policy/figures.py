"""The figures of the monitoring, and over which days they go. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.policy.phases import is_bought
from storage.vocabulary import Phase, SmallChoice

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


def quarters_of(year: int) -> tuple[Period, ...]:
    """The four quarters that a year is made of."""
    days = (date(year, month, 1) for month in range(1, 13, _MONTHS))
    return tuple(period_of(PeriodKind.QUARTER, day) for day in days)


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
    ``categories``: of each category how many, by its slug in the profile, ``""`` for none;
    ``other_categories``: those that are too small to be told apart.
    """

    choices: Mapping[SmallChoice, int]
    spent: Sum | None = None
    together: int | None = None
    categories: Mapping[str, int] = field(default_factory=dict)
    other_categories: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.choices.values()) if self.together is None else self.together


@dataclass(frozen=True)
class Growth:
    """How many joined the community in the period, and how many there were at its end.

    Counts of people alone: told to every colleague, and ranking nobody.
    """

    joined: int = 0
    members: int = 0


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
    community: Growth = Growth()
    kept_back: bool = False
    sees_all: bool = True


def _quarter(day: date) -> date:
    """The first day of the quarter that a day lies in."""
    return day.replace(month=(day.month - 1) // _MONTHS * _MONTHS + 1, day=1)


def _after(first: date) -> date:
    """The first day of the quarter after one."""
    return _quarter(first + timedelta(days=31 * _MONTHS))
