"""What a form is answered with when it cannot be saved as it is: nothing typed is lost."""

from collections.abc import Sequence
from typing import Any

from bot.messages.form_fields import block_ids
from bot.messages.message import Block
from bot.messages.trajectory_form import FormState, edit_form, new_form
from bot.services.trajectory_forms import changed_by_others, fingerprints
from bot.services.trajectory_input import FieldProblem
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction
from storage.trajectories import TrajectoryRecord

Values = dict[str, Any]
"""Slack's ``state.values``."""

Response = dict[str, Any]
"""What Slack is answered."""

_OUTDATED_CHOICE = frozenset({"category_unknown", "team_unknown", "theme_unknown"})


def at_the_fields(
    doing: Interaction, problems: Sequence[FieldProblem], values: Values
) -> Response | None:
    """The mistakes, each at its field; None when this form has no such field or choice."""
    at = block_ids(values)
    if any(each.name not in at or each.phrase in _OUTDATED_CHOICE for each in problems):
        return None
    errors = {at[each.name]: _told(doing, each) for each in problems}
    return {"response_action": "errors", "errors": errors}


def new_form_again(
    doing: Interaction, typed: FormState, problems: Sequence[FieldProblem]
) -> Response:
    """The new form as it is by now, with what was typed and the mistakes at its top.

    Slack shows no mistakes at the fields of a modal that is replaced.
    """
    fresh = FormMetadata()
    view = new_form(
        typed,
        doing.here.profile,
        doing.here.words,
        metadata=fresh.dump(),
        step=fresh.step,
        mistakes=[_told(doing, each) for each in problems],
    )
    return _update(view)


def edit_form_again(
    doing: Interaction,
    record: TrajectoryRecord,
    state: FormState,
    current: FormState,
    opened: FormMetadata,
    *,
    intro: str = "stale",
    problems: Sequence[FieldProblem] = (),
) -> Response:
    """What somebody typed, beside what stands there by now.

    :param opened: the form as it was opened, to see what has changed since.
    :param intro: why it is shown again, if anything has changed since.
    """
    fresh = FormMetadata(
        trajectory_id=record.trajectory.id,
        version=record.trajectory.version,
        base=fingerprints(current),
    )
    is_stale = record.trajectory.version != opened.version
    changed = changed_by_others(current, opened.base, here=doing.here) if is_stale else {}
    view = edit_form(
        state,
        doing.here.profile,
        doing.here.words,
        number=record.trajectory.number,
        metadata=fresh.dump(),
        step=fresh.step,
        current=None if problems and not changed else changed,
        intro=intro,
        mistakes=[_told(doing, each) for each in problems],
    )
    return _update(view)


def _update(view: Block) -> Response:
    return {"response_action": "update", "view": view}


def _told(doing: Interaction, problem: FieldProblem) -> str:
    return doing.here.words.plain("trajectory_problems", problem.phrase, **problem.data)
