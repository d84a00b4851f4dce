"""The number of a trajectory, typed in a form."""

from bot.language.commands import read_trajectory
from bot.services import trajectories
from bot.services.errors import RefusalError
from bot.services.form_states import FieldProblem
from handlers.interaction import Interaction


def read_trajectory_id(doing: Interaction, typed: str) -> int | FieldProblem | None:
    """The trajectory with the number that was typed, if this person may know of it."""
    if not typed.strip():
        return None
    try:
        number = read_trajectory(typed) or 0
        found = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        trajectories.visible(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=found
        )
    except RefusalError:
        return FieldProblem("number", "number_unknown")
    return found
