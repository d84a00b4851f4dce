"""The choice after logging: place the card, or not yet."""

from typing import Any

from slack_bolt import Ack, App

from bot.messages import trajectory_ids as ids
from bot.messages.trajectory_card import placed
from bot.services import trajectories
from bot.services.trajectory_views import view_for_person
from bot.slack.desk import Desk
from handlers.form_metadata import read_metadata
from handlers.interaction import Body, interaction


def register(app: App, desk: Desk) -> None:
    """Place or keep. Only who may change a trajectory may share it."""

    @app.view(ids.SHARE_CHOICE)
    def _place(ack: Ack, body: dict[str, Any]) -> None:
        ack(response_action="update", view=_shared(desk, body))

    @app.view_closed(ids.SHARE_CHOICE)
    def _keep(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            trajectories.keep_private(
                doing.session, here=doing.here, trajectory_id=_trajectory(body), now=doing.now
            )
            doing.session.commit()


def _shared(desk: Desk, body: Body) -> dict[str, Any]:
    with interaction(desk, body) as doing:
        record, now_shared = trajectories.share_trajectory(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=_trajectory(body),
            now=doing.now,
        )
        view = view_for_person(doing.session, record, here=doing.here, viewer=doing.viewer)
        doing.session.commit()
    return placed(view, doing.here.words, already=not now_shared)


def _trajectory(body: Body) -> int:
    return read_metadata(body["view"]["private_metadata"]).trajectory_id or 0
