"""What comes in from a start form: a step that was filled in, and the form handed in."""

from typing import Any

from slack_bolt import Ack, App

from bot.messages import start_form_ids as ids
from bot.messages.start_form_check import start_form_done
from bot.policy.permissions import Act
from bot.services import start_form_cases, start_forms
from bot.services.start_form_views import start_form_view
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_flow import FormFlow
from handlers.form_metadata import read_metadata, sent
from handlers.interaction import Body, interaction
from handlers.responses import Response, in_its_place
from handlers.sent_once import earlier_answer
from handlers.start_form_opening import checking, shown
from handlers.start_form_subject import StartFormSubject, step_in


def register(app: App, desk: Desk) -> None:
    """Take in the steps. Who may fill in a form is decided per trajectory."""

    @app.view(ids.STEP, middleware=needs(desk, Act.CHANGE))
    def _step(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_saved(desk, body))

    @app.view(ids.CHECK, middleware=needs(desk, Act.CHANGE))
    def _check(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_handed_in(desk, body))


def _saved(desk: Desk, body: Body) -> Response:
    """Keep the step and show the next one; or what is wrong with it."""
    refused = outsiders_refused(desk, body)
    if refused:
        return refused
    metadata, _ = sent(body)
    step = step_in(metadata)
    with interaction(desk, body) as doing:
        subject = StartFormSubject(step, doing)
        outcome = FormFlow(subject).take_change(doing, body)
        if isinstance(outcome, dict) and outcome["response_action"] != "clear":
            return outcome
        if isinstance(outcome, dict):  # the same was sent before, and its answer got lost
            case = subject.changeable(doing, metadata.subject_id or 0)
        else:
            case = outcome
        view = shown(doing, case, after=step)
        doing.session.commit()
    return in_its_place(view)


def _handed_in(desk: Desk, body: Body) -> Response:
    """Hand it in; what changed since it was shown is shown first."""
    metadata = read_metadata(body["view"]["private_metadata"])
    with interaction(desk, body) as doing:
        before = earlier_answer(doing, metadata)
        whose: dict[str, Any] = {
            "here": doing.here,
            "viewer": doing.viewer,
            "trajectory_id": metadata.subject_id or 0,
        }
        if before is not None:
            case = start_form_cases.readable(doing.session, **whose, day=doing.today)
        else:
            case, is_done = start_forms.hand_in(
                doing.session, **whose, version=metadata.version, now=doing.now
            )
            if not is_done:
                return in_its_place(checking(doing, case, stale=True))
        view = start_form_view(
            doing.session, case, here=doing.here, viewer=doing.viewer, day=doing.today
        )
        doing.session.commit()
    return in_its_place(start_form_done(view, doing.here.words))
