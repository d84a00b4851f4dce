"""Nothing is asked in the weekend or on a public holiday, but on the first working day after."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.working_days import is_working_day, next_working_day

LONGEST_ROW_OF_FREE_DAYS = 5


@settings(deadline=None)  # the feast days of a country are read from a package once
@given(st.dates(date(2016, 1, 1), date(2060, 12, 31)))
def test_it_is_the_first_working_day_from_that_day_on(day: date) -> None:
    asked = next_working_day(day, country="NL")
    assert is_working_day(asked, country="NL")
    assert 0 <= (asked - day).days <= LONGEST_ROW_OF_FREE_DAYS
    between = [day + timedelta(days=each) for each in range((asked - day).days)]
    assert not [each for each in between if is_working_day(each, country="NL")]
    assert asked.weekday() < 5


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 11, 21), date(2026, 11, 23)),  # a Saturday
        (date(2026, 12, 25), date(2026, 12, 28)),  # Christmas, then a weekend
        (date(2027, 4, 27), date(2027, 4, 28)),  # Koningsdag
        (date(2027, 3, 28), date(2027, 3, 30)),  # Easter and its Monday
        (date(2027, 5, 5), date(2027, 5, 5)),  # free once in five years
        (date(2030, 5, 5), date(2030, 5, 6)),
    ],
)
def test_days_that_everybody_knows(day: date, asked: date) -> None:
    assert next_working_day(day, country="NL") == asked
