"""Exactly at a limit passes; one over is refused at the right place."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import (
    MESSAGE_TEXT_BUDGET,
    MESSAGE_TEXT_LIMIT,
    Problem,
    block_text_length,
    validate_message_blocks,
    validate_message_text,
    validate_view,
)
from tests.blockkit import samples as s

Make = Callable[[str], s.Json]
MakeMany = Callable[[int], s.Json]

BLOCK_TEXTS: list[tuple[str, int, str, Make]] = [
    ("section", 3000, "/text/text", lambda t: s.section(text=s.mrkdwn(t))),
    ("section plain", 3000, "/text/text", lambda t: s.section(text=s.plain(t))),
    ("field", 2000, "/fields/0/text", lambda t: s.section(fields=[s.plain(t)])),
    ("header", 150, "/text/text", lambda t: {"type": "header", "text": s.plain(t)}),
    (
        "context",
        3000,
        "/elements/0/text",
        lambda t: {"type": "context", "elements": [s.mrkdwn(t)]},
    ),
    ("block_id", 255, "/block_id", lambda t: s.section(block_id=t)),
    ("label", 2000, "/label/text", lambda t: s.field(label=s.plain(t))),
    ("hint", 2000, "/hint/text", lambda t: s.field(hint=s.plain(t))),
    ("markdown", 12_000, "/text", lambda t: {"type": "markdown", "text": t}),
    ("image title", 2000, "/title/text", lambda t: s.image(title=s.plain(t))),
    ("image alt_text", 2000, "/alt_text", lambda t: s.image(alt_text=t)),
    ("image_url", 3000, "/image_url", lambda t: s.image(image_url=t)),
    ("video title", 199, "/title/text", lambda t: s.video(title=s.plain(t))),
    ("card title", 150, "/title/text", lambda t: s.card(title=s.mrkdwn(t))),
    ("card subtitle", 150, "/subtitle/text", lambda t: s.card(subtitle=s.plain(t))),
    ("card body", 200, "/body/text", lambda t: s.card(body=s.mrkdwn(t))),
    ("container title", 150, "/title/text", lambda t: s.container(s.section(), title=s.plain(t))),
    ("chart title", 50, "/title", lambda t: s.chart(title=t)),
    ("chart label", 20, "/chart/axis_config/categories/0", lambda t: s.chart(labels=(t,))),
]

ELEMENT_TEXTS: list[tuple[str, int, str, Make]] = [
    ("button text", 75, "/text/text", lambda t: s.button(text=s.plain(t))),
    ("button value", 2000, "/value", lambda t: s.button(value=t)),
    ("button url", 3000, "/url", lambda t: s.button(url=t)),
    ("action_id", 255, "/action_id", lambda t: s.button(action_id=t)),
    ("accessibility_label", 75, "/accessibility_label", lambda t: s.button(accessibility_label=t)),
    (
        "confirm title",
        100,
        "/confirm/title/text",
        lambda t: s.button(confirm={"title": s.plain(t), "text": s.plain()}),
    ),
    (
        "confirm text",
        300,
        "/confirm/text/text",
        lambda t: s.button(confirm={"text": s.mrkdwn(t)}),
    ),
    (
        "confirm deny",
        30,
        "/confirm/deny/text",
        lambda t: s.button(confirm={"text": s.plain(), "deny": s.plain(t)}),
    ),
    ("placeholder", 150, "/placeholder/text", lambda t: s.select(placeholder=s.plain(t))),
    (
        "option text",
        75,
        "/options/0/text/text",
        lambda t: s.select(options=[{"text": s.plain(t), "value": "a"}]),
    ),
    (
        "option value",
        150,
        "/options/0/value",
        lambda t: s.select(options=[{"text": s.plain(), "value": t}]),
    ),
    (
        "option description",
        75,
        "/options/0/description/text",
        lambda t: s.select(options=[{**s.option(), "description": s.plain(t)}]),
    ),
    (
        "group label",
        75,
        "/option_groups/0/label/text",
        lambda t: {
            "type": "static_select",
            "option_groups": [{"label": s.plain(t), "options": s.options(1)}],
        },
    ),
]

VIEW_TEXTS: list[tuple[str, int, str, Make]] = [
    ("title", 24, "/view/title/text", lambda t: s.modal(title=s.plain(t))),
    ("submit", 24, "/view/submit/text", lambda t: s.modal(submit=s.plain(t))),
    ("close", 24, "/view/close/text", lambda t: s.modal(close=s.plain(t))),
    ("private_metadata", 3000, "/view/private_metadata", lambda t: s.modal(private_metadata=t)),
    ("home metadata", 3000, "/view/private_metadata", lambda t: s.home(private_metadata=t)),
    ("callback_id", 255, "/view/callback_id", lambda t: s.modal(callback_id=t)),
    ("external_id", 255, "/view/external_id", lambda t: s.home(external_id=t)),
    (
        "initial_value",
        3000,
        "/view/blocks/0/element/initial_value",
        lambda t: s.modal(s.field(s.text_input(initial_value=t))),
    ),
    (
        "alert",
        200,
        "/view/blocks/0/text/text",
        lambda t: s.modal({"type": "alert", "text": s.plain(t)}),
    ),
]

BLOCK_COUNTS: list[tuple[str, int, str, MakeMany]] = [
    ("actions", 25, "/elements", lambda n: s.actions(*s.buttons(n))),
    ("context", 10, "/elements", lambda n: {"type": "context", "elements": [s.mrkdwn()] * n}),
    ("fields", 10, "/fields", lambda n: s.section(fields=[s.mrkdwn()] * n)),
    ("select", 100, "/elements/0/options", lambda n: s.actions(s.select(options=s.options(n)))),
    (
        "groups",
        100,
        "/elements/0/option_groups",
        lambda n: s.actions(
            {
                "type": "static_select",
                "option_groups": [{"label": s.plain(), "options": s.options(1)}] * n,
            }
        ),
    ),
    (
        "options of a group",
        100,
        "/accessory/option_groups/0/options",
        lambda n: s.section(
            accessory={
                "type": "static_select",
                "option_groups": [{"label": s.plain(), "options": s.options(n)}],
            }
        ),
    ),
    (
        "overflow",
        5,
        "/accessory/options",
        lambda n: s.section(accessory={"type": "overflow", "options": s.options(n)}),
    ),
    (
        "checkboxes",
        10,
        "/elements/0/options",
        lambda n: s.actions({"type": "checkboxes", "options": s.options(n)}),
    ),
    (
        "radio buttons",
        10,
        "/elements/0/options",
        lambda n: s.actions({"type": "radio_buttons", "options": s.options(n)}),
    ),
    ("table rows", 100, "/rows", lambda n: s.table(rows=n)),
    ("table columns", 20, "/rows/0", lambda n: s.table(columns=n)),
    ("carousel", 10, "/elements", lambda n: {"type": "carousel", "elements": [s.card()] * n}),
    ("container", 10, "/child_blocks", lambda n: s.container(*[s.section()] * n)),
    ("card actions", 3, "/actions", lambda n: s.card(actions=s.buttons(n))),
    ("chart series", 6, "/chart/series", lambda n: s.chart(series=n)),
]


def _names(table: list[tuple[str, int, str, Any]]) -> list[str]:
    return [name for name, *_ in table]


def _too_long(limit: int) -> str:
    return f"must be less than {limit + 1} characters"


@pytest.mark.parametrize(("name", "limit", "pointer", "make"), BLOCK_TEXTS, ids=_names(BLOCK_TEXTS))
@settings(deadline=None)
@given(data=st.data())
def test_text_of_a_block(
    name: str, limit: int, pointer: str, make: Make, data: st.DataObject
) -> None:
    fits = data.draw(st.sampled_from([1, limit // 2, limit - 1, limit]))
    over = data.draw(st.integers(1, 40))
    assert validate_message_blocks([make("é" * fits)]) == []
    problems = validate_message_blocks([s.section(), make("x" * (limit + over))])
    assert Problem("/blocks/1" + pointer, _too_long(limit)) in problems, name


@pytest.mark.parametrize(
    ("name", "limit", "pointer", "make"), ELEMENT_TEXTS, ids=_names(ELEMENT_TEXTS)
)
@settings(deadline=None)
@given(over=st.integers(1, 40))
def test_text_of_an_element(name: str, limit: int, pointer: str, make: Make, over: int) -> None:
    assert validate_message_blocks([s.actions(make("x" * limit))]) == []
    assert validate_message_blocks([s.section(accessory=make("x" * limit))]) == []
    problems = validate_message_blocks([s.actions(make("x" * (limit + over)))])
    assert problems == [Problem("/blocks/0/elements/0" + pointer, _too_long(limit))], name


@pytest.mark.parametrize(("name", "limit", "pointer", "make"), VIEW_TEXTS, ids=_names(VIEW_TEXTS))
@settings(deadline=None)
@given(over=st.integers(1, 40))
def test_text_of_a_view(name: str, limit: int, pointer: str, make: Make, over: int) -> None:
    assert validate_view(make("x" * limit)) == []
    assert validate_view(make("x" * (limit + over))) == [Problem(pointer, _too_long(limit))], name


@pytest.mark.parametrize(
    ("name", "limit", "pointer", "make"), BLOCK_COUNTS, ids=_names(BLOCK_COUNTS)
)
@settings(deadline=None)
@given(over=st.integers(1, 9))
def test_number_of_things(name: str, limit: int, pointer: str, make: MakeMany, over: int) -> None:
    assert validate_message_blocks([make(limit)]) == []
    problems = validate_message_blocks([make(limit + over)])
    assert problems == [Problem("/blocks/0" + pointer, f"no more than {limit} items allowed")], name
    assert validate_message_blocks([make(0)]) != []


@settings(deadline=None)
@given(over=st.integers(1, 9))
def test_number_of_blocks(over: int) -> None:
    divider: s.Json = {"type": "divider"}
    assert validate_message_blocks([divider] * 50) == []
    assert validate_message_blocks([divider] * (50 + over)) == [
        Problem("/blocks", "no more than 50 items allowed")
    ]
    for make in (s.modal, s.home):
        assert validate_view(make(*[divider] * 100)) == []
        assert validate_view(make(*[divider] * (100 + over))) == [
            Problem("/view/blocks", "no more than 100 items allowed")
        ]


def test_all_text_of_a_message_together() -> None:
    blocks = [s.section(text=s.mrkdwn("x" * 3000)) for _ in range(4)]
    assert block_text_length(blocks) == MESSAGE_TEXT_BUDGET
    assert validate_message_blocks(blocks) == []
    problems = validate_message_blocks([*blocks, {"type": "header", "text": s.plain("x")}])
    assert problems == [Problem("/blocks", "must be less than 12001 characters")]


def test_text_of_a_message() -> None:
    assert validate_message_text("x" * MESSAGE_TEXT_LIMIT) == []
    assert validate_message_text("x" * (MESSAGE_TEXT_LIMIT + 1)) == [
        Problem("/text", "must be less than 40001 characters")
    ]
    assert validate_message_text("") == [Problem("/text", "must be more than 0 characters")]
