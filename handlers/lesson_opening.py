"""Opening the modals of a lesson: from the command, from buttons, from a message."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_number
from bot.messages import lesson_ids as ids
from bot.messages.lesson_details import lesson_details
from bot.messages.lesson_form import LessonForm
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services import lesson_access
from bot.services.form_states import fingerprints
from bot.services.lesson_fields import id_of
from bot.services.lesson_forms import lesson_form_of, proposed_lesson
from bot.services.lesson_views import lesson_view
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata
from handlers.form_subject import Beside
from handlers.interaction import Body, Command, Interaction, chosen_id, looking
from handlers.lesson_origin import MessageOrigin
from handlers.lesson_subject import LessonSubject
from handlers.opening import open_for_command, show

_SUBJECT = LessonSubject()


def register(app: App, desk: Desk) -> None:
    """Open what the buttons promise. What somebody may read is decided per lesson."""
    openers: Mapping[str, tuple[Act, Callable[[Desk, Body], Block]]] = {
        ids.OPEN_FORM: (Act.TELL_LESSON, _empty_form),
        ids.OPEN_TYPED: (Act.TELL_LESSON, _typed),
        ids.OPEN_DETAILS: (Act.READ_LESSONS, _details),
        ids.OPEN_EDIT: (Act.CHANGE_LESSON, _edit),
    }
    for action_id, (act, opener) in openers.items():
        _register_button(app, desk, act, action_id, opener)


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi les …``: an empty or prefilled form, or the lesson with that number."""
    command.ack()
    open_for_command(desk, command, _asked(desk, command.body, command.text), ids.OPEN_TYPED)


def new_lesson(doing: Interaction, state: LessonForm, source: MessageOrigin | None = None) -> Block:
    """The form for a new lesson, filled in as far as is known."""
    metadata = FormMetadata(notes=source.notes() if source else {})
    return _SUBJECT.new_form(doing, state, metadata, Beside())


def details_view(doing: Interaction, lesson_id: int) -> Block:
    """Everything about a lesson, for this person."""
    record = lesson_access.readable(
        doing.session, here=doing.here, viewer=doing.viewer, lesson_id=lesson_id
    )
    view = lesson_view(doing.session, record, here=doing.here, viewer=doing.viewer)
    return lesson_details(view, doing.here.words)


def _register_button(
    app: App, desk: Desk, act: Act, action_id: str, opener: Callable[[Desk, Body], Block]
) -> None:
    @app.action(action_id, middleware=needs(desk, act))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, opener(desk, body))


def _asked(desk: Desk, body: Body, text: str) -> Block:
    number = read_number(text)
    with looking(desk, body) as doing:
        if number is not None:
            found = lesson_access.id_of_number(
                doing.session, here=doing.here, viewer=doing.viewer, number=number
            )
            return details_view(doing, found)
        state = proposed_lesson(doing.session, text, here=doing.here, viewer=doing.viewer)
        return new_lesson(doing, state)


def _empty_form(desk: Desk, body: Body) -> Block:
    return _asked(desk, body, "")


def _typed(desk: Desk, body: Body) -> Block:
    return _asked(desk, body, str(body["actions"][0]["value"]))


def _details(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        return details_view(doing, chosen_id(body))


def _edit(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        record = lesson_access.editable(
            doing.session, here=doing.here, viewer=doing.viewer, lesson_id=chosen_id(body)
        )
        state = lesson_form_of(doing.session, record, here=doing.here, viewer=doing.viewer)
        metadata = FormMetadata(
            subject_id=id_of(record.lesson),
            version=record.lesson.version,
            base=fingerprints(state),
        )
        return _SUBJECT.edit_form(doing, record, state, metadata, Beside())
