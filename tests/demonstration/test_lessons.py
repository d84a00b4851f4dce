"""The demo's lessons: made up, careful, and fit for the profile that shows them."""

import pytest

from bot.cli.workspace_setup import workspace_setup
from bot.demonstration import ToldLesson, examples_of
from bot.messages.lesson_form import LINE_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from bot.profile import Profile, load_profile
from bot.services.lesson_fields import FREE_TEXT
from bot.services.municipality import Municipality, wording_for
from bot.services.name_check import names_in
from storage.vocabulary import LessonKind, LessonOutcome, Phase

UNDER_WAY = {Phase.TENDER, Phase.AWARD}
"""Between publication and award nobody is asked what was learnt."""


@pytest.fixture(params=["midden-groningen", "leiden"])
def profile(request: pytest.FixtureRequest) -> Profile:
    return load_profile(request.param)


@pytest.fixture
def lessons(profile: Profile) -> list[ToldLesson]:
    return list(examples_of(profile).lessons.values())


def test_there_is_a_handful_of_every_sort(lessons: list[ToldLesson]) -> None:
    assert 6 <= len(lessons) <= 8
    assert {lesson.outcome for lesson in lessons} == set(LessonOutcome)
    assert {lesson.kind for lesson in lessons} >= set(LessonKind) - {LessonKind.INVOLVEMENT}
    assert [lesson.anonymous for lesson in lessons].count(True) == 1
    assert len({lesson.told_by for lesson in lessons}) >= 3
    assert any(lesson.trajectory for lesson in lessons)
    assert not all(lesson.trajectory for lesson in lessons)


def test_every_theme_of_the_plan_has_one_or_its_practice_examples(
    lessons: list[ToldLesson], profile: Profile
) -> None:
    told = {theme for lesson in lessons for theme in lesson.themes}
    assert told <= {theme.slug for theme in profile.themes}
    assert len(told) == {"midden-groningen": 6, "leiden": 5}[profile.slug]


def test_none_is_left_out_of_a_profile_that_ships(
    lessons: list[ToldLesson], profile: Profile
) -> None:
    everything = profile.model_copy(update={"themes": (), "categories": ()})
    assert examples_of(everything).lessons == {}
    assert len(lessons) == 7


def test_they_are_about_shared_trajectories_that_are_not_under_way(
    lessons: list[ToldLesson], profile: Profile
) -> None:
    examples = {example.title: example for example in examples_of(profile).trajectories}
    for lesson in lessons:
        if lesson.trajectory:
            about = examples[lesson.trajectory]
            assert about.shared
            assert about.phase not in UNDER_WAY
            assert set(lesson.categories) == {about.category}


def test_they_are_told_by_functions_and_name_nobody(
    lessons: list[ToldLesson], profile: Profile
) -> None:
    here = Municipality(1, "T1", profile, wording_for(profile))
    colleagues = {person.key for person in workspace_setup(profile).users if not person.guest}
    for lesson in lessons:
        assert lesson.told_by in colleagues
        assert names_in((getattr(lesson, name, None) for name in FREE_TEXT), here=here) == ()


def test_each_fits_in_the_form(lessons: list[ToldLesson]) -> None:
    for lesson in lessons:
        assert len(lesson.title) <= TITLE_LENGTH
        assert len(lesson.insight) <= TEXT_LENGTH
        assert len(lesson.measure or "") <= LINE_LENGTH
