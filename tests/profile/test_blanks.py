"""What the plans are silent on is empty, and listed for the coordinator."""

import pytest

from bot.profile import Profile, load_profile
from tests.profile.samples import EVERY_OPTION


def keys(profile: Profile) -> set[str]:
    return {blank.key for blank in profile.blanks()}


@pytest.fixture(scope="module")
def groningen() -> set[str]:
    return keys(load_profile("midden-groningen"))


@pytest.fixture(scope="module")
def leiden() -> set[str]:
    return keys(load_profile("leiden"))


@pytest.mark.parametrize(
    "key",
    [
        "plan.year_goals",
        "themes.klimaat.sdgs",
        "levels[0].description",
        "levels[3].name",
        "ambition.later[0].themes",
        "ambition.later[1].themes",
        "process_roles[1].tasks",
        "year_plans[0].assignments[0].client",
        "year_plans[0].assignments[6].client",
        "calendar.kadernota",
        "rhythms.tweewekelijks-overleg.timing",
    ],
)
def test_lost_in_the_text_of_midden_groningen(groningen: set[str], key: str) -> None:
    assert key in groningen


@pytest.mark.parametrize(
    "key",
    [
        "goals",
        "social_return",
        "thresholds.start-form",
        "thresholds.social-return",
        "selection.criteria",
        "monitoring.norms",
        "manifest.signed_on",
        "categories.gww.teams",
        "themes.circulair.sdgs",
    ],
)
def test_not_in_the_plan_of_leiden(leiden: set[str], key: str) -> None:
    assert key in leiden


def test_what_is_known_is_not_asked(groningen: set[str], leiden: set[str]) -> None:
    assert "levels[0].name" not in groningen
    assert "thresholds.start-form" not in groningen
    assert "plan.trajectories_per_year" not in leiden


def test_a_meeting_held_when_needed_has_no_day_to_ask_for(groningen: set[str]) -> None:
    assert "rhythms.selectie-van-teamleden.timing" not in groningen


def test_what_a_municipality_does_not_work_with_is_not_asked(leiden: set[str]) -> None:
    assert not any(key.startswith(("ambition", "development", "levels")) for key in leiden)


def test_a_blank_asks_a_question_in_dutch() -> None:
    (level,) = [b for b in load_profile("midden-groningen").blanks() if b.key == "levels[3].name"]
    assert level.question == "Hoe heet dit niveau?"


@pytest.mark.parametrize("name", ["leiden", "midden-groningen"])
def test_every_blank_is_a_question(name: str) -> None:
    assert all(blank.question.endswith("?") for blank in load_profile(name).blanks())


def test_a_profile_that_is_filled_in_asks_little() -> None:
    asked = keys(load_profile(EVERY_OPTION))
    assert asked == {"rhythms.kwartaal.timing", "themes.lucht.sdgs", "themes.stilte.sdgs"}
