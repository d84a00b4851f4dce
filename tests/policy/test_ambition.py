"""Levels of the organisation: minimums per period, aspirations that force nothing."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.policy.ambition import OrganisationLevel, aspiration, is_under, minimum
from bot.profile import load_profile

AMBITION = load_profile("midden-groningen").ambition
DAY = date(2026, 11, 23)
levels = st.integers(1, 5).map(OrganisationLevel)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(days)
def test_a_minimum_holds_for_the_years_of_its_plan_only(day: date) -> None:
    assert (minimum(AMBITION, "klimaat", day) == 3) is (2025 <= day.year <= 2027)


def test_a_theme_that_the_plan_does_not_mention_has_no_minimum() -> None:
    assert minimum(AMBITION, "ruimtevaart", DAY) is None
    assert minimum(None, "klimaat", DAY) is None


@given(levels | st.none(), levels | st.none())
def test_only_a_known_level_is_under_a_known_minimum(
    level: OrganisationLevel | None, lowest: OrganisationLevel | None
) -> None:
    assert is_under(level, lowest) is (
        bool(level) and bool(lowest) and (level or 0) < (lowest or 0)
    )


@given(st.sampled_from(("bor", "facilitair", None)), st.sampled_from(("klimaat", "social-return")))
def test_what_a_team_aspires_to_is_shown_and_never_a_minimum(team: str | None, theme: str) -> None:
    before = minimum(AMBITION, theme, DAY)
    shown = aspiration(AMBITION, team=team, theme=theme, day=DAY)
    assert (shown is not None) is (team == "bor" and theme == "klimaat")
    assert minimum(AMBITION, theme, DAY) == before


def test_bor_aspires_to_more_than_the_organisation_asks() -> None:
    shown = aspiration(AMBITION, team="bor", theme="circulariteit", day=DAY)
    assert shown is not None
    assert shown.level == 3
    assert minimum(AMBITION, "circulariteit", DAY) == 1
