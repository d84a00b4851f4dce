"""Fields of a form, and reading back what stands in them.

A field's action id is its name; its block id is the name with the step of the
rendering behind it, because Slack keeps what was typed under a known block id and
ignores the value proposed anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.blocks import Option as SdkOption

from bot.messages.escaping import shorten
from bot.messages.message import Block
from bot.messages.wording import Wording

SEPARATOR = ":"
LABEL_LENGTH = 75
MOST_CHECKBOXES = 10
MOST_BUTTONS = 10
"""As many radio buttons as Slack takes."""


@dataclass(frozen=True)
class Option:
    """Something to choose: the slug we keep and the label people read."""

    value: str
    label: str


def text_field(
    name: str,
    label: str,
    *,
    value: str,
    example: str,
    longest: int,
    required: bool,
    step: str,
    hint: str | None = None,
    multiline: bool = False,
) -> Block:
    """One line of text, or several."""
    element = PlainTextInputElement(
        action_id=name,
        initial_value=value or None,
        placeholder=PlainTextObject(text=example),
        max_length=longest,
        multiline=multiline or None,
    )
    return _input(name, label, element, required=required, step=step, hint=hint)


def choose_one(
    name: str,
    label: str,
    *,
    options: Sequence[Option],
    chosen: str | None,
    example: str,
    required: bool,
    step: str,
    hint: str | None = None,
) -> Block:
    """One of a list."""
    offered = [as_option(option) for option in options]
    element = StaticSelectElement(
        action_id=name,
        placeholder=PlainTextObject(text=example),
        options=offered,
        initial_option=next((option for option in offered if option.value == chosen), None),
    )
    return _input(name, label, element, required=required, step=step, hint=hint)


def choose_named(
    page: str,
    name: str,
    options: Sequence[Option],
    words: Wording,
    *,
    step: str,
    chosen: str | None = None,
    required: bool = True,
) -> Block:
    """One of a list, with the label and the example that a page has for it."""
    return choose_one(
        name,
        words.plain(page, f"label_{name}"),
        options=options,
        chosen=chosen,
        example=words.plain(page, "example_choice"),
        required=required,
        step=step,
    )


def choose_by_tap(
    name: str,
    label: str,
    *,
    options: Sequence[Option],
    chosen: str | None = None,
    step: str,
    hint: str | None = None,
) -> Block:
    """One of at most :data:`MOST_BUTTONS`, all in sight: one tap, where a menu takes two."""
    offered = [as_option(option) for option in options]
    element = RadioButtonsElement(
        action_id=name,
        options=offered,
        initial_option=next((option for option in offered if option.value == chosen), None),
    )
    return _input(name, label, element, required=True, step=step, hint=hint)


def choose_many(
    name: str,
    label: str,
    *,
    options: Sequence[Option],
    chosen: Iterable[str],
    step: str,
    hint: str | None = None,
) -> Block:
    """Any of a list: checkboxes as long as Slack allows so many, a menu beyond that."""
    offered = [as_option(option) for option in options]
    wanted = set(chosen)
    kind = CheckboxesElement if len(offered) <= MOST_CHECKBOXES else StaticMultiSelectElement
    element = kind(
        action_id=name,
        options=offered,
        initial_options=[option for option in offered if option.value in wanted] or None,
    )
    return _input(name, label, element, required=False, step=step, hint=hint)


def look_up(
    name: str,
    label: str,
    *,
    chosen: Option | None,
    example: str,
    step: str,
    hint: str | None = None,
) -> Block:
    """One of what is looked up while somebody types."""
    element = ExternalDataSelectElement(
        action_id=name,
        placeholder=PlainTextObject(text=example),
        initial_option=as_option(chosen) if chosen else None,
        min_query_length=0,
    )
    return _input(name, label, element, required=False, step=step, hint=hint)


def choose_date(
    name: str,
    label: str,
    *,
    value: str | None,
    step: str,
    hint: str | None = None,
    required: bool = False,
) -> Block:
    """One day, as ``YYYY-MM-DD``."""
    element = DatePickerElement(action_id=name, initial_date=value)
    return _input(name, label, element, required=required, step=step, hint=hint)


def choose_person(
    name: str,
    label: str,
    *,
    chosen: str | None,
    example: str,
    step: str,
    hint: str | None = None,
    required: bool = False,
) -> Block:
    """A colleague, by Slack user id."""
    element = UserSelectElement(
        action_id=name, placeholder=PlainTextObject(text=example), initial_user=chosen
    )
    return _input(name, label, element, required=required, step=step, hint=hint)


def choose_people(
    name: str,
    label: str,
    *,
    chosen: Sequence[str],
    most: int,
    step: str,
    hint: str | None = None,
    required: bool = True,
) -> Block:
    """Colleagues, by Slack user id: at most so many, and at least one where ``required``."""
    element = UserMultiSelectElement(
        action_id=name,
        initial_users=list(chosen[:most]) or None,
        max_selected_items=most,
    )
    return _input(name, label, element, required=required, step=step, hint=hint)


def choose_time(name: str, label: str, *, value: str | None, step: str) -> Block:
    """A time of the day, as ``HH:MM``."""
    element = TimePickerElement(action_id=name, initial_time=value)
    return _input(name, label, element, required=True, step=step, hint=None)


def read_state(values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What stands in a form, by field name, from Slack's ``state.values``."""
    return {
        name: _value(element) for elements in values.values() for name, element in elements.items()
    }


def block_ids(values: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Under which block id each field stands, so that a mistake is told at the field."""
    return {name: block_id for block_id, elements in values.items() for name in elements}


def chosen_users(values: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The Slack user id of whoever is chosen in a field, by the block id of that field."""
    return {
        block_id: str(user)
        for block_id, elements in values.items()
        for element in elements.values()
        if (user := element.get("selected_user"))
    }


_CHOSEN = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "users_select": "selected_user",
}
"""Under which name Slack sends what was chosen."""


def _value(element: Mapping[str, Any]) -> Any:
    match element.get("type"):
        case "static_select" | "external_select" | "radio_buttons":
            return (element.get("selected_option") or {}).get("value")
        case "checkboxes" | "multi_static_select":
            return tuple(option["value"] for option in element.get("selected_options") or ())
        case "multi_users_select":
            return tuple(element.get("selected_users") or ())
        case "file_input":
            return next((str(each["id"]) for each in element.get("files") or ()), "")
        case "datepicker" | "timepicker" | "users_select" as kind:
            return element.get(_CHOSEN[kind])
        case _:
            return element.get("value") or ""


def _input(
    name: str,
    label: str,
    element: InputInteractiveElement,
    *,
    required: bool,
    step: str,
    hint: str | None,
) -> Block:
    block = InputBlock(
        block_id=f"{name}{SEPARATOR}{step}",
        label=PlainTextObject(text=label),
        element=element,
        optional=not required,
        hint=PlainTextObject(text=hint) if hint else None,
    )
    return block.to_dict()


def as_option(option: Option) -> SdkOption:
    """Something to choose, as the SDK has it; a long label is cut."""
    return SdkOption(
        value=option.value, text=PlainTextObject(text=shorten(option.label, LABEL_LENGTH))
    )
