"""What people type of a success: read, without amounts, with possible names pointed out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.language.commands import read_trajectory
from bot.language.told_amounts import tells_amount
from bot.messages.success_view import PARTS, SuccessParts
from bot.policy.successes import Hindrance
from bot.services import trajectories
from bot.services.errors import RefusalError
from bot.services.form_states import FieldProblem
from bot.services.municipality import Municipality
from bot.services.name_check import names_in
from bot.services.success_drafts import Drafting
from bot.services.visible_text import visible_lines, visible_text
from storage.trajectories import TrajectoryRecord

_LINES = frozenset({"text", "difference"})
"""What may have several lines."""


def read_parts(
    typed: Mapping[str, Any], *, start: SuccessParts | None = None
) -> SuccessParts | FieldProblem:
    """What was typed, or the first mistake. What the form does not ask stays as it is.

    An amount is a mistake: a success is told in a channel.
    """
    read = {
        name: (visible_lines if name in _LINES else visible_text)(str(typed.get(name) or ""))
        for name in PARTS
        if name in typed
    }
    parts = replace(start or SuccessParts(), **read)
    if not parts.title:
        return FieldProblem("title", "title_missing")
    for name in read:
        if tells_amount(getattr(parts, name)):
            return FieldProblem(name, "amount")
    return parts


def possible_names(parts: SuccessParts, *, here: Municipality) -> tuple[str, ...]:
    """What may be the name of a supplier or a product in it."""
    return names_in((getattr(parts, name) for name in PARTS), here=here)


def read_purchase(doing: Drafting, typed: str) -> TrajectoryRecord | FieldProblem | None:
    """The purchase with the number that was typed, if this person may know of it."""
    if not typed.strip():
        return None
    try:
        number = read_trajectory(typed) or 0
        found = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        return trajectories.visible(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=found
        )
    except RefusalError:
        return FieldProblem("number", "number_unknown")


def told_too_early(hindered: Hindrance) -> bool:
    """Whether it only has to wait."""
    return hindered is not Hindrance.STOPPED
