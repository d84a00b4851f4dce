"""Rules between fields, and what no payload may do to the validator."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.blockkit import Problem, validate_message_blocks, validate_view
from tests.blockkit import samples as s

NOT_AN_OPTION = "must be one of the provided options"

IN_A_MESSAGE: list[tuple[str, s.Json, str, str]] = [
    (
        "empty text",
        s.section(text=s.mrkdwn("")),
        "/text/text",
        "must be more than 0 characters",
    ),
    (
        "empty button",
        s.actions(s.button(text=s.plain(""))),
        "/elements/0/text/text",
        "must be more than 0 characters",
    ),
    ("null", s.section(text=None), "/text", "must not be null"),
    ("nothing at all", {"type": "section"}, "", "must define either `fields` or `text`"),
    ("unknown key", s.section(txt="a"), "", "invalid additional property: txt"),
    (
        "unknown key in text",
        s.section(text={**s.mrkdwn(), "emoji": True}),
        "/text",
        "invalid additional property: emoji",
    ),
    ("missing text", {"type": "header"}, "", "missing required field: text"),
    (
        "mrkdwn header",
        {"type": "header", "text": s.mrkdwn()},
        "/text/type",
        "unsupported type: mrkdwn",
    ),
    (
        "mrkdwn button",
        s.actions(s.button(text=s.mrkdwn())),
        "/elements/0/text/type",
        "unsupported type: mrkdwn",
    ),
    (
        "mrkdwn label",
        s.field(label=s.mrkdwn()),
        "/label/type",
        "unsupported type: mrkdwn",
    ),
    (
        "mrkdwn in a menu",
        s.actions(s.select(options=[{"text": s.mrkdwn(), "value": "a"}])),
        "/elements/0/options/0/text/type",
        "unsupported type: mrkdwn",
    ),
    (
        "url in a menu",
        s.actions(s.select(options=[{**s.option(), "url": "https://example.nl"}])),
        "/elements/0/options/0",
        "invalid additional property: url",
    ),
    (
        "markdown is no text type",
        s.section(text={"type": "markdown", "text": "a"}),
        "/text/type",
        "unsupported type: markdown",
    ),
    ("text is a string", s.section(text="a"), "/text", "must provide an object"),
    ("number as text", s.section(text=s.plain(3)), "/text/text", "must provide a string"),  # type: ignore[arg-type]  # the mistake is the point
    (
        "colour",
        s.actions(s.button(style="green")),
        "/elements/0/style",
        "must be one of: 'primary' or 'danger'",
    ),
    (
        "initial_option elsewhere",
        s.actions(s.select(initial_option=s.option("x"))),
        "/elements/0/initial_option",
        NOT_AN_OPTION,
    ),
    (
        "initial_options elsewhere",
        s.actions(
            {
                "type": "checkboxes",
                "options": s.options(2),
                "initial_options": [s.option("0"), s.option("7")],
            }
        ),
        "/elements/0/initial_options/1",
        NOT_AN_OPTION,
    ),
    (
        "initial radio elsewhere",
        s.actions(
            {"type": "radio_buttons", "options": s.options(2), "initial_option": s.option("7")}
        ),
        "/elements/0/initial_option",
        NOT_AN_OPTION,
    ),
    (
        "initial in several elsewhere",
        s.actions(
            {
                "type": "multi_static_select",
                "options": s.options(2),
                "initial_options": [s.option("7")],
            }
        ),
        "/elements/0/initial_options/0",
        NOT_AN_OPTION,
    ),
    (
        "more chosen than may be",
        s.actions(
            {
                "type": "multi_static_select",
                "options": s.options(2),
                "initial_options": s.options(2),
                "max_selected_items": 1,
            }
        ),
        "/elements/0/initial_options",
        "no more than 1 items allowed",
    ),
    (
        "options and groups",
        s.actions(s.select(option_groups=[{"label": s.plain(), "options": s.options(1)}])),
        "/elements/0",
        "must define either `options` or `option_groups`",
    ),
    (
        "neither options nor groups",
        s.actions({"type": "static_select"}),
        "/elements/0",
        "must define either `options` or `option_groups`",
    ),
    (
        "empty filter",
        s.actions({"type": "conversations_select", "filter": {}}),
        "/elements/0/filter",
        "must define at least one of the filters",
    ),
    (
        "two images",
        s.image(slack_file={"id": "F1"}),
        "",
        "must define either `image_url` or `slack_file`",
    ),
    (
        "file by id and url",
        {"type": "image", "alt_text": "a", "slack_file": {"id": "F1", "url": "https://x.nl"}},
        "/slack_file",
        "must define either `id` or `url`",
    ),
    (
        "date that is none",
        s.actions({"type": "datepicker", "initial_date": "2027-13-01"}),
        "/elements/0/initial_date",
        r"must match the pattern ^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
    ),
    (
        "milliseconds",
        s.actions({"type": "datetimepicker", "initial_date_time": 1_800_000_000_000}),
        "/elements/0/initial_date_time",
        "must not be more than 9999999999",
    ),
    (
        "shortest longer than longest",
        s.field(s.text_input(min_length=9, max_length=8)),
        "/element/min_length",
        "must not be more than `max_length`",
    ),
    (
        "initial value too long for its field",
        s.field(s.text_input(max_length=2, initial_value="abc")),
        "/element/initial_value",
        "must be less than 3 characters",
    ),
    (
        "dispatch without a trigger",
        s.field(s.text_input(dispatch_action_config={"trigger_actions_on": []})),
        "/element/dispatch_action_config/trigger_actions_on",
        "no fewer than 1 items allowed",
    ),
    (
        "dispatch on a select",
        s.field(s.select(dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"]})),
        "/element",
        "invalid additional property: dispatch_action_config",
    ),
    (
        "empty card",
        {"type": "card"},
        "",
        "must define one of `hero_image`, `title`, `actions` or `body`",
    ),
    (
        "container without a title",
        {"type": "container", "child_blocks": [s.section()]},
        "",
        "must define either `title` or `rich_text_title`",
    ),
    (
        "folded but not foldable",
        s.container(s.section(), default_collapsed=True),
        "/default_collapsed",
        "requires `is_collapsible`",
    ),
    (
        "ragged table",
        {
            "type": "data_table",
            "caption": "a",
            "rows": [*s.table(1, 2)["rows"], *s.table(1, 1)["rows"]],
        },
        "/rows/1",
        "all rows must have the same number of columns",
    ),
    (
        "point without a category",
        s.chart() | {"chart": s.chart()["chart"] | {"axis_config": {"categories": ["a", "c"]}}},
        "/chart/series/0/data",
        "must have one point for every category",
    ),
    (
        "plain http",
        s.video(video_url="http://example.nl"),
        "/video_url",
        "must match the pattern ^https://",
    ),
]


@pytest.mark.parametrize(
    ("block", "pointer", "message"),
    [row[1:] for row in IN_A_MESSAGE],
    ids=[row[0] for row in IN_A_MESSAGE],
)
def test_refused_in_a_message(block: s.Json, pointer: str, message: str) -> None:
    assert validate_message_blocks([block]) == [Problem("/blocks/0" + pointer, message)]


NUMBERS: list[tuple[s.Json, str, str]] = [
    ({"initial_value": "veel"}, "initial_value", "must be a number"),
    ({"initial_value": "NaN"}, "initial_value", "must be a number"),
    ({"initial_value": "1.5"}, "initial_value", "must be a whole number"),
    ({"min_value": "3", "max_value": "2"}, "min_value", "must not be more than `max_value`"),
    (
        {"min_value": "3", "initial_value": "2"},
        "initial_value",
        "must not be less than `min_value`",
    ),
    (
        {"max_value": "3", "initial_value": "4"},
        "initial_value",
        "must not be more than `max_value`",
    ),
]


@pytest.mark.parametrize(("changes", "key", "message"), NUMBERS)
def test_numbers_agree(changes: s.Json, key: str, message: str) -> None:
    element = {"type": "number_input", "is_decimal_allowed": False, **changes}
    problem = Problem(f"/view/blocks/0/element/{key}", message)
    assert validate_view(s.modal(s.field(element))) == [problem]


def test_a_modal_with_inputs_has_a_submit() -> None:
    view = s.modal(s.section(), s.field())
    del view["submit"]
    assert validate_view(view) == [Problem("/view", "missing required field: submit")]
    assert validate_view({**view, "blocks": [s.section()]}) == []


def test_a_home_has_no_title() -> None:
    problem = Problem("/view", "invalid additional property: title")
    assert validate_view(s.home(title=s.plain())) == [problem]


def test_a_file_input_does_not_dispatch() -> None:
    block = s.field({"type": "file_input"}, dispatch_action=True)
    problem = Problem("/view/blocks/0/element/type", "unsupported type: file_input")
    assert validate_view(s.modal(block)) == [problem]


def test_block_ids_are_unique_on_a_surface() -> None:
    twice = [s.section(block_id="a"), s.section(), s.container(s.section(block_id="a"))]
    problem = "Block ID needs to be unique"
    assert validate_message_blocks(twice) == [Problem("/blocks/2/child_blocks/0/block_id", problem)]
    assert validate_view(s.home(*twice[:2], s.section(block_id="a"))) == [
        Problem("/view/blocks/2/block_id", problem)
    ]


def test_action_ids_are_unique_in_a_block_only() -> None:
    block = s.actions(s.button(), s.button())
    assert validate_message_blocks([block]) == [
        Problem("/blocks/0/elements/1/action_id", "Action ID needs to be unique within its block")
    ]
    assert validate_message_blocks([s.actions(s.button()), s.actions(s.button())]) == []


def test_one_element_has_the_focus() -> None:
    focused = s.field(s.text_input(focus_on_load=True))
    assert validate_view(s.modal(focused, s.field())) == []
    assert validate_view(s.modal(focused, s.field(), focused)) == [
        Problem("/view/blocks/2/element/focus_on_load", "only one element can have `focus_on_load`")
    ]


def test_every_problem_is_told_at_once() -> None:
    problems = validate_message_blocks(
        [s.section(text=s.plain("x" * 3001)), {"type": "divider", "style": "dashed"}]
    )
    assert [problem.pointer for problem in problems] == ["/blocks/0/text/text", "/blocks/1"]


def test_a_problem_reads_as_in_slack() -> None:
    problem = Problem("/blocks/0/text/text", "must be less than 3001 characters")
    line = "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert str(problem) == line


def test_a_key_with_a_slash_is_escaped() -> None:
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": 3}]}]
    assert validate_message_blocks(blocks) == [
        Problem("/blocks/0/elements/0/elements", "must provide an array")
    ]
    assert validate_view({**s.home(), "a/{b}": 1}) == [
        Problem("/view", "invalid additional property: a/{b}")
    ]
    assert validate_view({**s.home(), "a/{b}": None}) == [
        Problem("/view/a~1{b}", "must not be null")
    ]


_types = st.sampled_from(["section", "actions", "input", "button", "text", "plain_text", "modal"])
_keys = st.sampled_from(["type", "text", "blocks", "elements", "element", "block_id", "options"])
_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | _types,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys | st.text(), inner),
    max_leaves=20,
)


@settings(deadline=None)
@given(payload=st.dictionaries(_keys | st.text(), _json))
def test_no_payload_breaks_the_validator(payload: s.Json) -> None:
    for problem in [*validate_message_blocks([payload]), *validate_view(payload)]:
        assert problem.pointer.startswith(("/blocks", "/view"))
        assert problem.message
        json.dumps(problem.pointer)
