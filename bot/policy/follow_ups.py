"""When a contract that ends puts what comes after it on the calendar. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.policy.tenders import Dates, Deadline, follow_up_on
from bot.profile.tenders import TenderCalendar
from storage.vocabulary import ContractMoment, TenderState


@dataclass(frozen=True)
class Follower:
    """A tender that comes after a contract, with the day of that contract that it counts from."""

    state: TenderState
    current_ends_on: date | None


@dataclass(frozen=True)
class Follow:
    """What is to be done: a new tender, or the open one moves along."""

    deadline: Deadline
    moves: bool = False


def follow_of(
    dates: Dates,
    followers: Collection[Follower],
    calendar: TenderCalendar,
    *,
    procedure: str | None,
    today: date,
) -> Follow | None:
    """What is to be done about what comes after a contract; None where that is nothing.

    A day that went by is left alone: nobody took it, or somebody did and has to say so. What
    was dropped or not needed comes back only for a contract that ends later than it did.
    """
    days = _days(dates)
    ahead = [each for each in days if each.day >= today]
    if not ahead:
        return None
    deadline = min(ahead, key=lambda each: each.day)
    taken = {each.current_ends_on for each in followers}
    counted = [each for each in followers if each.state is TenderState.OPEN]
    if counted:
        current = counted[-1].current_ends_on
        stays = current is not None and current < today and current in {d.day for d in days}
        return None if stays or deadline.day in taken else Follow(deadline, moves=True)
    if any(each.state is TenderState.TRAJECTORY for each in followers):
        return None
    if not _is_later(deadline, followers, {each.day for each in days}):
        return None
    due = follow_up_on(deadline, calendar, procedure=procedure) <= today
    return Follow(deadline) if due else None


def _is_later(deadline: Deadline, followers: Collection[Follower], days: set[date]) -> bool:
    """Whether the contract ends later than when somebody decided that nothing comes after it."""
    closed = [each.current_ends_on for each in followers if each.current_ends_on is not None]
    return not closed or (max(closed) not in days and deadline.day > max(closed))


def _days(dates: Dates) -> list[Deadline]:
    known = (
        (dates.option_on, ContractMoment.OPTION),
        (dates.notice_on, ContractMoment.NOTICE),
        (dates.contract_end, ContractMoment.END),
    )
    return [Deadline(day, because) for day, because in known if day is not None]
