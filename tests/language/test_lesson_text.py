"""A lesson out of what somebody typed: a title that says enough, and their own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.lesson_text import LessonDraft, read_lesson, title_of


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        (
            "masten zijn herbruikbaar; een nieuwe kap was niet nodig",
            LessonDraft(
                "Masten zijn herbruikbaar",
                "Masten zijn herbruikbaar; een nieuwe kap was niet nodig",
            ),
        ),
        ("bij traject 14: vraag vroeg", LessonDraft("Vraag vroeg", "Vraag vroeg", 14)),
        ("bij traject nr. 3", LessonDraft("", "", 3)),
        (
            "Wat we leerden van traject 3 jaar geleden: vraag het",
            LessonDraft(
                "Wat we leerden van traject 3 jaar geleden",
                "Wat we leerden van traject 3 jaar geleden: vraag het",
            ),
        ),
        ("", LessonDraft("", "")),
    ],
)
def test_a_lesson_is_read(text: str, draft: LessonDraft) -> None:
    assert read_lesson(text) == draft


@given(st.text(max_size=500))
def test_a_title_is_one_short_line(text: str) -> None:
    title = title_of(text)
    assert len(title) <= 71
    assert "\n" not in title
    assert title == title.strip()
