"""What comes in from the form: a new trajectory, or a change."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import trajectory_ids as ids
from bot.policy.permissions import Act
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_flow import FormFlow
from handlers.interaction import Body, interaction
from handlers.responses import DONE, Response, in_its_place
from handlers.share_step import share_step
from handlers.tender_register import settle_nudge
from handlers.trajectory_subject import TrajectorySubject

_FLOW = FormFlow(TrajectorySubject())


def register(app: App, desk: Desk) -> None:
    """Take in the forms. Anybody may log a trajectory; changing one is checked per person."""

    @app.view(ids.FORM_NEW, middleware=needs(desk, Act.LOG))
    def _new(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack(**_log(desk, body))
        settle_nudge(desk, client, body)

    @app.view(ids.FORM_EDIT, middleware=needs(desk, Act.CHANGE))
    def _edit(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_change(desk, body))


def _log(desk: Desk, body: Body) -> Response:
    refused = outsiders_refused(desk, body)
    if refused:
        return refused
    with interaction(desk, body) as doing:
        outcome = _FLOW.take_new(doing, body)
        if isinstance(outcome, dict):
            return outcome
        doing.session.commit()
    return in_its_place(share_step(desk, doing.here, outcome))


def _change(desk: Desk, body: Body) -> Response:
    refused = outsiders_refused(desk, body)
    if refused:
        return refused
    with interaction(desk, body) as doing:
        outcome = _FLOW.take_change(doing, body)
        if isinstance(outcome, dict):
            return outcome
        doing.session.commit()
    return DONE
