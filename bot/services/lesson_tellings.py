"""What is told about lessons."""

from bot.messages.lesson_kept import from_yours, thanks
from bot.messages.lesson_view import LessonView
from bot.policy.confidentiality import Viewer
from bot.services.lesson_views import lesson_view
from bot.services.occasion import Occasion, Telling
from bot.services.recipients import ToPerson, parse_recipient
from storage.lessons import find_lesson
from storage.people import roles_of
from storage.vocabulary import LessonState


def tell_kept(occasion: Occasion) -> Telling | None:
    """To who told it: thanks. Nothing once it was taken back or merged."""
    view = _view(occasion)
    return None if view is None else Telling(thanks(view, occasion.here.words))


def tell_from_yours(occasion: Occasion) -> Telling | None:
    """To who wrote the message: that it was kept. Nothing once it is gone."""
    view = _view(occasion)
    return None if view is None else Telling(from_yours(view, occasion.here.words))


def _view(occasion: Occasion) -> LessonView | None:
    """The lesson as its recipient may read it."""
    recipient = parse_recipient(occasion.notices[0].recipient)
    record = find_lesson(
        occasion.session,
        workspace_id=occasion.here.workspace_id,
        lesson_id=occasion.subject_id,
    )
    if record is None or record.lesson.state is not LessonState.KEPT:
        return None
    if not isinstance(recipient, ToPerson):
        raise TypeError("a lesson is told to people")
    roles = roles_of(occasion.session, person_id=recipient.person_id)
    viewer = Viewer(recipient.person_id, roles)
    return lesson_view(occasion.session, record, here=occasion.here, viewer=viewer)
