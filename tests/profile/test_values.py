"""Value classes are total and monotone: every estimate has one, a higher one never a lower."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile import Profile, load_profile, parse_profile, profile_names
from tests.profile.samples import minimal

PROFILES = [load_profile(name) for name in profile_names()]
cents = st.integers(min_value=0, max_value=10**13)
each_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.slug)


def position(profile: Profile, value: int) -> int:
    return profile.value_classes.classes.index(profile.value_class(value))


@each_profile
@given(one=cents, other=cents)
def test_a_higher_value_never_has_a_lower_class(profile: Profile, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert position(profile, low) <= position(profile, high)


@given(
    boundaries=st.lists(st.integers(0, 10**7), unique=True, max_size=6).map(sorted),
    value=cents,
)
def test_any_boundaries_give_every_value_one_class(boundaries: list[int], value: int) -> None:
    data: dict[str, Any] = minimal()
    data["value_classes"]["classes"] = [
        {"label": f"tot {boundary}", "up_to": boundary} for boundary in boundaries
    ] + [{"label": "hoger"}]
    profile = parse_profile(data)
    below = [boundary for boundary in boundaries if boundary * 100 < value]
    assert position(profile, value) == len(below)


@each_profile
def test_the_boundary_itself_is_in_the_lower_class(profile: Profile) -> None:
    for number, value_class in enumerate(profile.value_classes.classes[:-1]):
        assert value_class.up_to is not None
        assert position(profile, value_class.up_to * 100) == number
        assert position(profile, value_class.up_to * 100 + 1) == number + 1


@each_profile
def test_a_negative_value_is_a_mistake(profile: Profile) -> None:
    with pytest.raises(ValueError, match="never negative"):
        profile.value_class(-1)


@each_profile
def test_classes_are_told_to_be_a_proposal(profile: Profile) -> None:
    assert profile.value_classes.proposal
    assert profile.channels.proposal
    sourced = {threshold.amount for threshold in profile.thresholds}
    assert {c.up_to for c in profile.value_classes.classes} - {None} <= sourced


@given(value=cents)
def test_a_start_form_belongs_to_more_than_the_amount(value: int) -> None:
    threshold = load_once.threshold("start-form")
    assert threshold is not None
    assert threshold.applies_to(value) == (value > 2_500_000)


load_once = load_profile("midden-groningen")
