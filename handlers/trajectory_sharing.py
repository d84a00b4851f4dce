"""The choice after logging: place the card, or not yet."""

from contextlib import suppress
from typing import Any

from slack_bolt import Ack, App

from bot.messages import trajectory_ids as ids
from bot.messages.trajectory_card import placed
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.errors import RefusalError
from bot.services.trajectory_views import view_for_person
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Interaction, interaction
from handlers.share_step import Shown, read_shown, share_step
from storage.vocabulary import Sharing


def register(app: App, desk: Desk) -> None:
    """Place or keep. Only who may change a trajectory may share it."""

    @app.view(ids.SHARE_CHOICE, middleware=needs(desk, Act.CHANGE))
    def _submitted(ack: Ack, body: dict[str, Any]) -> None:
        ack(response_action="update", view=_shared(desk, body))

    @app.view_closed(ids.SHARE_CHOICE, middleware=needs(desk, Act.CHANGE))
    def _closed(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        # who may no longer know of it closes a modal, and hears nothing
        with interaction(desk, body) as doing, suppress(RefusalError):
            trajectories.keep_private(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                trajectory_id=_shown(body).trajectory_id,
                now=doing.now,
            )
            doing.session.commit()


def _shared(desk: Desk, body: Body) -> dict[str, Any]:
    """Share what was shown. What has changed since is shown first: nobody agreed to that."""
    shown = _shown(body)
    with interaction(desk, body) as doing:
        record = trajectories.changeable(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=shown.trajectory_id,
            lock=True,
        )
        is_shared = record.trajectory.sharing is Sharing.TEAM
        if is_shared or shown.is_still_right(record, here=doing.here):
            return _place(doing, shown)
    return share_step(desk, doing.here, record, changed=True)


def _place(doing: Interaction, shown: Shown) -> dict[str, Any]:
    record, now_shared = trajectories.share_trajectory(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=shown.trajectory_id,
        now=doing.now,
        shown=shown.audience,
    )
    view = view_for_person(
        doing.session, record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    doing.session.commit()
    return placed(view, doing.here.words, already=not now_shared)


def _shown(body: Body) -> Shown:
    return read_shown(body["view"]["private_metadata"])
