"""Everything that happened to a trajectory, in a modal that is paged in place."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import trajectory_ids as ids
from bot.messages.message import Block
from bot.messages.trajectory_history import history, read_history_place
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.trajectory_views import view_for_person
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, looking
from handlers.opening import show

_TURN = re.compile(f"^({ids.HISTORY_PREVIOUS}|{ids.HISTORY_NEXT})$")


def register(app: App, desk: Desk) -> None:
    """For whoever may see the trajectory; amounts only for who may see those."""

    @app.action(ids.OPEN_HISTORY, middleware=needs(desk, Act.READ_SHARED))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _page(desk, body))

    @app.action(_TURN, middleware=needs(desk, Act.READ_SHARED))
    def _turn(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        standing = body["view"]
        client.views_update(view_id=standing["id"], hash=standing["hash"], view=_page(desk, body))


def _page(desk: Desk, body: Body) -> Block:
    place = read_history_place(body["actions"][0]["value"])
    with looking(desk, body) as doing:
        record = trajectories.visible(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=place.trajectory_id,
        )
        view = view_for_person(
            doing.session, record, here=doing.here, viewer=doing.viewer, today=doing.today
        )
    return history(view, doing.here.words, wanted=place.page)
