"""From choice to contract: when a theme has its place, and when its promise is asked about. Pure.

Before publication everybody says where each theme stands in the papers; while the contract
runs its manager says how each promise goes: three months after it began, then at each talk.
"""

from calendar import monthrange
from datetime import date

from bot.policy.permissions import Act, Standing, permits
from bot.policy.working_days import next_working_day
from storage.vocabulary import HandoverState, Phase, PromisePlace

MONTHS_TO_FIRST_CHECK = 3
"""Point 13 of the municipality's rules on every purchase: the first check."""

_FIRST = 1


def is_settled(place: PromisePlace | None, *, has_reason: bool) -> bool:
    """Whether it is said where a theme stands; "nowhere" only with its reason."""
    return place is not None and (place is not PromisePlace.NOWHERE or has_reason)


def is_promise(place: PromisePlace) -> bool:
    """Whether the contract holds something to look after."""
    return place is not PromisePlace.NOWHERE


def first_check_on(contract_start: date | None, signed_on: date) -> date:
    """Three months after the contract began, or was signed where no start is known."""
    return months_later(contract_start or signed_on, MONTHS_TO_FIRST_CHECK)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def check_after_edit(
    moment: int, next_on: date | None, contract_start: date | None, *, signed_on: date | None
) -> date | None:
    """When the promises are asked about, once the dates of the contract were changed.

    The first check follows the start. A later talk was chosen by its manager and stays, unless
    the contract only begins after it.

    :param moment: the number of the talk to come.
    """
    counts_from = contract_start or signed_on
    if counts_from is None:
        return next_on
    begins_later = contract_start is not None and next_on is not None and next_on < contract_start
    return first_check_on(None, counts_from) if moment == _FIRST or begins_later else next_on


def contract_runs(phase: Phase, contract_end: date | None, today: date) -> bool:
    """Whether there is a contract to look after; on its last day there still is."""
    return phase is Phase.EXECUTION and (contract_end is None or today <= contract_end)


def is_asked(
    state: HandoverState, next_on: date | None, today: date, *, contract_runs: bool, country: str
) -> bool:
    """Whether the contract manager is asked now how the promises go: from a working day on."""
    if not contract_runs or state is not HandoverState.ACCEPTED or next_on is None:
        return False
    return next_working_day(next_on, country=country) <= today


def may_answer(person_id: int, manager_id: int | None, state: HandoverState) -> bool:
    """Whether somebody may take over, or say that it is not right: only who is asked."""
    return _keeps(person_id, manager_id) and state is not HandoverState.NOBODY


def may_record(person_id: int, manager_id: int | None, state: HandoverState) -> bool:
    """Whether somebody may say how the promises go: only who took them over."""
    return _keeps(person_id, manager_id) and state is HandoverState.ACCEPTED


def _keeps(person_id: int, manager_id: int | None) -> bool:
    """Nobody does it for the contract manager, whatever they are in the municipality."""
    return permits(Act.KEEP_PROMISES, {Standing.INVOLVED} if person_id == manager_id else ())
