"""A form that was opened in a talk: sent in, it ends the talk."""

from bot.messages.conversation_view import About
from bot.services.conversation_forms import NOTE, saved_before, saved_with_form
from bot.services.conversation_pressing import pressed_talk
from bot.services.conversation_talk import Place, Scene, Talk
from handlers.form_metadata import FormMetadata
from handlers.interaction import Interaction


def end_talk(doing: Interaction, opened: FormMetadata, about: About, subject_id: int) -> None:
    """What was told is saved with the form."""
    talk = _talk(doing, opened)
    if talk is not None:
        saved_with_form(talk, about, subject_id)


def saved_meanwhile(doing: Interaction, opened: FormMetadata) -> int | None:
    """The id of what the talk has saved while the form stood open; None where it has not."""
    talk = _talk(doing, opened)
    return None if talk is None else saved_before(talk)


def _talk(doing: Interaction, opened: FormMetadata) -> Talk | None:
    conversation_id = opened.notes.get(NOTE)
    if conversation_id is None:
        return None
    scene = Scene(doing.session, doing.here, doing.viewer, Place(""), doing.now)
    scene.hold()
    return pressed_talk(scene, int(conversation_id), lock=True)
