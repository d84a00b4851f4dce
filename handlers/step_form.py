"""A form that takes a step of a purchase: counted once, and answered with what is next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.messages.form_fields import block_ids, read_state
from bot.messages.journey import journey
from bot.messages.message import Block
from bot.messages.wording import Wording
from bot.policy.permissions import Act
from bot.services.form_states import FieldProblem
from bot.services.journey_views import journey_view
from bot.services.journey_writing import Outcome, Step, begin
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, interaction
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken

Typed = Mapping[str, Any]
Result = Outcome | FieldProblem


@dataclass(frozen=True)
class StepForm:
    """How a form is taken in, and what is shown then.

    ``said`` tells a mistake at its field. ``shown`` gets None for a note where the same was sent
    before. ``again`` shows the form with what somebody else changed meanwhile, where it can.
    """

    take: Callable[[Step, Typed, FormMetadata], Result]
    shown: Callable[[Interaction, Step, str | None], Block]
    said: Callable[[FieldProblem, Wording], str]
    again: Callable[[Interaction, Step, Typed, FormMetadata], Block] | None = None
    act: Act = Act.CHANGE


def take_step_form(desk: Desk, body: Body, form: StepForm) -> Response:
    """Take it in once; what cannot be kept changes nothing, and nothing that was typed is lost."""
    refused = outsiders_refused(desk, body)
    if refused:
        return refused
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        step = begin(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=metadata.subject_id or 0,
            now=doing.now,
        )
        if was_taken(doing, metadata):
            return in_its_place(form.shown(doing, step, None))
        outcome = form.take(step, typed, metadata)
        if isinstance(outcome, FieldProblem):
            said = form.said(outcome, doing.here.words)
            return at_the_fields({block_ids(values)[outcome.name]: said})
        if outcome is Outcome.STALE and form.again is not None:
            return in_its_place(form.again(doing, step, typed, metadata))
        if outcome is not Outcome.DONE:
            return in_its_place(form.shown(doing, step, "impossible"))
        settle(doing, metadata, {"subject": metadata.subject_id})
        answer = in_its_place(form.shown(doing, step, "kept"))
        doing.session.commit()
    return answer


def shown_journey(doing: Interaction, step: Step, note: str | None) -> Block:
    """Where the purchase stands."""
    view = journey_view(
        doing.session, step.record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    return journey(view, doing.here.words, note=note)
