"""Who reads and keeps the plan, and on which day its promises are recalled."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.confidentiality import Viewer
from bot.policy.plan import (
    due_years,
    has_come,
    is_closed,
    may_keep_plan,
    may_read_plan,
    next_yearly,
    statuses,
    yearly_day,
)
from bot.policy.working_days import is_working_day
from storage.vocabulary import MunicipalRole, PlanStatus

DAYS = st.dates(date(2016, 1, 1), date(2060, 12, 31))
YEARS = st.integers(min_value=2016, max_value=2060)
VIEWERS = st.builds(
    Viewer,
    st.integers(min_value=0, max_value=9),
    st.frozensets(st.sampled_from(list(MunicipalRole))),
    st.booleans(),
)
LONGEST_ROW_OF_FREE_DAYS = 5


@given(VIEWERS)
def test_who_keeps_the_plan_is_a_coordinator_and_reads_it(viewer: Viewer) -> None:
    assert may_keep_plan(viewer) is (MunicipalRole.COORDINATOR in viewer.roles)
    assert may_read_plan(viewer) or not may_keep_plan(viewer)


@given(VIEWERS)
def test_a_colleague_always_reads_it(viewer: Viewer) -> None:
    assert viewer.outsider or may_read_plan(viewer)


def test_a_guest_does_not() -> None:
    assert not may_read_plan(Viewer(1, frozenset({MunicipalRole.MEMBER}), outsider=True))


@settings(deadline=None)  # the feast days of a country are read from a package once
@given(DAYS, st.integers(min_value=2017, max_value=2060))
def test_it_is_a_working_day_at_most_a_few_days_later(origin: date, year: int) -> None:
    day = yearly_day(origin, year, country="NL")
    assert is_working_day(day, country="NL")
    asked = origin.replace(year=year, day=min(origin.day, 28))
    assert asked <= day <= asked + timedelta(days=3 + LONGEST_ROW_OF_FREE_DAYS)


@settings(deadline=None)  # the feast days of a country are read from a package once
@given(DAYS, DAYS)
def test_the_next_time_is_the_first_one_later(origin: date, after: date) -> None:
    day = next_yearly(origin, after, country="NL")
    assert day > after
    assert day.year > origin.year
    before = [
        yearly_day(origin, year, country="NL") for year in range(origin.year + 1, day.year + 1)
    ]
    assert not [each for each in before if after < each < day]


def test_a_weekend_a_feast_and_a_leap_day_move_on() -> None:
    assert yearly_day(date(2024, 1, 30), 2027, country="NL") == date(2027, 2, 1)  # a Saturday
    assert yearly_day(date(2023, 4, 27), 2026, country="NL") == date(2026, 4, 28)  # Koningsdag
    assert yearly_day(date(2024, 2, 29), 2025, country="NL") == date(2025, 2, 28)


def test_only_what_was_added_can_be_dropped() -> None:
    assert set(statuses(own=True)) - set(statuses(own=False)) == {PlanStatus.DROPPED}
    assert {each for each in PlanStatus if is_closed(each)} == {PlanStatus.DONE, PlanStatus.DROPPED}


@given(YEARS, st.none() | YEARS)
def test_the_year_that_is_kept_and_those_to_come_can_be_chosen(this: int, kept: int | None) -> None:
    years = due_years(this, kept)
    assert list(years) == sorted(set(years))
    assert this in years
    assert kept is None or kept in years
    assert all(year >= this or year == kept for year in years)


@given(DAYS, YEARS)
def test_a_year_has_come_from_its_first_day_on(day: date, year: int) -> None:
    assert has_come(year, day) is (day >= date(year, 1, 1))
