"""There is something to tell when the plan says so, after each report, or once a quarter."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.communication import FOLLOWED_WITHIN, moments, tells_money, told_in
from bot.policy.rhythms import occurrences
from bot.policy.working_days import is_working_day
from bot.profile import load_profile

LEIDEN, GRONINGEN = load_profile("leiden"), load_profile("midden-groningen")
DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@settings(deadline=None)
@given(DAYS, st.integers(1, 200))
def test_every_moment_lies_in_the_days_that_were_asked_and_is_made_once(
    begins: date, length: int
) -> None:
    ends = date.fromordinal(begins.toordinal() + length)
    for profile in (LEIDEN, GRONINGEN):
        found = moments(profile, profile.rhythms, begins=begins, ends=ends)
        assert all(begins <= each.on < ends for each in found)
        assert all(is_working_day(each.on, country="NL") for each in found)
        assert len({each.occurrence for each in found}) == len(found)


@settings(deadline=None)
@given(DAYS)
def test_every_report_is_followed_by_a_message(begins: date) -> None:
    ends = date.fromordinal(begins.toordinal() + 200)
    found = moments(LEIDEN, LEIDEN.rhythms, begins=begins, ends=ends)
    report = next(each for each in LEIDEN.rhythms if each.kind == "report")
    for each in occurrences(report, LEIDEN, begins=begins, ends=ends - FOLLOWED_WITHIN):
        assert each.day is not None
        assert any(each.day <= one.on <= each.day + FOLLOWED_WITHIN for one in found)


def test_a_plan_without_moments_of_its_own_tells_once_a_quarter() -> None:
    days = {"begins": date(2026, 11, 23), "ends": date(2027, 5, 1)}
    found = moments(GRONINGEN, GRONINGEN.rhythms, **days)
    assert [each.on for each in found] == [date(2027, 1, 4), date(2027, 4, 1)]


def test_a_text_is_made_for_newsletters_and_the_intranet_alone() -> None:
    assert [each.slug for each in told_in(LEIDEN)] == ["sleutelinformatie", "intranet"]
    assert [each.slug for each in told_in(GRONINGEN)] == ["intranetgroep"]


@pytest.mark.parametrize("text", ["€ 40.000 bespaard", "Twee miljoen minder", "300 euro"])
def test_an_amount_is_seen(text: str) -> None:
    assert tells_money(text)


@pytest.mark.parametrize("text", ["31 ton CO2", "12 banen", "Europese stoelen", "60% hergebruik"])
def test_another_figure_is_no_amount(text: str) -> None:
    assert not tells_money(text)
