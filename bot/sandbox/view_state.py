"""`state.values` of a view or message: what stands in its fields at this moment."""

from collections.abc import Iterable

from bot.sandbox.blocks import STATE_FIELDS, Placed, find_element, placed_elements
from bot.sandbox.choices import (
    ImpossibleChoiceError,
    carries_over,
    chosen_value,
    initial_value,
    is_empty,
)
from bot.sandbox.jsontypes import Json
from bot.sandbox.model import StateValues

# Slack's own client says these; here in the language of the page.
REQUIRED = "Vul dit veld in."


def initial_state(blocks: Iterable[Json]) -> StateValues:
    """The state of blocks that nobody has touched: the proposed values."""
    state: StateValues = {}
    for placed in _stateful(blocks):
        state.setdefault(placed.block_id, {})[placed.action_id] = initial_value(placed.element)
    return state


def updated_state(blocks: Iterable[Json], before: StateValues) -> StateValues:
    """The state after an update: kept where `block_id` and `action_id` are unchanged.

    There a new `initial_value` is ignored, as Slack does (slackapi/bolt-js#290).
    """
    listed = list(blocks)
    state = initial_state(listed)
    for placed in _stateful(listed):
        kept = before.get(placed.block_id, {}).get(placed.action_id)
        if kept is not None and carries_over(placed.element, kept):
            state[placed.block_id][placed.action_id] = kept
    return state


def merge_values(blocks: Iterable[Json], state: StateValues, given: object) -> StateValues:
    """`state` with `given` (in the shape of `state.values`) put over it.

    Raises:
        ImpossibleChoiceError: `given` has another shape, or fields that are not on the screen.
    """
    if not isinstance(given, dict):
        raise ImpossibleChoiceError("values must be {block_id: {action_id: value}}")
    listed = list(blocks)
    merged = {block_id: dict(actions) for block_id, actions in state.items()}
    for block_id, actions in given.items():
        if not isinstance(actions, dict):
            raise ImpossibleChoiceError(f"values of {block_id!r} must be {{action_id: value}}")
        for action_id, value in actions.items():
            placed = find_element(listed, action_id, block_id)
            if placed is None or not isinstance(value, dict):
                raise ImpossibleChoiceError(f"no field {block_id!r} / {action_id!r} here")
            merged.setdefault(block_id, {})[action_id] = chosen_value(placed.element, value)
    return merged


def client_side_errors(blocks: Iterable[Json], state: StateValues) -> dict[str, str]:
    """What Slack's own client says before anything reaches the app, by `block_id`."""
    errors: dict[str, str] = {}
    for placed in _stateful(blocks):
        if placed.block.get("type") != "input":
            continue
        value = state[placed.block_id][placed.action_id]
        if is_empty(value):
            if not placed.block.get("optional"):
                errors[placed.block_id] = REQUIRED
        else:
            problem = _problem(placed.element, value.get("value"))
            if problem:
                errors[placed.block_id] = problem
    return errors


def _problem(element: Json, value: object) -> str | None:
    if not isinstance(value, str):
        return None
    if element["type"] == "number_input":
        return _number_problem(element, value)
    shortest, longest = element.get("min_length"), element.get("max_length")
    if shortest is not None and len(value) < shortest:
        return f"Schrijf minstens {shortest} tekens."
    if longest is not None and len(value) > longest:
        return f"Schrijf hoogstens {longest} tekens."
    return None


def _number_problem(element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Vul een getal in."
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return "Vul een heel getal in."
    lowest, highest = element.get("min_value"), element.get("max_value")
    if lowest is not None and number < float(lowest):
        return f"Vul {lowest} of meer in."
    if highest is not None and number > float(highest):
        return f"Vul {highest} of minder in."
    return None


def _stateful(blocks: Iterable[Json]) -> Iterable[Placed]:
    return (placed for placed in placed_elements(blocks) if placed.element["type"] in STATE_FIELDS)
