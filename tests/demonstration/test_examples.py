"""What the demo shows fits the profile that it shows, and says which part is only explored."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.workspace_setup import workspace_setup
from bot.demonstration import examples_of, posts_of
from bot.demonstration.data import Contract, Example
from bot.demonstration.start_forms import form_of
from bot.demonstration.trajectories import contract_dates, month_from
from bot.policy.journey import WAY
from bot.policy.start_form import Need, findings, start_form_need
from bot.profile import Profile, load_profile
from bot.profile.money import CENTS
from storage.vocabulary import Phase, ProcessRole

DAY = date(2026, 11, 23)
SHIPPED = ("midden-groningen", "leiden")
SOME_PHASES = {
    Phase.IDEA,
    Phase.PREPARATION,
    Phase.TENDER,
    Phase.AWARD,
    Phase.EXECUTION,
    Phase.COMPLETED,
    Phase.NOT_NEEDED,
}


@pytest.fixture(params=SHIPPED)
def profile(request: pytest.FixtureRequest) -> Profile:
    return load_profile(request.param)


def test_every_trajectory_fits_the_profile(profile: Profile) -> None:
    categories = {category.slug: category.teams for category in profile.categories}
    for example in examples_of(profile).trajectories:
        if example.team is None:  # the team is the category's own, never a guess
            assert len(categories[example.category]) == 1, example.title
        assert example.title == example.title.strip()
        assert set(example.themes) <= {theme.slug for theme in profile.themes}


def test_nothing_is_left_out_of_a_profile_that_ships(profile: Profile) -> None:
    assert len(examples_of(profile).trajectories) == 10


def test_they_stand_in_many_phases_and_some_are_not_shared(profile: Profile) -> None:
    trajectories = examples_of(profile).trajectories
    assert {example.phase for example in trajectories} >= SOME_PHASES
    assert {example.shared for example in trajectories} == {True, False}
    assert len({example.category for example in trajectories}) >= 5


def test_whoever_is_past_the_start_form_has_a_good_one(profile: Profile) -> None:
    """Where one is needed; nobody would find anything to add to it."""
    for example in examples_of(profile).trajectories:
        cents = example.value_eur * CENTS
        is_on_the_way = example.phase in WAY[WAY.index(Phase.START_FORM) :]
        needed = start_form_need(profile, cents, DAY) is Need.NEEDED and is_on_the_way
        assert (example.start_form is not None) is needed, example.title
        if example.start_form is None:
            continue
        assert ProcessRole.CLIENT in example.people
        assert set(example.start_form.motivations) == set(example.themes) or is_draft(example)
        form = form_of(example.start_form, profile, DAY)
        choices = [form.choice(theme.slug) for theme in profile.themes]
        means = replace(form.means, has_budget_holder=True)  # who fills it in, by default
        found = findings(profile, choices, need=form.need, means=means, cents=cents, day=DAY)
        assert bool(found) is is_draft(example), (example.title, found)


def is_draft(example: Example) -> bool:
    """Whether its start form is still being filled in."""
    return example.phase is Phase.START_FORM


def test_everybody_is_a_function_of_the_sandbox(profile: Profile) -> None:
    functions = {person.key for person in workspace_setup(profile).users}
    posts = posts_of(profile)
    people = {post.by for post in posts} | {reply.by for post in posts for reply in post.replies}
    for example in examples_of(profile).trajectories:
        people |= {example.logged_by, *example.people.values()}
    assert people <= functions


def test_every_post_has_a_channel_where_its_writer_is(profile: Profile) -> None:
    channels = {channel.name: channel for channel in workspace_setup(profile).channels}
    for post in posts_of(profile):
        writers = {post.by, *(reply.by for reply in post.replies)}
        assert writers <= set(channels[post.channel].members or ())
        assert post.text


def test_pilots_and_tracks_are_called_what_they_are() -> None:
    """Explored is not planned, and who is not involved yet is said to be so."""
    profile = load_profile("midden-groningen")
    (told,) = [post for post in posts_of(profile) if "Pilots" in post.text]
    lines = told.text.splitlines()
    for pilot in profile.pilots:
        assert pilot.status == "exploring"
        assert f"• {pilot.label}: verkenning, nog niet betrokken" in lines
    for track in profile.tracks:
        word = {"exploring": "verkenning", "planned": "gepland"}[track.status]
        team = profile.team(track.team).label
        assert [line for line in lines if team in line and f": {word}" in line], track.label


def test_a_profile_of_ones_own_shows_nothing_of_others() -> None:
    own = load_profile("leiden").model_copy(update={"slug": "dorp"})
    assert posts_of(own) == ()
    assert examples_of(own).trajectories == ()


def test_a_changed_profile_shows_what_it_still_knows() -> None:
    """Somebody copied a profile and took out a category."""
    shipped = load_profile("midden-groningen")
    fewer = tuple(category for category in shipped.categories if category.slug != "gww")
    changed = shipped.model_copy(update={"categories": fewer})
    shown = {example.category for example in examples_of(changed).trajectories}
    assert shown == {e.category for e in examples_of(shipped).trajectories} - {"gww"}


@given(
    today=st.dates(date(2020, 1, 1), date(2060, 12, 31)),
    ahead=st.integers(-200, 200),
    years=st.integers(1, 20),
)
def test_months_and_contracts_are_whole(today: date, ahead: int, years: int) -> None:
    month = month_from(today, ahead)
    assert month is not None
    assert month.start.day == 1
    assert (month.start.year - today.year) * 12 + month.start.month - today.month == ahead
    assert (month.end.year, month.end.month) == (month.start.year, month.start.month)
    start, end = contract_dates(Contract(months_ahead=ahead, years=years), today)
    assert start == month.start
    assert end is not None
    assert end.toordinal() + 1 == date(start.year + years, start.month, 1).toordinal()


def test_no_moment_stays_no_moment() -> None:
    assert month_from(date(2026, 11, 23), None) is None
    assert contract_dates(None, date(2026, 11, 23)) == (None, None)
