"""The reaction 🧩 on a message: its author is asked, and answers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.messages.lesson_form import YES
from bot.messages.lesson_request import request_modal
from bot.messages.message import Block
from bot.messages.slack_text import readable
from bot.policy.permissions import Act
from bot.services import lesson_requests
from bot.services.lesson_forms import proposed_lesson
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.messages import SlackMessage, UnreadableMessageError, message_at, stands_open
from handlers.door import needs
from handlers.interaction import Body, chosen_id, interaction, looking, team_of, user_of
from handlers.lesson_opening import new_lesson
from handlers.lesson_origin import MessageOrigin, print_of
from handlers.opening import show
from storage.tables import InboxItem, LessonRequest
from storage.vocabulary import LessonOrigin

log = structlog.get_logger()

_EMOJI = "jigsaw"
_YES = re.compile(f"^({ids.REQUEST_ACCEPT}|{ids.REQUEST_ANONYMOUS})$")


def register(app: App, desk: Desk) -> None:
    """The answers; the service lets the author alone give one."""

    @app.action(_YES, middleware=needs(desk, Act.ANSWER_OWN))
    def _accept(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        _open_form(desk, client, body)

    @app.action(ids.REQUEST_DECLINE, middleware=needs(desk, Act.ANSWER_OWN))
    def _decline(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            lesson_requests.decline(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                request_id=chosen_id(body),
                now=doing.now,
            )
            doing.session.commit()


def points_at_lesson(event: Mapping[str, Any]) -> bool:
    """Whether an added reaction says that there is a lesson in a message."""
    item = event.get("item") or {}
    return event.get("reaction") == _EMOJI and item.get("type") == "message"


def prepare_reaction(desk: Desk, item: InboxItem) -> Callable[[Session, InboxItem], None]:
    """What the message says by now is asked of Slack; then its author is."""
    message = _pointed_at(desk, item)

    def handle(session: Session, item: InboxItem) -> None:
        if message is not None:
            here = desk.municipalities.of_workspace(session, item.workspace_id)
            now = desk.clock.now()
            lesson_requests.ask_author(session, here=here, message=message, now=now)

    return handle


def _pointed_at(desk: Desk, item: InboxItem) -> lesson_requests.PointedAt | None:
    """The message, where a colleague points at something that a colleague said."""
    event = item.payload or {}
    place, ts, by = event["item"]["channel"], event["item"]["ts"], str(event["user"])
    with desk.database.reading() as session:
        here = desk.municipalities.of_workspace(session, item.workspace_id)
        if not lesson_requests.may_ask(session, here=here, channel_id=place, ts=ts):
            return None
    client = desk.post_offices.of_team(here.team_id).reading
    try:
        found = message_at(client, place, ts)
    except UnreadableMessageError as error:
        log.info("a message with a reaction cannot be read", error=str(error))
        return None
    if found is None or found.author is None:
        return None
    people = sorted({found.author, by})
    if not all(is_colleague(client, each, team_id=here.team_id) for each in people):
        return None
    return lesson_requests.PointedAt(place, ts, found.text, author=found.author, by=by)


def _open_form(desk: Desk, client: WebClient, body: Body) -> None:
    """The form with what the message says by now.

    Something is opened before the message is read: a trigger lives three seconds.
    """
    with looking(desk, body) as doing:
        words = doing.here.words
        request = lesson_requests.asked_of(
            doing.session, here=doing.here, viewer=doing.viewer, request_id=chosen_id(body)
        )
        answered = lesson_requests.answer_so_far(doing.session, here=doing.here, request=request)
    if answered is not None:
        show(client, body, request_modal(answered, words))
        return
    opened = client.views_open(trigger_id=body["trigger_id"], view=request_modal("waiting", words))[
        "view"
    ]
    try:
        view = _form(desk, body, request)
    except UnreadableMessageError:
        view = request_modal("unreadable", words)
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("a message could not be read", error=code_of(error) or type(error).__name__)
        view = request_modal("slack_is_away", words)
    client.views_update(view_id=opened["id"], hash=opened["hash"], view=view)


def _form(desk: Desk, body: Body, request: LessonRequest) -> Block:
    """The form, or that the message is gone."""
    client = desk.post_offices.of_team(team_of(body)).reading
    message = message_at(client, request.channel_id, request.message_ts)
    if message is None:
        return _gone(desk, body)
    is_open = stands_open(client, request.channel_id)
    with looking(desk, body) as doing:
        text = readable(message.text, doing.here.words)
        state = proposed_lesson(doing.session, text, here=doing.here, viewer=doing.viewer)
        if body["actions"][0]["action_id"] == ids.REQUEST_ANONYMOUS:
            state = replace(state, anonymous=(YES,))
        source = _source(body, message, text, private=not is_open)
        return new_lesson(doing, state, source)


def _source(body: Body, message: SlackMessage, text: str, *, private: bool) -> MessageOrigin:
    return MessageOrigin(
        kind=LessonOrigin.REACTION,
        channel_id=message.channel_id,
        ts=message.ts,
        author=user_of(body),
        private=private,
        text=print_of(text),
    )


def _gone(desk: Desk, body: Body) -> Block:
    with interaction(desk, body) as doing:
        lesson_requests.note_gone(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            request_id=chosen_id(body),
            now=doing.now,
        )
        doing.session.commit()
        return request_modal("settled_gone", doing.here.words)
