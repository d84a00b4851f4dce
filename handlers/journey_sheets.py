"""The short form of each step: opened, read, and shown again when somebody was faster."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import journey_ids as ids
from bot.messages.journey_ids import Sheet
from bot.messages.journey_sheets import sheet_form
from bot.messages.journey_view import SheetState
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.journey_input import problem_said, take_step
from bot.services.journey_views import sheet_state
from bot.services.journey_writing import Step
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Interaction, chosen_id, looking
from handlers.opening import swap
from handlers.step_form import Result, StepForm, Typed, shown_journey, take_step_form

_SHEET = re.compile(f"^{ids.OPEN_SHEET}({'|'.join(Sheet)})$")
_NOTE = "sheet"
_DONE = "kept"
_NOTES_WHEN_DONE = {
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
        sheet = Sheet(sent(body)[0].notes[_NOTE])
        ack(**take_step_form(desk, body, _form_of(sheet)))


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


def _form_of(sheet: Sheet) -> StepForm:
    """How the form of this step is taken in."""

    def take(step: Step, typed: Typed, metadata: FormMetadata) -> Result:
        return take_step(step, sheet, typed, version=metadata.version)

    def shown(doing: Interaction, step: Step, note: str | None) -> Block:
        done = _NOTES_WHEN_DONE.get(sheet, _DONE)
        return shown_journey(doing, step, done if note == _DONE else note)

    def again(doing: Interaction, step: Step, typed: Typed, _metadata: FormMetadata) -> Block:
        return _again(doing, step, sheet, typed)

    return StepForm(take, shown, problem_said, again=again)


def _again(doing: Interaction, step: Step, sheet: Sheet, typed: Typed) -> Block:
    """What was typed, with word that somebody changed the trajectory meanwhile."""
    stored = step.record.trajectory
    fresh = FormMetadata(stored.id, stored.version, notes={_NOTE: sheet.value})
    known = sheet_state(doing.session, step.record, sheet, here=doing.here, today=doing.today)
    return sheet_form(
        sheet,
        SheetState(typed, known.term),
        doing.here.words,
        number=stored.number,
        metadata=fresh.dump(),
        step=fresh.step,
        stale=True,
    )
