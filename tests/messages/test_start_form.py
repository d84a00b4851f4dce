"""The start form, whatever people typed: Slack takes it, and what was asked is told whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.blockkit import validate_message_blocks, validate_message_text, validate_view
from bot.messages.message import Message
from bot.messages.start_form import start_form_step
from bot.messages.start_form_beside import judging_buttons
from bot.messages.start_form_check import start_form_check, start_form_read
from bot.messages.start_form_judging import handed_in, handed_in_before, judged
from bot.messages.start_form_reading import reading_shown
from bot.messages.start_form_steps import TEXT_LENGTH, StepState, steps_of
from bot.messages.start_form_view import StartFormView
from storage.vocabulary import StartFormState
from tests.messages.everything_start_form import start_form_of
from tests.messages.samples import House, house, houses, texts_in, typed_texts

each_house = pytest.mark.parametrize("name", houses(), ids=lambda name: Path(name).stem)
long_texts = typed_texts(longest=TEXT_LENGTH)


def filled_with(at_home: House, text: str, state: StartFormState) -> StartFormView:
    """A form in which everything that people type is this text."""
    full = start_form_of(at_home.profile)
    themes = [
        replace(each, motivation=text, explanation=text, maximal=text) for each in full.themes
    ]
    return replace(
        full,
        title=text[:120],
        state=state,
        themes=tuple(themes),
        need=text,
        opportunities=text,
        contract_form=text,
        who_pays=text[:150],
        who_benefits=text[:150],
        remarks=text,
        judge_remark=text,
    )


@each_house
@settings(max_examples=8, deadline=None)
@example(text="<" * TEXT_LENGTH, state=StartFormState.MORE_ASKED)
@given(text=long_texts, state=st.sampled_from(StartFormState))
def test_slack_takes_it_whatever_was_typed(name: str, text: str, state: StartFormState) -> None:
    at_home = house(name)
    profile, words = at_home.profile, at_home.words
    view = filled_with(at_home, text, state)
    for step in steps_of(profile):
        typed = {
            field: None
            if field.startswith(("level_", "reason_", "budget"))
            else text[: 150 if field.startswith("who_") else TEXT_LENGTH]
            for field in step.fields(profile)
        }
        typed.update(dict.fromkeys({"purchase", "yearly", "years"} & set(typed), "10"))
        form = start_form_step(
            view, step, StepState(typed), profile, words, metadata="", rendering="1"
        )
        assert validate_view(form) == []
    for modal in (
        start_form_check(view, profile, words, metadata=""),
        start_form_read(view, words),
    ):
        assert validate_view(modal) == []
    for message in (
        handed_in(view, words),
        handed_in_before(view, words),
        judged(view, words),
        reading_shown(view, ("purchase",), 7, words, begun=True),
    ):
        assert_posts(message)


def assert_posts(message: Message) -> None:
    """Slack would take this message."""
    assert validate_message_blocks(message.blocks) == []
    assert validate_message_text(message.text) == []


@given(text=long_texts)
@settings(max_examples=25, deadline=None)
def test_what_the_adviser_asks_is_told_whole(text: str) -> None:
    at_home = house("midden-groningen")
    view = filled_with(at_home, text, StartFormState.MORE_ASKED)
    told = judged(view, at_home.words)
    assert text in list(texts_in(told.blocks, "plain_text"))


def test_a_sufficient_form_asks_nothing_more() -> None:
    at_home = house("midden-groningen")
    told = judged(filled_with(at_home, "Graag meer.", StartFormState.SUFFICIENT), at_home.words)
    assert "Graag meer." not in list(texts_in(told.blocks, "plain_text"))


def test_one_press_does_not_make_a_form_sufficient_in_which_something_is_missing() -> None:
    """Slack asks first; with nothing left it does not."""
    at_home = house("midden-groningen")
    view = start_form_of(at_home.profile)
    sufficient, _ = judging_buttons(view, at_home.words)
    asked = sufficient.to_dict()["confirm"]
    assert f"nog {len(view.findings)} punten open" in asked["text"]["text"]
    sufficient, _ = judging_buttons(replace(view, findings=()), at_home.words)
    assert "confirm" not in sufficient.to_dict()


def test_what_doing_it_fully_means_stands_on_one_line_where_the_level_is_asked() -> None:
    at_home = house("midden-groningen")
    view = filled_with(at_home, "Zonder\nuitstoot. " * 30, StartFormState.DRAFT)
    view = replace(view, category="Groen")
    shown = start_form_step(
        view,
        steps_of(at_home.profile)[0],
        StepState({}),
        at_home.profile,
        at_home.words,
        metadata="",
        rendering="1",
    )
    lines = [text for text in texts_in(shown["blocks"], "mrkdwn") if "Maximaal" in text]
    assert len(lines) == len(view.themes)
    assert all("\n" not in line and len(line) < 250 for line in lines)
    assert lines[1].endswith("`/mvoi maximaal klimaat groen`")


def test_who_has_to_add_something_is_not_told_that_it_is_nearly_good() -> None:
    at_home = house("midden-groningen")
    told = judged(filled_with(at_home, "Graag meer.", StartFormState.MORE_ASKED), at_home.words)
    said = " ".join(texts_in(told.blocks, "mrkdwn"))
    assert "moet nog iets bij" in said
    assert "goed" not in said
