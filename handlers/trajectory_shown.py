"""The details of a trajectory, the same from wherever somebody comes."""

from bot.messages.message import Block
from bot.messages.trajectory_details import details
from bot.services import trajectories
from bot.services.trajectory_views import view_for_person
from bot.services.value_meaning import with_meaning
from handlers.interaction import Interaction


def details_of(doing: Interaction, trajectory_id: int, *, at_card: bool = False) -> Block:
    """Everything about the trajectory, as this person may see it.

    :param at_card: whether they press a button of its card, in a channel where they read it.
    """
    record = trajectories.visible(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        at_card=at_card,
    )
    view = view_for_person(
        doing.session, record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    view = with_meaning(doing.session, view, record, here=doing.here, today=doing.today)
    return details(view, doing.here.words)
