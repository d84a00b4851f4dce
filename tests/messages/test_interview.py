"""The messages of an interview: short, complete, and safe whatever people type."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_message_blocks, validate_message_text
from bot.messages import interview as page
from bot.messages import lesson_ids as ids
from bot.messages.form_fields import Option
from bot.messages.interview_view import (
    About,
    Asking,
    Lead,
    Pressed,
    Question,
    Told,
    Why,
    read_lead,
    read_pressed,
)
from bot.messages.message import Message
from tests.messages.everything_interview import ASKS, RESTS, asking
from tests.messages.samples import LARGEST_NUMBER, house, houses, texts_in, typed_texts

NOTIFICATION = 80
"""Characters that a notification on a phone shows."""

some = settings(max_examples=40, deadline=None)
each_house = pytest.mark.parametrize("name", houses(), ids=lambda name: Path(name).stem)
HERE = house("midden-groningen")


def assert_posts(message: Message) -> None:
    """Slack would take this message, and pings nobody."""
    assert validate_message_blocks(message.blocks) == []
    assert validate_message_text(message.text) == []
    for text in (message.text, *texts_in(message.blocks, "mrkdwn")):
        assert "<" not in text, text


@some
@given(
    title=typed_texts(),
    insight=typed_texts(longest=3000),
    answer=typed_texts(longest=3000),
    names=st.lists(typed_texts(longest=3000), max_size=30),
)
def test_whatever_people_type_slack_takes_it(
    title: str, insight: str, answer: str, names: list[str]
) -> None:
    """Escaped where it could do something, cut where it would not fit."""
    about = About(1, 2, LARGEST_NUMBER, title)
    asked = Asking(about, Question.PROBLEM, 3, 9, Lead(Why.NOTED))
    answers = dict.fromkeys(Question, answer)
    for message in (
        page.question(asked, HERE.words),
        page.names_found(asked, names, HERE.words),
        page.answered(about, Question.PROBLEM, answer, HERE.words),
        page.done(Told(about, insight, answers), HERE.words),
        page.aside(about, Question.PROBLEM, "names", HERE.words, longest=2900),
    ):
        assert_posts(message)


@each_house
def test_a_question_says_in_a_notification_what_is_asked(name: str) -> None:
    """After a word about the last answer."""
    at_home = house(name)
    for question in Question:
        asked = asking(question, at_home.profile, at_home.words, lead=Lead(Why.NOTED))
        text = page.question(asked, at_home.words).text
        assert text.startswith("Genoteerd. ")
        assert text.endswith("?")
        assert len(text) <= NOTIFICATION


def test_only_the_first_question_says_what_becomes_of_it() -> None:
    """Nobody reads it ten times."""
    for why in ASKS:
        asked = asking(Question.PROBLEM, HERE.profile, HERE.words, lead=Lead(why))
        said = json.dumps(page.question(asked, HERE.words).blocks)
        assert ("openbaar" in said) is (why in {Why.STARTED, Why.RESUMED})


def test_every_end_says_which_lesson_and_how_to_go_on_if_that_is_possible() -> None:
    """In one message."""
    about = About(1, 2, 14, "Masten")
    for why in RESTS:
        text = page.resting(about, Lead(why, into=3), HERE.words).text
        assert "14" in text
        assert ("/mvoi les 14" in text) is (why in {Why.LATER, Why.STOP})


def test_many_themes_are_a_menu() -> None:
    """Slack shows ten ticks at most."""
    options = tuple(Option(f"thema-{number}", f"Thema {number}") for number in range(11))
    asked = Asking(About(1, 2, 3, "x"), Question.THEMES, 1, 0, Lead(Why.NOTED), options)
    message = page.question(asked, HERE.words)
    assert_posts(message)
    kinds = [block["accessory"]["type"] for block in message.blocks if "accessory" in block]
    assert kinds == ["multi_static_select"]


def test_every_button_can_be_told_apart() -> None:
    """Also when a choice is called like a button of ours."""
    for question in Question:
        asked = asking(question, HERE.profile, HERE.words, lead=Lead(Why.NOTED))
        for block in page.question(asked, HERE.words).blocks:
            named = [element.get("action_id") for element in block.get("elements", ())]
            known = [name for name in named if name]
            assert len(known) == len(set(known))
            for name in known:
                assert name.startswith("interview_")


@given(
    interview_id=st.integers(1, 10**9),
    turn=st.integers(0, 10**6),
    question=st.sampled_from(Question),
    slug=st.text(st.sampled_from("abc-1:"), max_size=60),
)
def test_what_a_button_carries_is_read_back(
    interview_id: int, turn: int, question: Question, slug: str
) -> None:
    """And fits in the value of an option."""
    pressed = Pressed(interview_id, turn, question, slug)
    assert read_pressed(pressed.dump()) == pressed
    assert len(pressed.dump()) <= 150


@given(
    why=st.sampled_from(Why),
    question=st.none() | st.sampled_from(Question),
    number=st.none() | st.integers(1, 10**6),
    without_file=st.booleans(),
)
def test_what_goes_before_a_question_is_read_back(
    why: Why, question: Question | None, number: int | None, *, without_file: bool
) -> None:
    """From the JSON that it is stored as."""
    lead = Lead(why, question, number, number, number, without_file=without_file)
    assert read_lead(json.loads(json.dumps(lead.dump()))) == lead


def test_a_question_of_nothing_to_choose_has_no_empty_menu() -> None:
    """Slack refuses one."""
    asked = Asking(About(1, 2, 3, "x"), Question.CATEGORY, 1, 0, Lead(Why.NOTED))
    message = page.question(asked, HERE.words)
    assert_posts(message)
    assert ids.INTERVIEW_SKIP in json.dumps(message.blocks)
