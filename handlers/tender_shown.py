"""The details of a tender, the same from wherever somebody comes."""

from bot.messages.message import Block
from bot.messages.tender_details import tender_modal
from bot.services import tender_access
from bot.services.tender_details import tender_details
from handlers.interaction import Interaction


def details_of(doing: Interaction, tender_id: int, *, note: str = "") -> Block:
    """Everything about the tender, as this person may see it.

    :param note: the phrase of what just happened to it.
    """
    stored = tender_access.visible(
        doing.session, here=doing.here, viewer=doing.viewer, tender_id=tender_id
    )
    view = tender_details(
        doing.session, stored, here=doing.here, viewer=doing.viewer, now=doing.now
    )
    return tender_modal(view, doing.here.words, note=note)
