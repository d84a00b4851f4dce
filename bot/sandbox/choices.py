"""What a person does with an element, turned into the values that Slack sends for it."""

from bot.sandbox.blocks import STATE_FIELDS, options_of
from bot.sandbox.jsontypes import Json


class ImpossibleChoiceError(ValueError):
    """Nobody could have chosen this on the screen: a test or a page asks what cannot be."""


def initial_value(element: Json) -> Json:
    """The state of an element that nobody has touched."""
    kind = str(element["type"])
    field, initial = STATE_FIELDS[kind]
    nothing: object = [] if _takes_several(field) else None
    return {"type": kind, field: element.get(initial, nothing)}


def chosen_value(element: Json, given: Json) -> Json:
    """The state of an element after a person filled in `given`.

    Options may be given whole, as `{"value": …}` or by their value alone; they come back whole.

    Raises:
        ImpossibleChoiceError: the element has no such option, or `given` has no value for it.
    """
    kind = str(element["type"])
    field, _ = STATE_FIELDS[kind]
    if field not in given:
        raise ImpossibleChoiceError(f"a {kind} needs {field!r}, not {sorted(given)}")
    value = given[field]
    if field == "selected_option" and value is not None:
        value = whole_option(element, value)
    elif field == "selected_options":
        value = [whole_option(element, option) for option in value or []]
    elif _takes_several(field):
        value = list(value or [])
    elif field == "value":
        value = None if value in (None, "") else str(value)
    return {"type": kind, field: value}


def whole_option(element: Json, given: object) -> Json:
    """The option of `element` that is meant by `given`."""
    wanted = given.get("value") if isinstance(given, dict) else given
    if "options" not in element and "option_groups" not in element and isinstance(given, dict):
        return given  # an external menu: its options are the app's
    for option in options_of(element):
        if option.get("value") == wanted:
            return option
    raise ImpossibleChoiceError(f"no option {wanted!r} in {element.get('action_id')!r}")


def is_empty(value: Json) -> bool:
    """Whether a state value holds nothing that was filled in or chosen."""
    field, _ = STATE_FIELDS[str(value["type"])]
    return value.get(field) in (None, "", [])


def carries_over(element: Json, value: Json) -> bool:
    """Whether what was typed or chosen still fits an element that was sent anew."""
    if element["type"] != value["type"]:
        return False
    try:
        chosen_value(element, value)
    except ImpossibleChoiceError:
        return False
    return True


def _takes_several(field: str) -> bool:
    return field.endswith("s")
