"""A pilot plan as a document, brought to whoever presses its button."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.documents import fill, template_of
from bot.messages import pilot_ids as ids
from bot.messages.formatting import day
from bot.messages.pilot_document import (
    AROUND,
    TEMPLATE,
    plan_rows,
    plan_values,
)
from bot.messages.pilot_view import PilotView
from bot.policy.permissions import Act
from bot.services.municipality import Municipality
from bot.services.pilot_views import readable_plan
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers.bringing import Brought, begin_to_bring
from handlers.door import needs
from handlers.interaction import Body, chosen_id, looking, user_of


def register(app: App, desk: Desk) -> None:
    """For whoever may read the plan."""

    @app.action(ids.DOWNLOAD, middleware=needs(desk, Act.READ_CONFIDENTIAL))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        key = (ids.DOWNLOAD, user_of(body), chosen_id(body))
        begin_to_bring(desk, client, body, _wanted(desk, body), key=key)


def _wanted(desk: Desk, body: Body) -> Brought:
    with looking(desk, body) as doing:
        here, today = doing.here, day(doing.today)
        view = readable_plan(
            doing.session, here=here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
    return Brought(
        here,
        user_of(body),
        number=view.number,
        title=view.title,
        around=AROUND,
        make=partial(_document, desk, here, view, today),
    )


def _document(
    desk: Desk, here: Municipality, view: PilotView, today: str, _office: PostOffice
) -> bytes:
    return fill(
        template_of(TEMPLATE, own=desk.settings.templates),
        plan_values(view, here.words, organisation=here.profile.organisation, day=today),
        plan_rows(view, here.words),
    )
