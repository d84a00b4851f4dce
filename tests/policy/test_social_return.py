"""How much social return is asked: at every border, and for any value and wages."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.social_return import Outcome, Reckoning, reckon
from bot.policy.thresholds import MOST_CENTS
from bot.profile import load_profile
from tests.profile.samples import EVERY_OPTION

TODAY = dt.date(2026, 11, 23)
PROFILES = {name: load_profile(name) for name in ("midden-groningen", "leiden", str(EVERY_OPTION))}

anything = st.none() | st.integers(-(10**15), 10**15)
values = st.integers(1, MOST_CENTS)
wages = st.none() | st.integers(0, 1000)
profiles = st.sampled_from(list(PROFILES))


def asked(
    value: int | None,
    wage_permille: int | None = None,
    *,
    profile: str = "midden-groningen",
    day: dt.date = TODAY,
) -> Reckoning:
    """What a municipality's own rule says."""
    known = PROFILES[profile]
    return reckon(
        value, wage_permille, rule=known.social_return, thresholds=known.thresholds, day=day
    )


@pytest.mark.parametrize(
    ("euros", "outcome"),
    [
        (199_999, Outcome.NOT_ASKED),
        (200_000, Outcome.NOT_ASKED),
        (200_001, Outcome.ASKED),
        (0, Outcome.ZERO),
        (-1, Outcome.NEGATIVE),
        (1_000_000_001, Outcome.TOO_LARGE),
    ],
)
def test_the_border_is_where_the_source_puts_it(euros: int, outcome: Outcome) -> None:
    """More than € 200.000: the amount itself is free."""
    assert asked(100 * euros).outcome is outcome


def test_without_a_value_nothing_is_reckoned() -> None:
    assert asked(None) == Reckoning(
        Outcome.NO_VALUE, rule=asked(None).rule, missed=asked(None).missed
    )
    assert asked(None).usual is None


@settings(deadline=None)
@given(anything, wages)
def test_a_municipality_without_a_rule_asks_nothing(value: int | None, share: int | None) -> None:
    """And it is told that there is none, whatever the value."""
    found = asked(value, share, profile="leiden")
    assert found.outcome is Outcome.NO_RULE
    assert (found.usual, found.low_wages) == (None, None)


def test_a_rule_without_its_amount_is_no_rule_to_reckon_with() -> None:
    rule = PROFILES["midden-groningen"].social_return
    found = reckon(30_000_000, None, rule=rule, thresholds=(), day=TODAY)
    assert found.outcome is Outcome.NO_THRESHOLD


@pytest.mark.parametrize(
    ("share", "usual", "low"),
    [
        (None, 1_500_000, 600_000),
        (0, None, 600_000),
        (299, None, 600_000),
        (300, 1_500_000, None),
        (1000, 1_500_000, None),
    ],
)
def test_low_wages_ask_less_and_unknown_wages_tell_both(
    share: int | None, usual: int | None, low: int | None
) -> None:
    """5 %, or 2 % where gross wages are less than 30 % of the sum; exactly 30 % is not less."""
    found = asked(30_000_000, share)
    assert (found.usual.cents if found.usual else None) == usual
    assert (found.low_wages.cents if found.low_wages else None) == low


@pytest.mark.parametrize(
    ("euros", "outcome"),
    [(215_999, "not_asked"), (216_000, "depends"), (749_999, "depends"), (5_404_000, "asked")],
)
def test_a_european_rule_depends_on_what_is_bought(euros: int, outcome: str) -> None:
    """Each kind of contract has a threshold of its own."""
    assert asked(100 * euros, profile=str(EVERY_OPTION)).outcome == outcome


def test_an_outdated_threshold_is_still_told_with_its_last_day() -> None:
    found = asked(600_000_000, profile=str(EVERY_OPTION), day=dt.date(2028, 1, 1))
    assert dt.date(2027, 12, 31) in {each.ended_on for each in found.reached}


@settings(deadline=None)
@given(anything, wages, profiles)
def test_every_value_has_a_clear_answer(value: int | None, share: int | None, profile: str) -> None:
    """A sum exactly when something is asked, and never more than the purchase itself."""
    found = asked(value, share, profile=profile)
    shares = [each for each in (found.usual, found.low_wages) if each]
    assert bool(shares) == found.is_asked
    assert all(0 <= each.cents <= (value or 0) for each in shares)
    if share is not None:
        assert len(shares) <= 1


@settings(deadline=None)
@given(values, values, wages)
def test_a_larger_purchase_is_never_asked_less(one: int, other: int, share: int | None) -> None:
    low, high = sorted((asked(one, share), asked(other, share)), key=lambda r: r.value_cents or 0)
    for name in ("usual", "low_wages"):
        small, large = getattr(low, name), getattr(high, name)
        assert small is None or small.cents <= large.cents


@settings(deadline=None)
@given(values)
def test_low_wages_never_ask_more(value: int) -> None:
    found = asked(value)
    if found.usual and found.low_wages:
        assert found.low_wages.cents <= found.usual.cents


@given(st.integers(1001) | st.integers(max_value=-1))
def test_wages_outside_the_sum_are_refused(share: int) -> None:
    with pytest.raises(ValueError, match="wages"):
        asked(30_000_000, share)
