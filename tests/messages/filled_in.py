"""What Slack sends when somebody submits a form as it stands, or after changing some fields."""

from collections.abc import Mapping
from typing import Any

from bot.messages.message import Block

Values = dict[str, dict[str, Any]]

_EMPTY: Mapping[str, Any] = {
    "plain_text_input": {"value": None},
    "static_select": {"selected_option": None},
    "radio_buttons": {"selected_option": None},
    "checkboxes": {"selected_options": []},
    "multi_static_select": {"selected_options": []},
    "datepicker": {"selected_date": None},
    "users_select": {"selected_user": None},
}
_INITIAL = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
    "initial_date": "selected_date",
    "initial_user": "selected_user",
}


def sent_as_it_stands(view: Block) -> Values:
    """``state.values`` of a modal that nobody touched."""
    return {
        block["block_id"]: {block["element"]["action_id"]: _state(block["element"])}
        for block in view["blocks"]
        if block["type"] == "input"
    }


def element(view: Block, name: str) -> Block:
    """The element of a field."""
    return dict(_block(view, name)["element"])


def hint(view: Block, name: str) -> str | None:
    """The hint below a field."""
    return (_block(view, name).get("hint") or {}).get("text")


def names(view: Block) -> list[str]:
    """The fields of a form, from top to bottom."""
    return [block["element"]["action_id"] for block in view["blocks"] if block["type"] == "input"]


def _block(view: Block, name: str) -> Block:
    return next(
        dict(block)
        for block in view["blocks"]
        if block["type"] == "input" and block["element"]["action_id"] == name
    )


def _state(shown: Mapping[str, Any]) -> dict[str, Any]:
    kind = shown["type"]
    proposed = {_INITIAL[key]: value for key, value in shown.items() if key in _INITIAL}
    return {"type": kind, **_EMPTY[kind], **proposed}
