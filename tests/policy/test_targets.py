"""The plan's targets: which is in force, of how many it is, and how far that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.targets import BAR_LENGTH, Progress, in_force, progress
from bot.profile import load_profile
from bot.profile.goals import Target

LEIDEN = load_profile("leiden")
SOURCE = LEIDEN.targets[0].source
YEARS = st.integers(2000, 2060)
COUNTS = st.integers(0, 10**6)


def target(year: int, number: int | None = None, share: float | None = None) -> Target:
    """A target for trajectories."""
    text = f"Zoveel in {year}"
    return Target(
        kind="trajectories", year=year, number=number, share=share, text=text, source=SOURCE
    )


@given(st.sets(YEARS), YEARS)
def test_a_year_has_its_own_target_and_after_the_last_that_one(years: set[int], year: int) -> None:
    found = in_force([target(each) for each in years], "trajectories", year)
    if year in years:
        assert found == target(year)
    elif years and year > max(years):
        assert found == target(max(years))
    else:
        assert found is None


def test_a_target_for_pilots_is_none_for_trajectories() -> None:
    assert in_force(LEIDEN.targets, "pilots", 2025) is None


@pytest.mark.parametrize(
    ("year", "wanted", "is_about", "is_silent"),
    [
        (2022, 10, False, False),
        (2023, 25, False, False),
        (2024, 70, True, False),
        (2025, 140, True, False),
        (2026, 140, True, True),
        (2040, 140, True, True),
    ],
)
def test_the_acceleration_is_reckoned_over_about_as_many_as_there_are_in_a_year(
    year: int, wanted: int, *, is_about: bool, is_silent: bool
) -> None:
    found = in_force(LEIDEN.targets, "trajectories", year)
    assert found is not None
    assert LEIDEN.plan is not None
    told = progress(found, year=year, count=3, per_year=LEIDEN.plan.trajectories_per_year)
    assert (told.wanted, told.is_about, told.is_silent) == (wanted, is_about, is_silent)


def test_a_percentage_of_nobody_knows_how_many_has_no_bar() -> None:
    told = progress(target(2025, share=50), year=2025, count=3, per_year=None)
    assert (told.wanted, told.marks, told.is_reached) == (None, None, False)


def test_half_a_purchase_is_a_whole_one() -> None:
    told = progress(target(2025, share=12.5), year=2025, count=0, per_year=100)
    assert told.wanted == 13


@given(COUNTS, st.integers(1, 10**6))
def test_the_bar_is_full_only_when_it_is_reached_and_empty_only_at_nothing(
    count: int, wanted: int
) -> None:
    told = Progress(2026, count, 2026, wanted)
    assert told.marks is not None
    assert 0 <= told.marks <= BAR_LENGTH
    assert (told.marks == BAR_LENGTH) is told.is_reached
    assert (told.marks == 0) is (count == 0)


@given(COUNTS, COUNTS, st.integers(1, 10**6))
def test_more_never_shows_less(one: int, other: int, wanted: int) -> None:
    fewer, more = sorted((one, other))
    found = [Progress(2026, count, 2026, wanted).marks or 0 for count in (fewer, more)]
    assert found == sorted(found)
