"""Keeping a lesson from a message: the shortcut on any message, wherever it stands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages import lesson_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import read_state
from bot.messages.lesson_form import LessonForm
from bot.messages.lesson_request import request_modal
from bot.messages.message import Block
from bot.messages.slack_text import readable
from bot.policy.lessons import is_teller, may_read
from bot.policy.permissions import Act
from bot.services.form_states import fingerprint
from bot.services.lesson_access import tellers_of
from bot.services.lesson_fields import id_of
from bot.services.lesson_forms import proposed_lesson, typed_lesson
from bot.services.lesson_requests import rather_not
from bot.slack.clients import hurried
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.messages import SlackMessage, UnreadableMessageError, message_at
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.form_subject import Beside
from handlers.interaction import Body, Interaction, looking, team_of, user_of
from handlers.lesson_opening import details_view, new_lesson
from handlers.lesson_origin import MessageOrigin, origin_noted, print_of
from handlers.lesson_subject import LessonSubject
from handlers.opening import show
from handlers.responses import Response, in_its_place
from storage import submissions
from storage.lessons import LessonRecord, find_lesson_of_message
from storage.vocabulary import LessonOrigin

log = structlog.get_logger()

_SUBJECT = LessonSubject()
_CLOSED_PLACES = ("directmessage", "privategroup", "mpdm-")
"""How Slack calls places in a shortcut that not everybody can read."""
_SHOWN_EDIT = 300


def register(app: App, desk: Desk) -> None:
    """The shortcut is open to everybody, also where the bot is no member."""

    @app.shortcut(ids.SHORTCUT, middleware=needs(desk, Act.TELL_LESSON))
    def _keep(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _asked(desk, body))


def changed_meanwhile(desk: Desk, body: Body) -> Response | None:
    """The form once more, where its message was edited or taken away since it was opened.

    Only of another person's message, and only where the bot can read it soon.
    """
    metadata, values = sent(body)
    source = origin_noted(metadata.notes)
    if not source.somebody_elses or source.gone or source.declined:
        return None
    if _was_answered(desk, body, metadata):
        return None  # a repeat: what is kept is not asked about again
    client = hurried(desk.post_offices.of_team(team_of(body)).reading)
    try:
        message = message_at(client, source.channel_id, source.ts)
    except (UnreadableMessageError, SlackApiError, *NO_ANSWER) as error:
        log.info("a message could not be looked at again", error=code_of(error))
        return None
    with looking(desk, body) as doing:
        now = _source_now(doing, source, message)
        if now == source:
            return None
        typed = typed_lesson(read_state(values))
        if now.gone:
            typed = _without_theirs(typed, source)
        fresh = FormMetadata(notes={**metadata.notes, **now.notes()})
        view = _SUBJECT.new_form(doing, typed, fresh, Beside())
    return in_its_place(view)


def _was_answered(desk: Desk, body: Body, metadata: FormMetadata) -> bool:
    with looking(desk, body) as doing:
        return submissions.is_known(
            doing.session, workspace_id=doing.here.workspace_id, nonce=metadata.nonce
        )


def _without_theirs(typed: LessonForm, source: MessageOrigin) -> LessonForm:
    """Without the words of a message that was taken away; their own stay."""
    insight = "" if fingerprint(typed.insight) == source.text else typed.insight
    title = "" if fingerprint(typed.title) == source.title else typed.title
    return replace(typed, insight=insight, title=title)


def _source_now(
    doing: Interaction, source: MessageOrigin, message: SlackMessage | None
) -> MessageOrigin:
    if message is None:
        return replace(source, gone=True)
    text = readable(message.text, doing.here.words)
    if source.says(text):
        return source
    return replace(source, text=print_of(text), edited=shorten(text, _SHOWN_EDIT))


def _asked(desk: Desk, body: Body) -> Block:
    """The form with what the message says, or the lesson that was kept from it before."""
    message, channel_id = body["message"], str(body["channel"]["id"])
    with looking(desk, body) as doing:
        kept = find_lesson_of_message(
            doing.session,
            workspace_id=doing.here.workspace_id,
            channel_id=channel_id,
            ts=str(message["ts"]),
        )
        if kept is not None and _may_be_led_to(doing, kept):
            return details_view(doing, id_of(kept.lesson))
        if kept is not None and kept.lesson.anonymous:
            return request_modal("kept_by_other", doing.here.words)
        source = _source(body, message, doing)
        said = "" if source.declined or not source.author else str(message.get("text") or "")
        text = readable(said, doing.here.words)
        state = proposed_lesson(doing.session, text, here=doing.here, viewer=doing.viewer)
        proposed = replace(source, text=print_of(text), title=fingerprint(state.title))
        return new_lesson(doing, state, proposed)


def _source(body: Body, message: Mapping[str, Any], doing: Interaction) -> MessageOrigin:
    author = "" if message.get("bot_id") else str(message.get("user") or "")
    place = str(body["channel"].get("name") or "")
    own = author == user_of(body)
    declined = not own and rather_not(
        doing.session,
        here=doing.here,
        channel_id=str(body["channel"]["id"]),
        ts=str(message["ts"]),
    )
    return MessageOrigin(
        kind=LessonOrigin.SHORTCUT,
        channel_id=str(body["channel"]["id"]),
        ts=str(message["ts"]),
        author=author,
        own=own,
        declined=declined,
        private=not place or place.startswith(_CLOSED_PLACES),  # without a name: perhaps closed
    )


def _may_be_led_to(doing: Interaction, kept: LessonRecord) -> bool:
    """Whether somebody may see what became of a message: not who stands behind a lesson."""
    tellers = tellers_of(kept)
    knows = is_teller(doing.viewer, tellers) or tellers.author == doing.viewer.person_id
    return may_read(doing.viewer, tellers) and (knows or not tellers.anonymous)
