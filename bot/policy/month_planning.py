"""What a month brings by the plan: told to the coordinator when it begins. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.policy.meetings import MEETINGS
from bot.policy.rhythms import occurrences
from bot.policy.working_days import next_working_day
from bot.profile import Profile
from bot.profile.rhythms import PlanningItem, Rhythm


@dataclass(frozen=True)
class MonthLine:
    """One thing that the month brings.

    :param rhythm: the slug of the rhythm that sets its days; empty when none does.
    :param days: when in this month; empty where only the month is known.
    :param emphasis: what the plan puts the accent on that time.
    :param asks_emphasis: the plan gives such a thing an accent, but has none for this time.
    """

    kind: str
    title: str
    rhythm: str = ""
    days: tuple[date, ...] = ()
    emphasis: str = ""
    asks_emphasis: bool = False


@dataclass(frozen=True)
class MonthPlan:
    """A month; ``kadernota`` and ``begroting``: the input for it closes in this month."""

    year: int
    month: int
    lines: tuple[MonthLine, ...] = ()
    kadernota: bool = False
    begroting: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.lines or self.kadernota or self.begroting)


def month_plan(profile: Profile, rhythms: Sequence[Rhythm], *, year: int, month: int) -> MonthPlan:
    """What the plan has for a month, and the rhythms beside it that are no meetings.

    :param rhythms: the profile's, with the days that were chosen since.
    """
    planning = profile.planning
    items = planning.planned(year, month) if planning else ()
    told = {item.kind for item in items}
    begins = date(year, month, 1)
    lines = [_of_item(item, profile, rhythms, begins) for item in items]
    lines += [each for each in _of_rhythms(profile, rhythms, begins) if each.kind not in told]
    calendar = profile.calendar
    return MonthPlan(
        year, month, tuple(lines), calendar.kadernota == month, calendar.begroting == month
    )


def month_planning_day(profile: Profile, year: int, month: int) -> date:
    """When the month's planning is told: its first working day."""
    return next_working_day(date(year, month, 1), country=profile.calendar.country)


def next_month(first: date) -> date:
    """The first day of the month after this one."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _of_item(
    item: PlanningItem, profile: Profile, rhythms: Sequence[Rhythm], begins: date
) -> MonthLine:
    rhythm = next((each for each in rhythms if each.kind == item.kind), None)
    accents = profile.planning.items if profile.planning else ()
    return MonthLine(
        item.kind,
        item.title,
        rhythm=rhythm.slug if rhythm else "",
        days=_days(rhythm, profile, begins) if rhythm else (),
        emphasis=item.emphasis or "",
        asks_emphasis=item.emphasis is None
        and any(each.kind == item.kind and each.emphasis for each in accents),
    )


def _of_rhythms(profile: Profile, rhythms: Sequence[Rhythm], begins: date) -> Iterator[MonthLine]:
    for rhythm in rhythms:
        if rhythm.kind not in MEETINGS and (days := _days(rhythm, profile, begins)):
            yield MonthLine(rhythm.kind, rhythm.label, rhythm=rhythm.slug, days=days)


def _days(rhythm: Rhythm, profile: Profile, begins: date) -> tuple[date, ...]:
    found = occurrences(rhythm, profile, begins=begins, ends=next_month(begins))
    return tuple(each.day for each in found if each.day is not None)
