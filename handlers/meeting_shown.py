"""A meeting that is kept, as it is shown to who sits there."""

from bot.messages.meeting_sheet import meeting_sheet, point_form
from bot.messages.meeting_view import PointPlace, PointView, SheetPlace
from bot.messages.message import Block
from bot.services.held_meetings import held_meeting
from bot.services.meeting_points import print_of, sheet_of
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction

PLACE, BASE = "place", "base"
"""What a form of a point remembers: which one, and how it stood."""


def meeting_shown(doing: Interaction, place: SheetPlace, *, note: str | None = None) -> Block:
    """A page of its points. ``note``: what was just done."""
    meeting = held_meeting(
        doing.session, here=doing.here, viewer=doing.viewer, meeting_id=place.meeting_id
    )
    sheet = sheet_of(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        meeting=meeting,
        page=place.page,
        now=doing.now,
    )
    return meeting_sheet(sheet, doing.here.words, note=note)


def point_shown(
    doing: Interaction,
    place: PointPlace,
    point: PointView,
    *,
    typed: tuple[str, str] | None = None,
    new: bool = False,
) -> Block:
    """The form of a point. ``typed``: what was typed while another dealt with it."""
    metadata = FormMetadata(notes={PLACE: place.dump(), BASE: print_of(point)})
    return point_form(
        point,
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
        typed=typed,
        new=new,
    )
