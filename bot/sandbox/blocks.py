"""Finding one's way in Block Kit: ids that Slack fills in, and the elements people use."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.sandbox import ids
from bot.sandbox.jsontypes import Json

# Element type -> the field that holds what was chosen, and the field that proposes it.
STATE_FIELDS: Mapping[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "file_input": ("files", "initial_files"),
}
_STATELESS = frozenset({"button", "overflow", "workflow_button", "icon_button", "feedback_buttons"})


@dataclass(frozen=True)
class Placed:
    """An interactive element, and the block it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])


def with_ids(blocks: Iterable[Json]) -> list[Json]:
    """A copy in which every block and element has its id, as Slack gives messages back."""
    copied = copy.deepcopy(list(blocks))
    for block in copied:
        block.setdefault("block_id", ids.block_id())
        for element in _interactive(block):
            element.setdefault("action_id", ids.block_id())
    return copied


def placed_elements(blocks: Iterable[Json]) -> Iterator[Placed]:
    """Every element that people can use, in reading order, in blocks that have their ids."""
    for block in blocks:
        for element in _interactive(block):
            yield Placed(block, element)


def find_element(blocks: Iterable[Json], action_id: str, block_id: str | None) -> Placed | None:
    """The element with that `action_id` (and in that block, when `block_id` says which)."""
    for placed in placed_elements(blocks):
        if placed.action_id == action_id and block_id in (None, placed.block_id):
            return placed
    return None


def options_of(element: Json) -> list[Json]:
    """The options of a menu, its groups flattened."""
    options = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        options.extend(group.get("options") or [])
    return options


def _interactive(node: object) -> Iterator[Json]:
    """Elements may stand in an accessory, in `elements` or deeper: look everywhere."""
    if isinstance(node, dict):
        if node.get("type") in STATE_FIELDS or node.get("type") in _STATELESS:
            yield node
            return
        for child in node.values():
            yield from _interactive(child)
    elif isinstance(node, list):
        for child in node:
            yield from _interactive(child)
