"""A start form as a document, brought to whoever presses its button."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.documents import fill, template_of
from bot.messages import start_form_ids as ids
from bot.messages.formatting import day
from bot.messages.start_form_document import (
    AROUND,
    TEMPLATE,
    document_rows,
    document_values,
    people_in,
)
from bot.messages.start_form_view import StartFormView
from bot.policy.permissions import Act
from bot.services.municipality import Municipality
from bot.services.start_form_cases import readable
from bot.services.start_form_views import start_form_view
from bot.slack.colleagues import name_of
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers.bringing import Brought, begin_to_bring
from handlers.door import needs
from handlers.interaction import Body, chosen_id, looking, user_of


def register(app: App, desk: Desk) -> None:
    """For whoever may read the form."""

    @app.action(ids.DOWNLOAD, middleware=needs(desk, Act.READ_CONFIDENTIAL))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        key = (ids.DOWNLOAD, user_of(body), chosen_id(body))
        begin_to_bring(desk, client, body, _wanted(desk, body), key=key)


def _wanted(desk: Desk, body: Body) -> Brought:
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
        today = day(doing.today)
    return Brought(
        here,
        user_of(body),
        number=view.number,
        title=view.title,
        around=AROUND,
        make=partial(_document, desk, here, view, today),
    )


def _document(
    desk: Desk, here: Municipality, view: StartFormView, today: str, office: PostOffice
) -> bytes:
    names = {user: name_of(office.reading, user) for user in sorted(people_in(view))}
    return fill(
        template_of(TEMPLATE, own=desk.settings.templates),
        document_values(view, names, here.words, organisation=here.profile.organisation, day=today),
        document_rows(view, here.words),
    )
