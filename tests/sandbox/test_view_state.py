"""What stands in the fields: proposals, choices, and what survives an update."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.blocks import STATE_FIELDS
from bot.sandbox.choices import ImpossibleChoiceError, chosen_value, initial_value, is_empty
from bot.sandbox.view_state import (
    REQUIRED,
    client_side_errors,
    initial_state,
    merge_values,
    updated_state,
)
from tests.sandbox.driving import Json, option, text_input

OPTIONS = [option("a"), option("b"), option("c")]
FILLED: dict[str, Any] = {
    "value": "5",
    "rich_text_value": {"type": "rich_text", "elements": []},
    "selected_option": OPTIONS[1],
    "selected_options": OPTIONS[:2],
    "selected_user": "U1",
    "selected_users": ["U1"],
    "selected_channel": "C1",
    "selected_channels": ["C1"],
    "selected_conversation": "C1",
    "selected_conversations": ["C1"],
    "selected_date": "2026-03-02",
    "selected_time": "09:00",
    "selected_date_time": 1_772_000_000,
    "files": [{"id": "F1"}],
}


def field(kind: str, block_id: str = "veld", **more: Any) -> Json:
    element = {"type": kind, "action_id": "value", **more}
    if "option" in STATE_FIELDS[kind][0] and "external" not in kind:
        element.setdefault("options", OPTIONS)
    return {"type": "input", "block_id": block_id, "label": {}, "element": element}


@pytest.mark.parametrize("kind", STATE_FIELDS)
def test_every_element_is_empty_proposed_or_filled(kind: str) -> None:
    name, initial = STATE_FIELDS[kind]
    value = FILLED[name]

    assert is_empty(initial_value(field(kind)["element"]))
    assert initial_value(field(kind, **{initial: value})["element"])[name] == value
    chosen = chosen_value(field(kind)["element"], {name: value})
    assert chosen == {"type": kind, name: value}
    assert not is_empty(chosen)


@pytest.mark.parametrize("kind", STATE_FIELDS)
def test_an_update_keeps_what_was_filled_in_for_every_element(kind: str) -> None:
    name, initial = STATE_FIELDS[kind]
    filled = {"veld": {"value": {name: FILLED[name]}}}
    before = merge_values([field(kind)], initial_state([field(kind)]), filled)
    nothing: dict[str, Any] = {initial: initial_value(field(kind)["element"])[name]}
    again = field(kind, **nothing)
    moved = field(kind, block_id="veld_2")

    assert updated_state([again], before) == before
    assert is_empty(updated_state([moved], before)["veld_2"]["value"])


def test_another_kind_of_field_with_the_same_ids_starts_anew() -> None:
    before = merge_values(
        [field("plain_text_input")],
        initial_state([field("plain_text_input")]),
        {"veld": {"value": {"value": "x"}}},
    )
    assert is_empty(updated_state([field("datepicker")], before)["veld"]["value"])


@given(st.lists(st.sampled_from("abcz"), max_size=5))
def test_only_options_that_are_there_can_be_chosen(values: list[str]) -> None:
    element = field("multi_static_select")["element"]
    try:
        chosen = chosen_value(element, {"selected_options": values})
    except ImpossibleChoiceError:
        assert "z" in values
    else:
        assert [one["value"] for one in chosen["selected_options"]] == values


@pytest.mark.parametrize(
    ("element", "typed", "told"),
    [
        ({}, None, REQUIRED),
        ({}, "", REQUIRED),
        ({"min_length": 3}, "ab", "minstens 3"),
        ({"max_length": 3}, "abcd", "hoogstens 3"),
        ({"min_length": 3, "max_length": 3}, "abc", None),
        ({"type": "number_input"}, "veel", "getal"),
        ({"type": "number_input"}, "1.5", "heel getal"),
        ({"type": "number_input", "is_decimal_allowed": True}, "1.5", None),
        ({"type": "number_input", "min_value": "2"}, "1", "2 of meer"),
        ({"type": "number_input", "max_value": "2"}, "3", "2 of minder"),
    ],
)
def test_what_slacks_own_client_says(element: Json, typed: str | None, told: str | None) -> None:
    block = text_input("veld", **element)
    state = merge_values([block], initial_state([block]), {"veld": {"value": {"value": typed}}})

    errors = client_side_errors([block], state)

    if told is None:
        assert errors == {}
    else:
        assert told in errors["veld"]


def test_an_optional_field_may_stay_empty() -> None:
    block = text_input("veld", optional=True)
    assert client_side_errors([block], initial_state([block])) == {}
