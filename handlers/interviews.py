"""The buttons of an interview: beginning it, and what stands under each question."""

import re
from collections.abc import Callable, Collection
from typing import Any

import structlog
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages import lesson_ids as ids
from bot.messages.interview import in_messages, look_in_messages
from bot.messages.interview_view import Pressed, read_pressed
from bot.messages.message import Message
from bot.policy.permissions import Act
from bot.services import interviews
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from handlers.door import needs
from handlers.interaction import Body, Interaction, chosen_id, interaction
from handlers.opening import show

log = structlog.get_logger()

_CHOICE = re.compile(rf"^{ids.INTERVIEW_CHOOSE}(_.*)?$")
_TICKS = frozenset({"checkboxes", "multi_static_select"})
_DIRECT = "D"
"""What the Slack id of a direct message begins with."""

_Do = Callable[[Interaction, Pressed], Message]


def register(app: App, desk: Desk) -> None:
    """Whose lesson it is to tell, the services decide; an old question's button does no harm."""

    @app.action(ids.INTERVIEW_START, middleware=needs(desk, Act.CHANGE_LESSON))
    def _start(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        with interaction(desk, body) as doing:
            interviews.start(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                lesson_id=chosen_id(body),
                now=doing.now,
            )
            doing.session.commit()
        ack()
        _point_at_messages(client, respond, body, doing)

    @app.action(_CHOICE, middleware=needs(desk, Act.CHANGE_LESSON))
    def _chosen(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        action = body["actions"][0]
        option = action.get("selected_option") or {}
        value = action.get("value") or option.get("value")
        if action["type"] in _TICKS or value is None:
            ack()  # they say themselves when all are ticked; some clients let a choice be undone
            return
        slugs = _ticked(body) or [read_pressed(value).slug]
        do = _choosing([slug for slug in slugs if slug])
        _press(desk, body, value, do, ack=ack, respond=respond)

    for action_id, do in _BUTTONS.items():
        _register_button(app, desk, action_id, do)


def _register_button(app: App, desk: Desk, action_id: str, do: _Do) -> None:
    @app.action(action_id, middleware=needs(desk, Act.CHANGE_LESSON))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        _press(desk, body, body["actions"][0]["value"], do, ack=ack, respond=respond)


def _press(desk: Desk, body: Body, value: str, do: _Do, *, ack: Ack, respond: Respond) -> None:
    """Do what was pressed, and put what came of it in place of the question.

    It is acknowledged once it is kept: who sees no mistake need not click again.
    """
    with interaction(desk, body) as doing:
        message = do(doing, read_pressed(value))
        doing.session.commit()
    ack()
    try:
        respond(text=message.text, blocks=list(message.blocks), replace_original=True)
    except (SlackApiError, *NO_ANSWER) as error:  # it is done; the old buttons do no harm
        log.info("a question could not be replaced", error=type(error).__name__)


def _point_at_messages(client: WebClient, respond: Respond, body: Body, doing: Interaction) -> None:
    """Where the questions do not come below, say where they do."""
    if "view" in body:
        try:
            show(client, body, in_messages(doing.here.words))
        except (SlackApiError, *NO_ANSWER) as error:  # the question comes all the same
            log.info("no modal could point at the questions", error=type(error).__name__)
    elif not str((body.get("channel") or {}).get("id")).startswith(_DIRECT):
        message = look_in_messages(doing.here.words)
        respond(
            text=message.text,
            blocks=list(message.blocks),
            response_type="ephemeral",
            replace_original=False,
        )


def _ticked(body: Body) -> list[str]:
    """Everything that is ticked in the message, whoever ticked it: it has one reader."""
    values = (body.get("state") or {}).get("values") or {}
    return [
        str(option["value"])
        for elements in values.values()
        for element in elements.values()
        if element.get("type") in _TICKS
        for option in element.get("selected_options") or ()
    ]


def _choosing(slugs: Collection[str]) -> _Do:
    def choose(doing: Interaction, pressed: Pressed) -> Message:
        return interviews.choose(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            pressed=pressed,
            slugs=slugs,
            now=doing.now,
        )

    return choose


def _doing(do: Callable[..., Message]) -> _Do:
    def pressed(doing: Interaction, pressed: Pressed) -> Message:
        return do(
            doing.session, here=doing.here, viewer=doing.viewer, pressed=pressed, now=doing.now
        )

    return pressed


_BUTTONS = {
    ids.INTERVIEW_SKIP: _doing(interviews.skip),
    ids.INTERVIEW_PAUSE: _doing(interviews.pause),
    ids.INTERVIEW_STOP: _doing(interviews.stop),
    ids.INTERVIEW_KEEP: _doing(interviews.keep),
}
