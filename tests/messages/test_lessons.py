"""Whatever people type into a lesson: Slack takes what the presenters make."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_message_blocks, validate_view
from bot.messages.lesson_details import lesson_details
from bot.messages.lesson_form import STORY, LessonForm
from bot.messages.lesson_kept import from_yours, lesson_saved, thanks
from bot.messages.lesson_view import LessonView, LinkedTrajectory
from bot.profile import Profile
from storage.vocabulary import LessonKind, LessonOutcome, Phase
from tests.messages.everything_lessons import full_lesson, lesson_forms
from tests.messages.samples import LARGEST_NUMBER, house, houses, texts_in, typed_texts

some = settings(max_examples=30, deadline=None)
each_house = pytest.mark.parametrize("name", houses(), ids=lambda name: Path(name).stem)
LONG = 4000


def lesson_views(profile: Profile) -> st.SearchStrategy[LessonView]:
    """A lesson as a presenter gets it: anything may be missing, or be there in full."""
    told = st.none() | typed_texts(longest=LONG)
    labels = tuple(theme.label for theme in profile.themes)
    return st.builds(
        LessonView,
        lesson_id=st.integers(1, 2**31 - 1),
        number=st.integers(1, LARGEST_NUMBER),
        title=typed_texts(),
        insight=typed_texts(longest=LONG),
        story=st.dictionaries(st.sampled_from(STORY), typed_texts(longest=LONG)),
        measure=told,
        link=st.none() | st.just("https://example.org/" + "a|<&" * 100),
        files=st.dictionaries(st.from_regex(r"F[0-9]{3}", fullmatch=True), typed_texts()),
        outcome=st.none() | st.sampled_from(LessonOutcome),
        kind=st.none() | st.sampled_from(LessonKind),
        phase=st.none() | st.sampled_from(Phase),
        themes=st.sampled_from([(), labels]),
        trajectory=st.none() | st.builds(LinkedTrajectory, st.just(1), st.just(2), typed_texts()),
        told_by=st.none() | st.just("U0001"),
        told_on=st.just("23 november 2026"),
        reused_by=st.integers(0, 9),
        took_over=st.sampled_from([(), tuple(range(200))]),
        may_edit=st.booleans(),
        may_retract=st.booleans(),
        may_merge=st.booleans(),
    )


@each_house
@some
@given(data=st.data())
def test_any_lesson_can_be_shown(name: str, data: st.DataObject) -> None:
    """In full, when it was kept, and to who wrote the message."""
    at_home = house(name)
    view = data.draw(lesson_views(at_home.profile))
    assert validate_view(lesson_details(view, at_home.words)) == []
    assert validate_view(lesson_saved(view, at_home.words)) == []
    for message in (thanks(view, at_home.words), from_yours(view, at_home.words)):
        assert validate_message_blocks(message.blocks) == []
        assert message.text.strip()


@each_house
@some
@given(data=st.data())
def test_any_state_of_the_form_can_be_shown(name: str, data: st.DataObject) -> None:
    """Also longer than a field may be."""
    at_home = house(name)
    told = st.just("") | typed_texts(longest=LONG)
    texts = dict.fromkeys(("title", "insight", *STORY, "measure", "link"), told)
    state = data.draw(
        st.builds(
            LessonForm,
            **texts,
            outcome=st.none() | st.sampled_from([each.value for each in LessonOutcome]),
            themes=st.sampled_from([(), tuple(each.slug for each in at_home.profile.themes)]),
            anonymous=st.sampled_from([(), ("yes",)]),
        )
    )
    for view in lesson_forms(state, at_home.profile, at_home.words):
        assert validate_view(view) == []


def test_a_link_shows_where_it_leads() -> None:
    """No other name behind the address, and nothing that ends it early."""
    at_home = house("midden-groningen")
    view = full_lesson(at_home.profile)
    read = "\n".join(texts_in(lesson_details(view, at_home.words), "mrkdwn"))
    assert "<https://example.org/a%7Cb>" in read


def test_nothing_that_is_typed_pings_anybody() -> None:
    at_home = house("midden-groningen")
    hostile = LessonView(1, 1, "<!channel>", "<@U1> & <https://kwaad|goed>", told_on="vandaag")
    for text in texts_in(lesson_details(hostile, at_home.words), "mrkdwn"):
        assert not {"<!channel>", "<@U1>", "<https://kwaad|goed>"} & set(text.split())


def test_each_mistake_stands_on_a_line_of_its_own() -> None:
    words = house("midden-groningen").words
    for page, phrase in (("lesson_form", "mistakes"), ("trajectory_form", "intro_mistakes")):
        told = words.mrkdwn(page, phrase, mistakes=["Kies een team.", "Kies een thema."])
        assert told.splitlines()[1:] == ["• Kies een team.", "• Kies een thema."]
