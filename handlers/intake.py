"""The form of the intake talk: opened, with room for one agreement more, and sent in."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import intake_ids as ids
from bot.messages.form_fields import read_state
from bot.messages.intake_sheet import intake_sheet
from bot.messages.intake_view import MOST_AGREEMENTS, IntakeSheet
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.intake import record_talk
from bot.services.intake_input import problem_said
from bot.services.intake_views import filled_sheet, talk_questions, whole_talk
from bot.services.journey_writing import Step
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, read_metadata
from handlers.interaction import Body, Interaction, chosen_id, looking
from handlers.opening import swap
from handlers.step_form import Result, StepForm, Typed, shown_journey, take_step_form

_NUMBER, _ROWS = "number", "rows"


def register(app: App, desk: Desk) -> None:
    """Only who may change a trajectory records its talk."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.CHANGE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _opened(desk, body))

    @app.action(ids.ADD, middleware=needs(desk, Act.CHANGE))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _with_another(desk, body))

    @app.view(ids.SHEET, middleware=needs(desk, Act.CHANGE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**take_step_form(desk, body, _TALK))


def _opened(desk: Desk, body: Body) -> Block:
    """The form, with what is known."""
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
        state = filled_sheet(doing.session, record, here=doing.here, today=doing.today)
    stored = record.trajectory
    notes = {_NUMBER: stored.number, _ROWS: state.rows}
    return _rendered(doing, state, FormMetadata(stored.id, stored.version, notes=notes))


def _with_another(desk: Desk, body: Body) -> Block:
    """The form as it stands, with a line more; Slack keeps what was typed in it."""
    standing = body["view"]
    metadata = read_metadata(standing["private_metadata"])
    rows = min(metadata.notes[_ROWS] + 1, MOST_AGREEMENTS)
    metadata = replace(metadata, notes={**metadata.notes, _ROWS: rows})
    typed = read_state(standing["state"]["values"])
    with looking(desk, body) as doing:
        questions = talk_questions(doing.here.profile)
        return _rendered(doing, IntakeSheet(questions, rows, typed), metadata)


def _take(step: Step, typed: Typed, metadata: FormMetadata) -> Result:
    return record_talk(step, typed, version=metadata.version)


def _again(doing: Interaction, step: Step, typed: Typed, metadata: FormMetadata) -> Block:
    """What was typed, with what somebody else recorded of the talk meanwhile."""
    rows = metadata.notes[_ROWS]
    stored = step.record.trajectory
    view = whole_talk(doing.session, step.record, here=doing.here)
    state = IntakeSheet(
        talk_questions(doing.here.profile),
        rows,
        typed,
        stale=True,
        elsewhere=view if view.is_settled else None,
    )
    notes = {_NUMBER: stored.number, _ROWS: rows}
    return _rendered(doing, state, FormMetadata(stored.id, stored.version, notes=notes))


def _rendered(doing: Interaction, state: IntakeSheet, metadata: FormMetadata) -> Block:
    return intake_sheet(
        state,
        doing.here.words,
        number=metadata.notes[_NUMBER],
        metadata=metadata.dump(),
        step=metadata.step,
    )


_TALK = StepForm(_take, shown_journey, problem_said, again=_again)
