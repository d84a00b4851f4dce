"""The short form of each step: opened, read, and shown again when somebody was faster."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import journey_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.journey import journey
from bot.messages.journey_ids import Sheet
from bot.messages.journey_sheets import sheet_form
from bot.messages.journey_view import SheetState
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.form_states import FieldProblem
from bot.services.journey_input import problem_said, take_step
from bot.services.journey_views import journey_view, sheet_state
from bot.services.journey_writing import Outcome, Step, begin
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken

_SHEET = re.compile(f"^{ids.OPEN_SHEET}({'|'.join(Sheet)})$")
_NOTE = "sheet"
_NOTES_WHEN_DONE = {
    Sheet.LESS: "kept",
    Sheet.NOT_NEEDED: "not_needed",
    Sheet.WITHDRAWN: "moved",
    Sheet.STOPPED: "moved",
    Sheet.SIGNATURE: "moved",
    Sheet.WITHOUT_TALK: "moved",
}


def register(app: App, desk: Desk) -> None:
    """Only who may change a trajectory gets a form, and may send it in."""

    @app.action(_SHEET, middleware=needs(desk, Act.CHANGE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        sheet = Sheet(body["actions"][0]["action_id"].removeprefix(ids.OPEN_SHEET))
        swap(client, body, opened_sheet(desk, body, sheet))

    @app.view(ids.SHEET, middleware=needs(desk, Act.CHANGE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))


def opened_sheet(desk: Desk, body: Body, sheet: Sheet) -> Block:
    """The form of a step of the trajectory that the pressed button carries."""
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
        state = sheet_state(doing.session, record, sheet, here=doing.here, today=doing.today)
    stored = record.trajectory
    metadata = FormMetadata(stored.id, stored.version, notes={_NOTE: sheet.value})
    return sheet_form(
        sheet,
        state,
        doing.here.words,
        number=stored.number,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _taken(desk: Desk, body: Body) -> Response:
    """Take the step once; a repeat is answered with where it stands."""
    metadata, values = sent(body)
    sheet, typed = Sheet(metadata.notes[_NOTE]), read_state(values)
    with interaction(desk, body) as doing:
        step = begin(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=metadata.subject_id or 0,
            now=doing.now,
        )
        if was_taken(doing, metadata):
            return _standing(doing, step, None)
        outcome = take_step(step, sheet, typed, version=metadata.version)
        if isinstance(outcome, FieldProblem):
            said = problem_said(outcome, doing.here.words)
            return at_the_fields({block_ids(values)[outcome.name]: said})
        if outcome is Outcome.STALE:
            return _again(doing, step, sheet, typed)
        if outcome is Outcome.REFUSED:
            return _standing(doing, step, "impossible")
        settle(doing, metadata, {"subject": metadata.subject_id})
        answer = _standing(doing, step, _NOTES_WHEN_DONE.get(sheet, "kept"))
        doing.session.commit()
    return answer


def _standing(doing: Interaction, step: Step, note: str | None) -> Response:
    view = journey_view(
        doing.session, step.record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    return in_its_place(journey(view, doing.here.words, note=note))


def _again(doing: Interaction, step: Step, sheet: Sheet, typed: Any) -> Response:
    """What was typed, with word that somebody changed the trajectory meanwhile."""
    stored = step.record.trajectory
    fresh = FormMetadata(stored.id, stored.version, notes={_NOTE: sheet.value})
    known = sheet_state(doing.session, step.record, sheet, here=doing.here, today=doing.today)
    view = sheet_form(
        sheet,
        SheetState(typed, known.term),
        doing.here.words,
        number=stored.number,
        metadata=fresh.dump(),
        step=fresh.step,
        stale=True,
    )
    return in_its_place(view)
