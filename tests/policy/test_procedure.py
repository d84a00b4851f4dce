"""A value beside the European thresholds, on any day; and what crosses one together."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.procedure import KINDS, compared
from bot.policy.splitting import crossed
from bot.policy.thresholds import MOST_CENTS, standing
from bot.profile import load_profile
from tests.profile.samples import EVERY_OPTION

TODAY = dt.date(2026, 11, 23)
PROFILES = {name: load_profile(name) for name in ("midden-groningen", "leiden", str(EVERY_OPTION))}

values = st.integers(0, MOST_CENTS)
days = st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1))
profiles = st.sampled_from(list(PROFILES))
estimates = st.integers(0, 700_000_000)


@pytest.mark.parametrize(
    ("euros", "reached"),
    [
        (215_999, set()),
        (216_000, {"eu-supplies-services"}),
        (750_000, {"eu-supplies-services", "eu-social-services"}),
        (5_404_000, set(KINDS)),
    ],
)
@pytest.mark.parametrize("profile", ["midden-groningen", "leiden"])
def test_from_the_amount_itself_a_european_threshold_counts(
    profile: str, euros: int, reached: set[str]
) -> None:
    """The directives say "equal to or greater than"."""
    found = compared(100 * euros, PROFILES[profile].thresholds, TODAY)
    assert {each.threshold.rule for each in found if each.reached} == reached
    assert [each.threshold.rule for each in found] == list(KINDS)


@settings(deadline=None)
@given(values, days, profiles)
def test_what_is_missing_to_a_threshold_is_exact(value: int, day: dt.date, profile: str) -> None:
    """Just so much more, and the rule holds."""
    for each in compared(value, PROFILES[profile].thresholds, day):
        assert each.reached == each.threshold.applies_to(value)
        assert each.reached == (each.short_cents == 0)
        assert each.threshold.applies_to(value + each.short_cents)


@settings(deadline=None)
@given(values, days, profiles)
def test_a_threshold_that_is_past_says_since_when(value: int, day: dt.date, profile: str) -> None:
    for each in compared(value, PROFILES[profile].thresholds, day):
        if each.ended_on is None:
            assert each.threshold.holds_on(day)
        else:
            assert each.ended_on < day
            assert not each.threshold.holds_on(day)


@settings(deadline=None)
@given(days, profiles, st.sampled_from(KINDS))
def test_the_one_in_force_goes_before_one_that_is_past(
    day: dt.date, profile: str, kind: str
) -> None:
    thresholds = PROFILES[profile].thresholds
    in_force = [each for each in thresholds if each.rule == kind and each.holds_on(day)]
    found = standing(thresholds, kind, day)  # type: ignore[arg-type]  # a kind of KINDS
    assert not in_force or (found is not None and found.threshold == in_force[-1])


def test_a_value_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        compared(-1, PROFILES["leiden"].thresholds, TODAY)


@settings(deadline=None)
@given(estimates, st.lists(estimates, max_size=5), days, profiles)
def test_together_is_over_what_each_alone_is_under(
    value: int, others: list[int], day: dt.date, profile: str
) -> None:
    """Only thresholds in force that day; a purchase alone crosses nothing."""
    thresholds = PROFILES[profile].thresholds
    for each in crossed(value, others, thresholds, day):
        under = [other for other in others if not each.applies_to(other)]
        assert under
        assert each.holds_on(day)
        assert not each.applies_to(value)
        assert each.applies_to(value + sum(under))
    assert not crossed(value, [], thresholds, day)


@settings(deadline=None)
@given(estimates, st.lists(estimates, max_size=4), estimates)
def test_what_is_over_a_threshold_by_itself_changes_nothing_for_it(
    value: int, others: list[int], extra: int
) -> None:
    thresholds = PROFILES["midden-groningen"].thresholds
    plain = crossed(value, others, thresholds, TODAY)
    more = crossed(value, [*others, extra], thresholds, TODAY)
    assert set(plain) <= set(more)
    assert all(each in plain for each in more if each.applies_to(extra))


def test_two_of_ten_thousand_and_fifteen_thousand_stay_at_the_start_form() -> None:
    """Together exactly € 25.000, which needs none."""
    thresholds = PROFILES["midden-groningen"].thresholds
    assert not crossed(1_000_000, [1_500_000], thresholds, TODAY)
    [found] = crossed(1_000_001, [1_500_000], thresholds, TODAY)
    assert found.rule == "start-form"
