"""A month is read where exactly one is named; anything else is no month."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.months import month_named
from bot.profile.base import MONTHS

numbers = st.integers(1, 12)


@given(numbers, st.sampled_from(["{}", "In {}.", "  {} ", "begin {} 2027", "{}, denk ik"]))
def test_the_one_month_that_is_named_is_read(number: int, around: str) -> None:
    for name in (MONTHS[number - 1], MONTHS[number - 1].upper()):
        assert month_named(around.format(name)) == number


@given(numbers, numbers)
def test_of_two_months_nobody_knows_which_is_meant(one: int, other: int) -> None:
    found = month_named(f"{MONTHS[one - 1]} of {MONTHS[other - 1]}")
    assert found == (one if one == other else None)


@pytest.mark.parametrize("text", ["", "het voorjaar", "4", "meivakantie", "januarisatie"])
def test_without_a_month_there_is_none(text: str) -> None:
    assert month_named(text) is None


@given(st.text())
def test_whatever_somebody_types_is_read_or_not(text: str) -> None:
    assert month_named(text) in {None, *range(1, 13)}
