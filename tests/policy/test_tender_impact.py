"""Where much can be won: an order that anybody can follow, and no more than an order."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.tender_impact import Impact, ThemeWeight, impact_of, ranked
from bot.profile import load_profile

DAY = date(2026, 11, 23)
PROFILE = load_profile("midden-groningen")
LEIDEN = load_profile("leiden")
LARGEST = 10**12

levels = st.one_of(st.none(), st.integers(1, 5))
themes = st.lists(st.builds(ThemeWeight, st.just("t"), levels), max_size=6).map(tuple)
impacts = st.builds(Impact, st.integers(1, 6), st.booleans(), themes)
categories = st.sampled_from([each.slug for each in PROFILE.categories])
values = st.one_of(st.none(), st.integers(0, LARGEST))


def rank(category: str | None, value: int | None, day: date = DAY) -> int:
    return impact_of(PROFILE, category=category, value_cents=value, day=day).rank


@given(categories, st.integers(0, LARGEST), st.integers(0, LARGEST))
def test_a_higher_value_never_weighs_less(category: str, one: int, other: int) -> None:
    assert rank(category, min(one, other)) <= rank(category, max(one, other))


@given(categories, values)
def test_an_estimate_that_nobody_made_weighs_no_more_than_any(
    category: str, value: int | None
) -> None:
    assert rank(category, None) <= rank(category, value)


@given(values, st.sampled_from([None, "bestaat-niet"]))
def test_where_it_is_not_known_which_themes_matter_nothing_is_said(
    value: int | None, category: str | None
) -> None:
    assert rank(category, value) == 0


@given(impacts, levels.filter(lambda each: each is not None))
def test_more_asked_of_a_theme_weighs_more(impact: Impact, level: int) -> None:
    more = Impact(impact.step, impact.known, (*impact.themes, ThemeWeight("nog-een", level)))
    assert more.rank > impact.rank


@given(st.lists(impacts, max_size=12), st.integers(0, 12))
def test_the_few_that_weigh_most_come_first_and_nothing_that_weighs_nothing(
    found: list[Impact], most: int
) -> None:
    shown = ranked(list(enumerate(found)), most=most)
    ranks = [impact.rank for _, impact in shown]
    assert ranks == sorted(ranks, reverse=True)
    assert all(ranks)
    assert len(shown) == min(most, sum(each.rank > 0 for each in found))
    left_out = {number for number, _ in enumerate(found)} - {number for number, _ in shown}
    assert all(found[number].rank <= min(ranks, default=0) for number in left_out) or not shown
    for (one, first), (other, second) in pairwise(shown):
        assert first.rank > second.rank or one < other


def test_in_the_years_of_the_plan_its_levels_count_and_after_them_every_theme_the_same() -> None:
    ground = impact_of(PROFILE, category="gww", value_cents=None, day=DAY)
    assert {each.theme: each.level for each in ground.themes}["klimaat"] == 3
    later = impact_of(PROFILE, category="gww", value_cents=None, day=date(2035, 1, 1))
    assert {each.level for each in later.themes} == {None}
    assert later.rank == len(later.themes)


def test_without_levels_and_main_themes_the_core_themes_count_the_same() -> None:
    found = impact_of(LEIDEN, category="gww", value_cents=50_000_000, day=DAY)
    assert {each.theme for each in found.themes} == {"co2-reductie", "circulair", "social-return"}
    assert {each.level for each in found.themes} == {None}
    assert found.rank > 0
