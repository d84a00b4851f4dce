"""What Midden-Groningen aims for and which rules hold there, checked against its sources."""

import datetime as dt

import pytest

from bot.profile import Profile, load_profile
from bot.profile.money import Rule


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("midden-groningen")


def test_social_return_above_200000(profile: Profile) -> None:
    threshold, rule = profile.threshold("social-return"), profile.social_return
    assert threshold is not None
    assert rule is not None
    assert not threshold.applies_to(200_000_00)
    assert threshold.applies_to(200_000_01)
    assert threshold.date == dt.date(2024, 3, 19)
    assert (rule.percentage, rule.percentage_low_wages, rule.low_wages_below) == (5, 2, 30)
    assert rule.basis == "above-threshold"
    assert "Europese aanbestedingen" in rule.also_written[0]


@pytest.mark.parametrize("name", ["midden-groningen", "leiden"])
@pytest.mark.parametrize(
    ("rule", "amount"),
    [
        ("eu-supplies-services", 216_000),
        ("eu-works", 5_404_000),
        ("eu-concessions", 5_404_000),
        ("eu-social-services", 750_000),
    ],
)
def test_european_thresholds_of_2026_and_2027(name: str, rule: Rule, amount: int) -> None:
    profile = load_profile(name)
    for day in (dt.date(2026, 1, 1), dt.date(2027, 12, 31)):
        threshold = profile.threshold(rule, on=day)
        assert threshold is not None
        assert threshold.amount == amount
        assert threshold.applies_to(amount * 100)
        assert threshold.date is not None
    assert profile.threshold(rule, on=dt.date(2028, 1, 1)) is None


VISION, PLAN = "Duurzaamheidsvisie", "Plan van Aanpak Duurzame Bedrijfsvoering"
# value, year, scope, source
SMART = {
    "co2-uitstoot": (55, 2030, "territory", VISION),
    "co2-bedrijven": (50, 2030, "territory", VISION),
    "aardgas-woningen": (50, 2030, "territory", VISION),
    "duurzame-energie": (25, 2030, "territory", VISION),
    "energiebesparing": (1.5, None, "territory", VISION),
    "wagenpark": (None, 2030, "own-organisation", PLAN),
    "vastgoed-aardgasvrij": (None, 2035, "own-organisation", PLAN),
}
DECIDED = {VISION: dt.date(2019, 9, 19), PLAN: dt.date(2020, 3, 10)}


@pytest.mark.parametrize("slug", SMART)
def test_a_smart_goal(profile: Profile, slug: str) -> None:
    (goal,) = [goal for goal in profile.goals if goal.slug == slug]
    assert goal.smart
    found = (goal.target_value, goal.target_year, goal.scope, goal.source.title)
    assert found == SMART[slug]
    assert goal.date == DECIDED[goal.source.title]


def test_only_klimaat_and_social_return_are_smart(profile: Profile) -> None:
    assert {goal.theme for goal in profile.goals if goal.smart} == {"klimaat", "social-return"}
    assert {goal.theme for goal in profile.goals} >= {theme.slug for theme in profile.themes}


def test_every_goal_has_a_dated_source(profile: Profile) -> None:
    assert all(goal.date is not None for goal in profile.goals)


def test_the_council_of_2022_is_quoted_for_every_theme(profile: Profile) -> None:
    for theme in profile.themes:
        assert "raad-2022" in [goal.slug for goal in profile.goals_for(theme.slug)]
    goal = next(goal for goal in profile.goals if goal.slug == "raad-2022")
    assert goal.source.citation.endswith("(raadsbesluit, 3 maart 2022)")
    assert "bij iedere inkoop duurzaamheid zichtbaar mee te overwegen" in goal.text


def test_levels(profile: Profile) -> None:
    names = {level.number: level.name for level in profile.levels}
    assert names == {1: "afweging", 2: "pilots", 3: "verbreding", 4: None, 5: "leiderschap"}


def test_ambition(profile: Profile) -> None:
    assert profile.ambition is not None
    now = {each.theme: each.current for each in profile.ambition.themes}
    assert now == {theme.slug: 1 for theme in profile.themes} | {"social-return": 5}
    goal = {theme.slug: profile.target_level(theme.slug) for theme in profile.themes}
    assert goal == {theme.slug: 1 for theme in profile.themes} | {"klimaat": 3, "social-return": 5}
    assert (profile.ambition.from_year, profile.ambition.until_year) == (2025, 2027)


def test_bors_aspiration_sets_no_minimum(profile: Profile) -> None:
    assert profile.ambition is not None
    (bor,) = profile.ambition.aspirations
    assert (bor.team, bor.level) == ("bor", 3)
    assert set(bor.themes) == {"klimaat", "circulariteit", "milieu-biodiversiteit"}
    assert bor.text.startswith("We gaan kijken of")
    assert profile.target_level("circulariteit") == 1


@pytest.mark.parametrize(
    ("year", "number", "explains"),
    [
        (2025, 1, "contracting-service"),
        (2027, 1, "contracting-service"),  # shared: phase 1 is to be reached by the end of 2027
        (2028, 2, "organisation"),
        (2030, 2, "organisation"),
        (2031, 3, "everyone"),
    ],
)
def test_phases(profile: Profile, year: int, number: int, explains: str) -> None:
    assert profile.development is not None
    phase = profile.development.phase_on(dt.date(year, 12, 31))
    assert phase is not None
    assert (phase.number, phase.explains) == (number, explains)
    assert all("pas toe, of leg uit" in each.explains_what for each in profile.development.phases)
