"""From choice to contract: rules that hold for every place, day and person."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.promises import (
    MONTHS_TO_FIRST_CHECK,
    check_after_edit,
    contract_runs,
    first_check_on,
    is_asked,
    is_promise,
    is_settled,
    may_answer,
    may_record,
    months_later,
)
from storage.vocabulary import HandoverState, Phase, PromisePlace

days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
people = st.integers(1, 5)
states = st.sampled_from(HandoverState)


@given(st.sampled_from(PromisePlace), st.booleans())
def test_only_what_stands_nowhere_needs_a_reason(place: PromisePlace, has_reason: bool) -> None:
    assert is_settled(place, has_reason=has_reason) is (is_promise(place) or has_reason)
    assert not is_settled(None, has_reason=has_reason)


@given(days, st.integers(0, 60))
def test_so_many_months_later_is_the_same_day_or_the_last(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later.day >= 28 and months_later(later, 0) == later)


@given(st.none() | days, days)
def test_the_first_check_counts_from_the_start_of_the_contract(
    start: date | None, signed: date
) -> None:
    assert first_check_on(start, signed) == months_later(start or signed, MONTHS_TO_FIRST_CHECK)


@given(st.integers(1, 9), st.none() | days, st.none() | days, st.none() | days)
def test_after_an_edit_the_first_check_follows_the_start_and_a_talk_stays(
    moment: int, next_on: date | None, start: date | None, signed: date | None
) -> None:
    """Only a contract that begins after the talk moves it; then it is as if it were the first."""
    moved = check_after_edit(moment, next_on, start, signed_on=signed)
    counts_from = start or signed
    if counts_from is None:
        assert moved == next_on
    elif moment == 1:
        assert moved == first_check_on(start, counts_from)
    elif moved != next_on:
        assert start is not None
        assert next_on is not None
        assert next_on < start < (moved or start)
    assert check_after_edit(moment, moved, start, signed_on=signed) == moved


@given(st.sampled_from(Phase), st.none() | days, days)
def test_a_contract_runs_until_its_last_day(phase: Phase, end: date | None, today: date) -> None:
    runs = contract_runs(phase, end, today)
    assert runs is (phase is Phase.EXECUTION and (end is None or today <= end))


@settings(deadline=None)  # the feast days of a country are read from a package once
@given(states, st.none() | days, days, st.booleans())
def test_only_who_took_over_is_asked_and_only_while_the_contract_runs(
    state: HandoverState, next_on: date | None, today: date, runs: bool
) -> None:
    if is_asked(state, next_on, today, contract_runs=runs, country="NL"):
        assert runs
        assert state is HandoverState.ACCEPTED
        assert next_on is not None
        assert next_on <= today


@given(people, st.none() | people, states)
def test_only_the_contract_manager_speaks(
    person: int, manager: int | None, state: HandoverState
) -> None:
    if may_answer(person, manager, state) or may_record(person, manager, state):
        assert person == manager
    if may_record(person, manager, state):
        assert may_answer(person, manager, state)
