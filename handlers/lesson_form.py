"""What comes in from the form: a new lesson, or a change."""

from typing import Any

from slack_bolt import Ack, App

from bot.messages import lesson_ids as ids
from bot.messages.lesson_details import lesson_details
from bot.messages.lesson_kept import lesson_saved
from bot.policy.permissions import Act
from bot.services.lesson_views import lesson_view
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_flow import FormFlow
from handlers.interaction import Body, interaction
from handlers.lesson_sources import changed_meanwhile
from handlers.lesson_subject import LessonSubject
from handlers.responses import Response, in_its_place

_FLOW = FormFlow(LessonSubject())


def register(app: App, desk: Desk) -> None:
    """Take in the forms. Anybody may tell a lesson; changing one is checked per person."""

    @app.view(ids.FORM_NEW, middleware=needs(desk, Act.TELL_LESSON))
    def _new(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_keep(desk, body))

    @app.view(ids.FORM_EDIT, middleware=needs(desk, Act.CHANGE_LESSON))
    def _edit(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_change(desk, body))


def _keep(desk: Desk, body: Body) -> Response:
    again = changed_meanwhile(desk, body)  # asks Slack, so before the transaction
    if again is not None:
        return again
    with interaction(desk, body) as doing:
        outcome = _FLOW.take_new(doing, body)
        if isinstance(outcome, dict):
            return outcome
        view = lesson_view(doing.session, outcome, here=doing.here, viewer=doing.viewer)
        doing.session.commit()
    return in_its_place(lesson_saved(view, doing.here.words))


def _change(desk: Desk, body: Body) -> Response:
    with interaction(desk, body) as doing:
        outcome = _FLOW.take_change(doing, body)
        if isinstance(outcome, dict):
            return outcome
        view = lesson_view(doing.session, outcome, here=doing.here, viewer=doing.viewer)
        doing.session.commit()
    return in_its_place(lesson_details(view, doing.here.words))
