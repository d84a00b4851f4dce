"""What the menus of a lesson offer while somebody types."""

from typing import Any

from slack_bolt import Ack, App

from bot.messages import lesson_ids as ids
from bot.messages.form_fields import as_option
from bot.policy.permissions import Act
from bot.services.lesson_lookups import trajectories_to_link
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import looking


def register(app: App, desk: Desk) -> None:
    """Only what this person may know of is offered."""

    @app.options(ids.TRAJECTORY_OPTIONS, middleware=needs(desk, Act.FIND))
    def _trajectories(ack: Ack, body: dict[str, Any]) -> None:
        with looking(desk, body) as doing:
            found = trajectories_to_link(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                typed=str(body.get("value") or ""),
            )
        ack(options=[as_option(each).to_dict() for each in found])
