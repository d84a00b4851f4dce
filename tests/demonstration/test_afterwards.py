"""A made-up pilot and a made-up contract of each municipality fit their trajectory."""

from datetime import date

import pytest

from bot.cli.workspace_setup import workspace_setup
from bot.demonstration import Afterwards, Example, afterwards_of, examples_of
from bot.demonstration.trajectories import contract_dates
from bot.messages.pilot_sheets import TEXT_LENGTH
from bot.messages.pilot_view import PLAN_TEXTS
from bot.policy.pilots import FitQuestion, Verdict, fit_of
from bot.policy.promises import first_check_on, is_promise
from bot.profile import Profile, load_profile
from bot.services.municipality import Municipality, wording_for
from bot.services.name_check import names_in
from storage.vocabulary import Phase, ProcessRole


@pytest.fixture(params=["midden-groningen", "leiden"])
def profile(request: pytest.FixtureRequest) -> Profile:
    return load_profile(request.param)


@pytest.fixture
def shown(profile: Profile) -> Afterwards:
    return afterwards_of(profile)


@pytest.fixture
def examples(profile: Profile) -> dict[str, Example]:
    return {example.title: example for example in examples_of(profile).trajectories}


def test_there_is_a_pilot_with_a_whole_plan(
    shown: Afterwards, examples: dict[str, Example], profile: Profile
) -> None:
    (pilot,) = shown.pilots
    example = examples[pilot.trajectory]
    assert example.shared
    assert set(pilot.themes) <= set(example.themes)
    assert pilot.by in example.people.values()
    assert set(pilot.fit) == set(FitQuestion)
    assert fit_of(pilot.fit).verdict in {Verdict.SUITED, Verdict.WITH_CARE}
    here = Municipality(1, "T1", profile, wording_for(profile))
    for name in PLAN_TEXTS:
        assert 0 < len(getattr(pilot, name)) <= TEXT_LENGTH
        assert names_in([getattr(pilot, name)], here=here) == ()


def test_there_is_a_contract_of_which_the_first_check_lies_behind_us(
    shown: Afterwards, examples: dict[str, Example], profile: Profile
) -> None:
    """Totals of social return alone; it is looked after by somebody of the trajectory."""
    (contract,) = shown.contracts
    example = examples[contract.trajectory]
    assert example.phase is Phase.EXECUTION
    assert ProcessRole.CONTRACT_MANAGER in example.people
    assert contract.by in {example.logged_by, *example.people.values()}
    assert set(contract.promises) == set(example.themes)
    today = date(2026, 11, 23)
    start, _ = contract_dates(example.contract, today)
    assert start is not None
    assert first_check_on(start, start) < today
    for theme, promise in contract.promises.items():
        assert is_promise(promise.place)
        counts = theme in profile.promises.totals
        assert (promise.people is not None) is (promise.hours is not None) is counts


def test_everybody_is_a_colleague_of_the_sandbox(shown: Afterwards, profile: Profile) -> None:
    colleagues = {person.key for person in workspace_setup(profile).users if not person.guest}
    by = {pilot.by for pilot in shown.pilots} | {contract.by for contract in shown.contracts}
    assert by <= colleagues


def test_a_profile_without_the_trajectory_or_theme_shows_nothing_of_it(profile: Profile) -> None:
    """Also not a profile of ones own."""
    assert afterwards_of(profile.model_copy(update={"themes": ()})) == Afterwards()
    assert afterwards_of(profile.model_copy(update={"categories": ()})) == Afterwards()
    assert afterwards_of(profile.model_copy(update={"slug": "dorp"})) == Afterwards()
