"""The form of the intake talk: opened, with room for one agreement more, and sent in."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import intake_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.intake_sheet import intake_sheet
from bot.messages.intake_view import MOST_AGREEMENTS, IntakeSheet
from bot.messages.journey import journey
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.form_states import FieldProblem
from bot.services.intake import record_talk
from bot.services.intake_input import problem_said
from bot.services.intake_views import filled_sheet, talk_questions, whole_talk
from bot.services.journey_views import journey_view
from bot.services.journey_writing import Outcome, Step, begin
from bot.slack.desk import Desk
from handlers.chosen_people import outsiders_refused
from handlers.door import needs
from handlers.form_metadata import FormMetadata, read_metadata, sent
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken

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
        ack(**_taken(desk, body))


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


def _taken(desk: Desk, body: Body) -> Response:
    """Keep the talk once; a repeat is answered with where the purchase stands."""
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
            return _standing(doing, step, None)
        outcome = record_talk(step, typed, version=metadata.version)
        if isinstance(outcome, FieldProblem):
            said = problem_said(outcome, doing.here.words)
            return at_the_fields({block_ids(values)[outcome.name]: said})
        if outcome is Outcome.STALE:
            return in_its_place(_again(doing, step, typed, metadata.notes[_ROWS]))
        if outcome is Outcome.REFUSED:
            return _standing(doing, step, "impossible")
        settle(doing, metadata, {"subject": metadata.subject_id})
        answer = _standing(doing, step, "kept")
        doing.session.commit()
    return answer


def _again(doing: Interaction, step: Step, typed: dict[str, Any], rows: int) -> Block:
    """What was typed, with what somebody else recorded of the talk meanwhile."""
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


def _standing(doing: Interaction, step: Step, note: str | None) -> Response:
    view = journey_view(
        doing.session, step.record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    return in_its_place(journey(view, doing.here.words, note=note))


def _rendered(doing: Interaction, state: IntakeSheet, metadata: FormMetadata) -> Block:
    return intake_sheet(
        state,
        doing.here.words,
        number=metadata.notes[_NUMBER],
        metadata=metadata.dump(),
        step=metadata.step,
    )
