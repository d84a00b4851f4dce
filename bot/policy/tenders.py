"""When a tender is brought up, and when a contract asks for a new one. Pure.

Early means the contract's clock: the first moment counts back from the day by which it must be
known what comes after the contract that runs, by the lead time of the procedure; the later ones
count back from the publication of the new tender.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.policy.working_days import next_working_day
from bot.profile.tenders import TenderCalendar
from storage.vocabulary import ContractMoment, NudgeQuestion, TenderState

CONTRACT = "contract"
"""The slug of the moment that counts back from a contract."""

_DAYS_OF_A_WEEK = 7


class Stage(StrEnum):
    """Where a tender is, by its dates and what was decided about it."""

    COMING = "coming"
    OUT = "out"  # published; what it leads to has not begun
    RUNNING = "running"  # its contract runs
    ENDED = "ended"
    CLOSED = "closed"  # it became a trajectory, was not needed, or was dropped


@dataclass(frozen=True)
class Dates:
    """The days of a tender that anything is counted from.

    ``publication`` is the first day on which it may be published, ``publication_ends`` the last
    where that is not known to the day; ``current_ends_on`` the day by which it must be known what
    comes after the contract that runs now.
    """

    publication: date | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    notice_on: date | None = None
    option_on: date | None = None
    current_ends_on: date | None = None
    publication_ends: date | None = None

    @property
    def last_publication(self) -> date | None:
        """The last day on which it may be published."""
        return self.publication_ends or self.publication


@dataclass(frozen=True)
class Moment:
    """A moment at which a tender is brought up: 'contract', or 'weeks-26' before publication."""

    slug: str
    day: date
    question: NudgeQuestion


@dataclass(frozen=True)
class Deadline:
    """A day by which it must be known what comes after a contract."""

    day: date
    because: ContractMoment


def stage_of(state: TenderState, dates: Dates, today: date) -> Stage:
    """Where a tender is."""
    if state is not TenderState.OPEN:
        return Stage.CLOSED
    if dates.contract_end is not None and dates.contract_end < today:
        return Stage.ENDED
    if dates.contract_start is not None and dates.contract_start <= today:
        return Stage.RUNNING
    if dates.last_publication is not None and dates.last_publication < today:
        return Stage.OUT if dates.contract_start is not None else Stage.RUNNING
    if dates.publication is None and dates.current_ends_on is None and dates.contract_end:
        return Stage.RUNNING  # a contract that somebody put on the calendar
    return Stage.COMING


def comes_up(state: TenderState, dates: Dates, today: date) -> bool:
    """Whether it belongs to what is coming; also where a trajectory follows it already."""
    if state is TenderState.TRAJECTORY:
        last = dates.last_publication or dates.current_ends_on
        return last is not None and last >= today
    return stage_of(state, dates, today) is Stage.COMING


def moments_of(
    dates: Dates, calendar: TenderCalendar, *, procedure: str | None, country: str
) -> tuple[Moment, ...]:
    """When it is brought up, each on a working day, the earliest first, each day once.

    The question goes with the place in the row: first whether it is needed at all.
    """
    found: list[tuple[str, date]] = []
    lead = calendar.lead_weeks(procedure)
    if dates.current_ends_on is not None and lead is not None:
        found.append((CONTRACT, _before(dates.current_ends_on, lead, country)))
    if dates.publication is not None:
        found += [
            (f"weeks-{weeks}", _before(dates.publication, weeks, country))
            for weeks in calendar.weeks_before_publication
        ]
    found.sort(key=lambda each: each[1])
    days = list(dict.fromkeys(day for _, day in found))
    firsts = [next(each for each in found if each[1] == day) for day in days]
    questions = tuple(NudgeQuestion)
    return tuple(
        Moment(slug, day, questions[min(number, len(questions) - 1)])
        for number, (slug, day) in enumerate(firsts)
    )


def deadline_of(dates: Dates) -> Deadline | None:
    """The first day by which it must be known what comes after its contract, if it has one."""
    known = (
        (dates.option_on, ContractMoment.OPTION),
        (dates.notice_on, ContractMoment.NOTICE),
        (dates.contract_end, ContractMoment.END),
    )
    found = [Deadline(day, because) for day, because in known if day is not None]
    return min(found, key=lambda each: each.day) if found else None


def follow_up_on(deadline: Deadline, calendar: TenderCalendar, *, procedure: str | None) -> date:
    """From which day on what comes after a contract stands on the calendar."""
    weeks = (calendar.lead_weeks(procedure) or 0) + calendar.appears_weeks
    return deadline.day - timedelta(days=weeks * _DAYS_OF_A_WEEK)


def is_of_the_running_contract(dates: Dates, lead_weeks: int) -> bool:
    """Whether the end of a contract in a file is of the one that runs now, not of the new one.

    So it is where it ends before the new one starts, or where nothing says when the new one
    starts and it ends within the lead time after publication: no contract is as short as that.
    """
    end = dates.contract_end
    if end is None:
        return False
    if dates.contract_start is not None:
        return end <= dates.contract_start
    return dates.publication is not None and end <= dates.publication + timedelta(
        days=lead_weeks * _DAYS_OF_A_WEEK
    )


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def _before(day: date, weeks: int, country: str) -> date:
    return next_working_day(day - timedelta(days=weeks * _DAYS_OF_A_WEEK), country=country)
