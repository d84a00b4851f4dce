"""The buttons of a talk, what is typed behind the command, and what was not understood."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages import conversation_ids as ids
from bot.messages.asked import asked_for
from bot.messages.conversation_ends import past_modal
from bot.messages.conversation_view import About, Pressed, read_pressed
from bot.messages.message import Block, Message
from bot.policy.confidentiality import Audience
from bot.policy.permissions import Act
from bot.services import conversation_pressing as pressing
from bot.services.conversation_beside import as_answer, as_new, return_to_interview
from bot.services.conversation_forms import NOTE, lesson_form, trajectory_form
from bot.services.conversation_sentences import not_understood
from bot.services.conversation_shown import shown
from bot.services.conversation_talk import Place, Scene
from bot.services.conversations import request
from bot.slack.address_book import UnreachableError
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from handlers.door import needs
from handlers.form_metadata import FormMetadata
from handlers.form_subject import Beside
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    interaction,
    looking,
    team_of,
    user_of,
)
from handlers.lesson_subject import LessonSubject
from handlers.opening import show
from handlers.trajectory_subject import TrajectorySubject

log = structlog.get_logger()

_CHOICE = re.compile(rf"^{ids.CHOOSE}(_\d+)?$")

_Do = Callable[[Scene, Pressed], Message]


def register(app: App, desk: Desk) -> None:
    """Whose talk it is, the services check; the button of an older message does no harm."""

    @app.action(_CHOICE, middleware=needs(desk, Act.TALK))
    def _chosen(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        action = body["actions"][0]
        option = action.get("selected_option") or {}
        value = action.get("value") or option.get("value")
        if value is not None:  # a client that lets a choice be taken back sends none
            _press(desk, body, respond, value, pressing.choose)

    @app.action(ids.EDIT, middleware=needs(desk, Act.TALK))
    def _edit(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _form(desk, body))

    for action_id, do in _BUTTONS.items():
        _register_button(app, desk, action_id, do)


def talk_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi asfalt 4 ton``: answered where it was typed, for this person alone."""
    place = Place(str(command.body.get("channel_id")), by_command=True)
    direct = _direct(desk, command.body) if place.is_direct else None
    with interaction(desk, command.body) as doing:
        talk = request(_scene(doing, place, direct=direct), command.text)
        message = shown(talk, Audience.PERSON)
        doing.session.commit()
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def asked_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi gevraagd``: what people asked for that was not understood."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = not_understood(
            doing.session, here=doing.here, viewer=doing.viewer, today=doing.today
        )
        message = asked_for(view, doing.here.words)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _register_button(app: App, desk: Desk, action_id: str, do: _Do) -> None:
    @app.action(action_id, middleware=needs(desk, Act.TALK))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _press(desk, body, respond, body["actions"][0]["value"], do)


def _press(desk: Desk, body: Body, respond: Respond, value: str, do: _Do) -> None:
    """Do what was pressed, and put what came of it in place of the question."""
    place = _place(body)
    direct = _direct(desk, body)
    with interaction(desk, body) as doing:
        scene = _scene(doing, place, direct=direct)
        message = do(scene, read_pressed(value))
        if place.is_direct and not place.thread_ts:
            return_to_interview(scene)
        doing.session.commit()
    try:
        respond(text=message.text, blocks=list(message.blocks), replace_original=True)
    except (SlackApiError, *NO_ANSWER) as error:  # it is done; the old buttons do no harm
        log.info("a question could not be replaced", error=type(error).__name__)


def _form(desk: Desk, body: Body) -> Block:
    """The form, filled in with what was told; or that this is past."""
    pressed = read_pressed(body["actions"][0]["value"])
    with looking(desk, body) as doing:
        talk = pressing.pressed_talk(_scene(doing, _place(body)), pressed.conversation_id)
        if talk is None or not talk.is_live:
            return past_modal(doing.here.words)
        metadata = FormMetadata(notes={NOTE: pressed.conversation_id})
        if talk.about is About.LESSON:
            return LessonSubject().new_form(doing, lesson_form(talk), metadata, Beside())
        return TrajectorySubject().new_form(doing, trajectory_form(talk), metadata, Beside())


def _scene(doing: Interaction, place: Place, *, direct: str | None = None) -> Scene:
    return Scene(doing.session, doing.here, doing.viewer, place, doing.now, direct=direct)


def _place(body: Body) -> Place:
    """Where the pressed message stands. Only that it is direct or not is of interest."""
    message = body.get("message") or {}
    channel = str((body.get("channel") or {}).get("id") or "")
    return Place(channel, str(message.get("thread_ts") or ""))


def _direct(desk: Desk, body: Body) -> str | None:
    """Their direct message with the bot, if Slack tells it."""
    book = desk.post_offices.of_team(team_of(body)).addresses
    with suppress(UnreachableError, SlackApiError, *NO_ANSWER):
        return book.direct(user_of(body)).channel_id
    return None


_BUTTONS: dict[str, _Do] = {
    ids.SKIP: pressing.skip,
    ids.STOP: pressing.give_up,
    ids.CONFIRM: pressing.agree,
    ids.FINISH_FIRST: pressing.finish,
    ids.TAKE_NEW: pressing.begin_new,
    ids.IS_ANSWER: as_answer,
    ids.IS_NEW: as_new,
}
