"""A start form as a document, brought to whoever presses its button."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.documents import DocumentError, fill, template_of
from bot.messages import start_form_ids as ids
from bot.messages.formatting import day
from bot.messages.start_form_document import (
    TEMPLATE,
    document_comment,
    document_modal,
    document_name,
    document_problem,
    document_rows,
    document_values,
    people_in,
)
from bot.messages.start_form_view import StartFormView
from bot.policy.permissions import Act
from bot.services.municipality import Municipality
from bot.services.start_form_cases import readable
from bot.services.start_form_views import start_form_view
from bot.slack.address_book import UnreachableError
from bot.slack.colleagues import name_of
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER, code_of
from bot.slack.files import FileProblemError, give_file
from bot.slack.office import PostOffice
from handlers.door import needs
from handlers.interaction import Body, chosen_id, looking, user_of
from handlers.opening import show

log = structlog.get_logger()


@dataclass(frozen=True)
class _Wanted:
    """Somebody may read this form, and wants it as a document. ``day`` is today, as text."""

    here: Municipality
    slack_user_id: str
    view: StartFormView
    day: str


def register(app: App, desk: Desk) -> None:
    """For whoever may read the form."""

    @app.action(ids.DOWNLOAD, middleware=needs(desk, Act.READ_CONFIDENTIAL))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        wanted = _wanted(desk, body)
        office = desk.post_offices.of_team(wanted.here.team_id)
        key = (ids.DOWNLOAD, wanted.slack_user_id, wanted.view.trajectory_id)
        comes = office.errands.start(key, partial(_bring, desk, office, wanted))
        phrase = "coming" if comes else "busy"
        try:
            show(client, body, document_modal(phrase, wanted.here.words))
        except (SlackApiError, *NO_ANSWER) as error:  # too slow, or too many modals on a pile
            log.info("no modal told that a document comes", error=code_of(error))


def _wanted(desk: Desk, body: Body) -> _Wanted:
    with looking(desk, body) as doing:
        here, viewer = doing.here, doing.viewer
        case = readable(
            doing.session,
            here=here,
            viewer=viewer,
            trajectory_id=chosen_id(body),
            day=doing.today,
        )
        view = start_form_view(doing.session, case, here=here, viewer=viewer, day=doing.today)
        return _Wanted(here, user_of(body), view, day(doing.today))


def _bring(desk: Desk, office: PostOffice, wanted: _Wanted) -> None:
    """Give it in their direct message with the bot, or tell there that it does not come."""
    words = wanted.here.words
    try:
        channel_id = office.addresses.direct(wanted.slack_user_id).channel_id
        give_file(
            office.posting,
            channel_id=channel_id,
            name=document_name(wanted.view, words),
            content=_document(desk, office, wanted),
            comment=document_comment(wanted.view, words),
        )
    except (DocumentError, FileProblemError) as problem:
        log.warning("a start form could not be brought", reason=str(problem))
        told = document_problem(wanted.view, words)
        _tell(office, channel_id, told.text, list(told.blocks))
    except (UnreachableError, SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody to bring a document to", reason=code_of(error) or type(error).__name__)


def _document(desk: Desk, office: PostOffice, wanted: _Wanted) -> bytes:
    here, view = wanted.here, wanted.view
    names = {user: name_of(office.reading, user) for user in sorted(people_in(view))}
    return fill(
        template_of(TEMPLATE, own=desk.settings.templates),
        document_values(
            view, names, here.words, organisation=here.profile.organisation, day=wanted.day
        ),
        document_rows(view, here.words),
    )


def _tell(office: PostOffice, channel_id: str, text: str, blocks: list[dict[str, Any]]) -> None:
    try:
        office.posting.chat_postMessage(channel=channel_id, text=text, blocks=blocks)
    except (SlackApiError, *NO_ANSWER) as error:
        log.warning("nobody could be told", reason=code_of(error) or type(error).__name__)
