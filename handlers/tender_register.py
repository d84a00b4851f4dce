"""A tender becomes a trajectory: the form filled in, the tender marked in the same transaction."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import tender_ids as ids
from bot.messages.message import Block
from bot.messages.nudge import settled
from bot.messages.nudge_view import NudgePlace, Settled
from bot.messages.trajectory_form import new_form
from bot.policy.permissions import Act
from bot.services.nudge_answers import became_trajectory
from bot.services.nudge_views import coming_of
from bot.services.nudge_writing import Answering, answerable
from bot.services.tender_registering import form_of_tender
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, looking, user_of
from handlers.nudge_place import WHERE, put_in_place, where_of
from handlers.opening import show
from handlers.trajectory_shown import details_of
from storage.vocabulary import NudgeAnswer, TenderState

NOTE = "tender"
"""What the form of a trajectory remembers of the tender that it was opened for."""


def register(app: App, desk: Desk) -> None:
    """Who may answer for a tender may register it, wherever the button stands."""

    @app.action(ids.REGISTER, middleware=needs(desk, Act.ANSWER_NUDGE))
    def _register(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _form(desk, body))


def tender_registered(doing: Interaction, opened: FormMetadata, trajectory_id: int) -> None:
    """A trajectory was logged: the tender that its form was opened for is followed from here."""
    answering = _answering(doing, opened)
    if answering is not None:
        became_trajectory(answering, trajectory_id=trajectory_id)


def registered_before(doing: Interaction, opened: FormMetadata) -> int | None:
    """The id of the trajectory that somebody else registered while the form stood open."""
    answering = _answering(doing, opened)
    if answering is None:
        return None
    stored = answerable(answering, lock=True)
    return stored.trajectory_id if stored.state is TenderState.TRAJECTORY else None


def settle_nudge(desk: Desk, client: WebClient, body: Body) -> None:
    """Say in the message of the nudge that it became a trajectory, if it did."""
    opened, _ = sent(body)
    if not opened.notes.get(WHERE) or NOTE not in opened.notes:
        return
    with looking(desk, body) as doing:
        answering = _answering(doing, opened)
        stored = answerable(answering) if answering is not None else None
        if stored is None or stored.state is not TenderState.TRAJECTORY:
            return
        told = Settled(coming_of(stored), NudgeAnswer.TRAJECTORY, user=user_of(body))
        message = settled(told, doing.here.words)
    put_in_place(client, opened.notes[WHERE], message)


def _form(desk: Desk, body: Body) -> Block:
    tender_id = chosen_id(body)
    with looking(desk, body) as doing:
        answering = Answering(
            doing.session, doing.here, doing.viewer, NudgePlace(tender_id, ""), doing.now
        )
        stored = answerable(answering)
        if stored.state is TenderState.TRAJECTORY and stored.trajectory_id is not None:
            return details_of(doing, stored.trajectory_id)
        state = form_of_tender(
            doing.session, stored, here=doing.here, viewer=doing.viewer, user=user_of(body)
        )
        here = doing.here
    metadata = FormMetadata(notes={NOTE: tender_id, WHERE: where_of(body)})
    return new_form(state, here.profile, here.words, metadata=metadata.dump(), step=metadata.step)


def _answering(doing: Interaction, opened: FormMetadata) -> Answering | None:
    tender_id = opened.notes.get(NOTE)
    if tender_id is None:
        return None
    place = NudgePlace(int(tender_id), "")
    return Answering(doing.session, doing.here, doing.viewer, place, doing.now)
