"""The minutes as a document, brought to whoever presses its button."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.documents import fill, template_of
from bot.messages import meeting_ids as ids
from bot.messages.formatting import day
from bot.messages.meeting_view import Minutes
from bot.messages.minutes_document import (
    AROUND,
    TEMPLATE,
    meeting_said,
    minutes_rows,
    minutes_values,
)
from bot.policy.permissions import Act
from bot.services.municipality import Municipality
from bot.slack.colleagues import name_of
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers.bringing import Brought, begin_to_bring
from handlers.door import needs
from handlers.interaction import Body, chosen_id, looking, user_of
from handlers.minutes import found_minutes


def register(app: App, desk: Desk) -> None:
    """For who sits there, and who oversees everything."""

    @app.action(ids.MINUTES_DOWNLOAD, middleware=needs(desk, Act.HOLD_MEETING))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        key = (ids.MINUTES_DOWNLOAD, user_of(body), chosen_id(body))
        begin_to_bring(desk, client, body, _wanted(desk, body), key=key)


def _wanted(desk: Desk, body: Body) -> Brought:
    with looking(desk, body) as doing:
        here, today = doing.here, day(doing.today)
        found = found_minutes(doing, chosen_id(body))
    return Brought(
        here,
        user_of(body),
        number=int(found.day.strftime("%Y%m%d")),  # files of one kind of meeting sort by day
        title=meeting_said(found, here.words),
        around=AROUND,
        make=partial(_document, desk, here, found, today),
    )


def _document(
    desk: Desk, here: Municipality, found: Minutes, today: str, office: PostOffice
) -> bytes:
    owners = sorted({each.owner for each in found.agreed})
    names = {user: name_of(office.reading, user) for user in owners}
    return fill(
        template_of(TEMPLATE, own=desk.settings.templates),
        minutes_values(found, here.words, organisation=here.profile.organisation, day=today),
        minutes_rows(found, names, here.words),
    )
