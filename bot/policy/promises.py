"""From choice to contract: when a theme has its place, and when its promise is asked about. Pure.

Before publication everybody says where each theme stands in the papers; while the contract
runs its manager says how each promise goes: three months after it began, then at each talk.
"""

from calendar import monthrange
from datetime import date, timedelta

from bot.policy.permissions import Act, Standing, permits
from storage.vocabulary import HandoverState, Phase, PromisePlace

MONTHS_TO_FIRST_CHECK = 3
"""Point 13 of the municipality's rules on every purchase: the first check."""

_WEEKEND = (5, 6)


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


def asked_on(day: date) -> date:
    """When something of a day is asked: not in the weekend, but the Monday after."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() in _WEEKEND else day


def contract_runs(phase: Phase, contract_end: date | None, today: date) -> bool:
    """Whether there is a contract to look after; on its last day there still is."""
    return phase is Phase.EXECUTION and (contract_end is None or today <= contract_end)


def is_asked(
    state: HandoverState, next_on: date | None, today: date, *, contract_runs: bool
) -> bool:
    """Whether the contract manager is asked now how the promises go."""
    accepted = state is HandoverState.ACCEPTED
    return contract_runs and accepted and next_on is not None and asked_on(next_on) <= today


def may_answer(person_id: int, manager_id: int | None, state: HandoverState) -> bool:
    """Whether somebody may take over, or say that it is not right: only who is asked."""
    return _keeps(person_id, manager_id) and state is not HandoverState.NOBODY


def may_record(person_id: int, manager_id: int | None, state: HandoverState) -> bool:
    """Whether somebody may say how the promises go: only who took them over."""
    return _keeps(person_id, manager_id) and state is HandoverState.ACCEPTED


def _keeps(person_id: int, manager_id: int | None) -> bool:
    """Nobody does it for the contract manager, whatever they are in the municipality."""
    return permits(Act.KEEP_PROMISES, {Standing.INVOLVED} if person_id == manager_id else ())
