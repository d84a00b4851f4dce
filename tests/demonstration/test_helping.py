"""What the demo knows of what helps is made up, says so, and fits the profile."""

import pytest

from bot.cli.workspace_setup import workspace_setup
from bot.demonstration import Helping, examples_of, helping_of
from bot.policy.criteria import safe_link
from bot.profile import Profile, load_profile
from bot.services.criteria_tool import find_tool
from bot.services.municipality import Municipality, wording_for
from bot.services.name_check import names_in

MADE_UP = "Verzonnen voorbeeld: "


@pytest.fixture(params=["midden-groningen", "leiden"])
def profile(request: pytest.FixtureRequest) -> Profile:
    return load_profile(request.param)


def test_there_are_experts_and_texts_that_say_they_are_made_up(profile: Profile) -> None:
    shown = helping_of(profile)
    colleagues = {person.key for person in workspace_setup(profile).users if not person.guest}
    assert {each.person for each in shown.experts} <= colleagues
    assert len(shown.experts) == len(shown.maximal) == len(shown.criteria) == 2
    here = Municipality(1, "T1", profile, wording_for(profile))
    for text in (each.text for each in (*shown.maximal, *shown.criteria)):
        assert text.startswith(MADE_UP)
        assert names_in([text], here=here) == ()


def test_a_criterion_leads_to_the_tool_and_suits_a_trajectory_of_the_demo(
    profile: Profile,
) -> None:
    tool = find_tool(profile)
    assert tool is not None
    assert tool.url is not None
    assert safe_link(tool.url, home=tool.url) == tool.url
    about = {
        (each.category, theme)
        for each in examples_of(profile).trajectories
        for theme in each.themes
    }
    for each in helping_of(profile).criteria:
        assert (each.category, each.theme) in about


def test_a_profile_without_the_theme_or_tool_shows_nothing_of_it(profile: Profile) -> None:
    assert helping_of(profile.model_copy(update={"themes": ()})) == Helping()
    assert helping_of(profile.model_copy(update={"tools": ()})).criteria == ()
