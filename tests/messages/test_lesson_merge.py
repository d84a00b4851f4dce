"""Merging as the coordinator sees it: whatever the lessons say, Slack takes it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.lesson_merge import SHOWN_EARLIER, MergeView, choose_twin, confirm_merge
from bot.messages.lesson_view import LessonView
from tests.messages.everything_lessons import full_lesson, plain_lesson
from tests.messages.everything_merging import GAINED
from tests.messages.samples import house, texts_in, typed_texts
from tests.messages.test_presenters import assert_opens

some = settings(max_examples=40, deadline=None)


def saying(title: str, text: str) -> LessonView:
    """A lesson that says this everywhere."""
    full = full_lesson(house("midden-groningen").profile)
    story: dict[str, str] = dict.fromkeys(full.story, text)
    return replace(
        full, title=title, insight=text, story=story, measure=text, link=text, files={"F1": title}
    )


def lessons() -> st.SearchStrategy[LessonView]:
    """A lesson that says anything, at any length."""
    return st.builds(saying, typed_texts(), typed_texts(longest=2900))


@some
@given(into=lessons(), taken=lessons(), earlier=st.integers(0, SHOWN_EARLIER + 1))
def test_any_two_lessons_can_be_merged(into: LessonView, taken: LessonView, earlier: int) -> None:
    """After any number of others."""
    words = house("leiden").words
    assert_opens(choose_twin(into, [taken] * earlier, words, metadata="3", step="a1b2c3d4"))
    assert_opens(confirm_merge(MergeView(into, taken, GAINED), words, metadata="x", changed=True))


@some
@given(text=typed_texts(longest=2900))
def test_everything_that_is_said_is_shown(text: str) -> None:
    """Of both, as it was typed."""
    taken = replace(plain_lesson(), story={"advice": text})
    view = confirm_merge(
        MergeView(plain_lesson(), taken), house("midden-groningen").words, metadata=""
    )
    assert any(shown.endswith(text.rstrip()) for shown in texts_in(view, "plain_text"))


def test_what_will_happen_is_told_before_it_does() -> None:
    """With the numbers that people know."""
    words = house("midden-groningen").words
    into, taken = plain_lesson(), replace(plain_lesson(), number=9)
    view = confirm_merge(MergeView(into, taken, ("problem", "advice")), words, metadata="")
    assert next(texts_in(view, "mrkdwn")) == (
        "*Leerervaring 9 gaat op in leerervaring 12.* Wat in leerervaring 12 leeg is, "
        "vul ik aan uit leerervaring 9: het probleem en het advies."
    )
    same = confirm_merge(MergeView(into, taken), words, metadata="")
    assert "De tekst van leerervaring 12 verandert niet." in next(texts_in(same, "mrkdwn"))


def test_who_told_them_is_shown_nowhere() -> None:
    """One of them may be anonymous."""
    full = full_lesson(house("midden-groningen").profile)
    words = house("midden-groningen").words
    assert full.told_by is not None
    shown = confirm_merge(MergeView(full, full), words, metadata="")
    assert full.told_by not in str(shown)
    assert full.told_by not in str(choose_twin(full, [full], words, metadata="", step="1"))
