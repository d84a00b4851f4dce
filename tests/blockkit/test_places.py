"""Which block and which element may stand where."""

import pytest

from bot.blockkit import Problem, validate_message_blocks, validate_view
from bot.blockkit.surfaces import ELEMENT_SURFACES
from tests.blockkit import samples as s

BLOCKS: dict[str, s.Json] = {
    "actions": s.actions(s.button()),
    "alert": {"type": "alert", "text": s.plain(), "level": "warning"},
    "card": s.card(),
    "carousel": {"type": "carousel", "elements": [s.card()]},
    "container": s.container(s.section(), is_collapsible=True, default_collapsed=True),
    "context": {"type": "context", "elements": [s.image(), s.plain()]},
    "context_actions": {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "positive_button": {"text": s.plain(), "value": "1"},
                "negative_button": {"text": s.plain(), "value": "0"},
            },
            {"type": "icon_button", "icon": "trash", "text": s.plain()},
        ],
    },
    "data_table": {**s.table(rows=2), "type": "data_table", "caption": "Cijfers"},
    "data_visualization": s.chart(),
    "divider": {"type": "divider"},
    "file": {"type": "file", "external_id": "A1", "source": "remote"},
    "header": {"type": "header", "text": s.plain()},
    "image": s.image(title=s.plain()),
    "input": s.field(),
    "markdown": {"type": "markdown", "text": "**vet**"},
    "rich_text": {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]},
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            {"type": "user", "user_id": "U1"},
                            {"type": "emoji", "name": "wave"},
                            {"type": "link", "url": "https://example.nl", "style": {"bold": True}},
                        ],
                    }
                ],
            },
        ],
    },
    "section": s.section(accessory=s.button()),
    "table": s.table(column_settings=[None, {"align": "right"}]),
    "video": s.video(),
}
MESSAGES = BLOCKS.keys() - {"alert"}
HOME = {
    "actions",
    "context",
    "divider",
    "header",
    "image",
    "input",
    "rich_text",
    "section",
    "video",
}
MODALS = HOME | {"alert"}

ELEMENTS: dict[str, s.Json] = {
    "button": s.button(style="danger", confirm={"text": s.mrkdwn()}),
    "workflow_button": {
        "type": "workflow_button",
        "text": s.plain(),
        "workflow": {"trigger": {"url": "https://example.nl"}},
    },
    "overflow": {
        "type": "overflow",
        "options": [{**s.option(), "url": "https://example.nl"}],
    },
    "image": s.image(),
    "static_select": s.select(),
    "external_select": {"type": "external_select", "min_query_length": 0},
    "users_select": {"type": "users_select", "initial_user": "U1"},
    "conversations_select": {
        "type": "conversations_select",
        "filter": {"include": ["public"]},
        "default_to_current_conversation": True,
    },
    "channels_select": {"type": "channels_select", "initial_channel": "C1"},
    "multi_static_select": {"type": "multi_static_select", "options": s.options(2)},
    "multi_external_select": {"type": "multi_external_select", "initial_options": s.options(1)},
    "multi_users_select": {"type": "multi_users_select", "initial_users": ["U1", "U2"]},
    "multi_conversations_select": {"type": "multi_conversations_select", "max_selected_items": 2},
    "multi_channels_select": {"type": "multi_channels_select", "initial_channels": ["C1"]},
    "checkboxes": {"type": "checkboxes", "options": [{"text": s.mrkdwn(), "value": "a"}]},
    "radio_buttons": {"type": "radio_buttons", "options": s.options(2)},
    "datepicker": {"type": "datepicker", "initial_date": "2027-03-15"},
    "timepicker": {"type": "timepicker", "initial_time": "09:30"},
    "datetimepicker": {"type": "datetimepicker", "initial_date_time": 1_800_000_000},
    "plain_text_input": s.text_input(min_length=2, max_length=20, multiline=True),
    "email_text_input": {"type": "email_text_input", "initial_value": "a@example.nl"},
    "url_text_input": {"type": "url_text_input"},
    "number_input": {"type": "number_input", "is_decimal_allowed": False, "initial_value": "3"},
    "file_input": {"type": "file_input", "filetypes": ["pdf"], "max_files": 1},
    "rich_text_input": {"type": "rich_text_input", "initial_value": BLOCKS["rich_text"]},
    "icon_button": BLOCKS["context_actions"]["elements"][1],
    "feedback_buttons": BLOCKS["context_actions"]["elements"][0],
}
_CHOICES = {name for name in ELEMENTS if name.endswith("select")} | {
    "checkboxes",
    "radio_buttons",
    "datepicker",
    "timepicker",
}
ACCESSORIES = _CHOICES | {"button", "workflow_button", "overflow", "image"}
ACTIONS = _CHOICES | {"button", "workflow_button", "overflow", "datetimepicker"}
INPUTS = _CHOICES | {
    "datetimepicker",
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "file_input",
    "rich_text_input",
}


def _unsupported(pointer: str, kind: str) -> list[Problem]:
    return [Problem(pointer, f"unsupported type: {kind}")]


@pytest.mark.parametrize("kind", BLOCKS)
def test_block_on_each_surface(kind: str) -> None:
    block = BLOCKS[kind]
    refused = _unsupported("/blocks/0/type", kind)
    refused_in_view = _unsupported("/view/blocks/0/type", kind)
    assert validate_message_blocks([block]) == ([] if kind in MESSAGES else refused)
    assert validate_view(s.home(block)) == ([] if kind in HOME else refused_in_view)
    assert validate_view(s.modal(block)) == ([] if kind in MODALS else refused_in_view)


@pytest.mark.parametrize("kind", ELEMENTS)
def test_element_in_each_block(kind: str) -> None:
    element = ELEMENTS[kind]
    modal_only = "message" not in ELEMENT_SURFACES.get(kind, {"message"})
    for block, path, allowed in (
        (s.section(accessory=element), "accessory", ACCESSORIES),
        (s.actions(element), "elements/0", ACTIONS),
        (s.field(element), "element", INPUTS),
    ):
        fits = kind in allowed and not modal_only
        refused = _unsupported(f"/blocks/0/{path}/type", kind)
        assert validate_message_blocks([block]) == ([] if fits else refused)


@pytest.mark.parametrize("kind", sorted(INPUTS))
def test_input_on_each_surface(kind: str) -> None:
    places = ELEMENT_SURFACES.get(kind, {"message", "modal", "home"})
    refused = _unsupported("/view/blocks/0/element/type", kind)
    block = s.field(ELEMENTS[kind])
    assert validate_view(s.modal(block)) == ([] if "modal" in places else refused)
    assert validate_view(s.home(block)) == ([] if "home" in places else refused)


@pytest.mark.parametrize("kind", ["table", "data_visualization"])
def test_only_so_many_in_a_message(kind: str) -> None:
    limit = {"table": 1, "data_visualization": 2}[kind]
    assert validate_message_blocks([BLOCKS[kind]] * limit) == []
    assert validate_message_blocks([BLOCKS[kind]] * (limit + 1)) == [
        Problem(f"/blocks/{limit}", f"no more than {limit} blocks of type {kind} allowed")
    ]


def test_not_everything_fits_in_a_container() -> None:
    assert validate_message_blocks([s.container(BLOCKS["markdown"])]) == _unsupported(
        "/blocks/0/child_blocks/0/type", "markdown"
    )


def test_unknown_view_and_unknown_block() -> None:
    assert validate_view({"type": "sheet", "blocks": []}) == _unsupported("/view/type", "sheet")
    assert validate_view({"blocks": []}) == [Problem("/view", "missing required field: type")]
    assert validate_message_blocks([{"type": "sections"}]) == _unsupported(
        "/blocks/0/type", "sections"
    )
    assert validate_message_blocks([{}]) == [Problem("/blocks/0", "missing required field: type")]
