"""Pilots: the list, one of them, and its short forms, in one modal that changes in place."""

import re
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_trajectory
from bot.messages import pilot_ids as ids
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block, Message
from bot.messages.pilot import pilot
from bot.messages.pilot_ids import Sheet
from bot.messages.pilot_list import IDS, pilots_message, pilots_modal
from bot.messages.pilot_sheets import pilot_sheet
from bot.messages.pilot_view import PilotList, PilotListState
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import Step, begin
from bot.services.municipality import Municipality
from bot.services.pilot_input import (
    beside_others,
    current_values,
    filled_sheet,
    prints_of,
    problem_said,
    take_sheet,
)
from bot.services.pilot_views import pilot_list, pilot_view
from bot.services.pilots import stop_pilot
from bot.slack.desk import Desk
from handlers.conversations import talk_from_command
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.listing import ListScreen, register_list
from handlers.opening import open_for_command, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.pilots import find_pilot

_SHEET = re.compile(f"^{ids.OPEN_SHEET}({'|'.join(Sheet)})$")
_NOTE = "sheet"


def register(app: App, desk: Desk) -> None:
    """Looking is for who may see the trajectory; only who may change it gets a form."""

    register_list(app, desk, _SCREEN)

    @app.action(ids.OPEN, middleware=needs(desk, Act.READ_SHARED))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = pilot_of(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.READ_SHARED))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _by_number(desk, body, str(body["actions"][0]["value"])))

    @app.action(_SHEET, middleware=needs(desk, Act.CHANGE))
    def _sheet(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        sheet = Sheet(body["actions"][0]["action_id"].removeprefix(ids.OPEN_SHEET))
        swap(client, body, _opened(desk, body, sheet))

    @app.view(ids.SHEET, middleware=needs(desk, Act.CHANGE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))

    @app.action(ids.STOP, middleware=needs(desk, Act.CHANGE))
    def _stop(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _stopped(desk, body))


def list_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi pilots``: what this person may see of them."""
    command.ack()
    message = _message(desk, command.body, PilotListState())
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def pilot_or_sentence(desk: Desk, command: Command) -> None:
    """A pilot by its number, or all of them; with other words behind it, somebody tells of one."""
    if not command.text:
        list_from_command(desk, command)
    elif read_trajectory(command.text) is not None:
        open_from_command(desk, command)
    else:
        command.ack()
        talk_from_command(desk, replace(command, text=f"pilot {command.text}"))


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi pilot 14``: that trajectory as a pilot."""
    command.ack()
    view = _by_number(desk, command.body, command.text)
    open_for_command(desk, command, view, ids.OPEN_TYPED)


def pilot_of(doing: Interaction, trajectory_id: int, *, note: str | None = None) -> Block:
    """The pilot, as this person may see it."""
    record = trajectories.visible(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    view = pilot_view(doing.session, record, here=doing.here, viewer=doing.viewer)
    return pilot(view, doing.here.words, note=note)


def _message(desk: Desk, body: Body, state: PilotListState) -> Message:
    here, found = _listed(desk, body, state)
    return pilots_message(found, here.words)


def _modal(desk: Desk, body: Body, state: PilotListState) -> Block:
    here, found = _listed(desk, body, state)
    return pilots_modal(found, here.words)


def _listed(desk: Desk, body: Body, state: PilotListState) -> tuple[Municipality, PilotList]:
    with looking(desk, body) as doing:
        found = pilot_list(doing.session, here=doing.here, viewer=doing.viewer, page=state.page)
    return doing.here, found


def _by_number(desk: Desk, body: Body, typed: str) -> Block:
    with looking(desk, body) as doing:
        number = read_trajectory(typed) or 0
        return pilot_of(
            doing, trajectories.id_of_number(doing.session, here=doing.here, number=number)
        )


def _opened(desk: Desk, body: Body, sheet: Sheet) -> Block:
    """The form that the pressed button promises."""
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
        found = find_pilot(doing.session, trajectory_id=chosen_id(body))
        state = filled_sheet(record, found, sheet, here=doing.here, today=doing.today)
    metadata = FormMetadata(
        record.trajectory.id,
        record.trajectory.version,
        prints_of(state.values),
        notes={_NOTE: sheet.value},
    )
    return pilot_sheet(
        sheet,
        state,
        doing.here.words,
        number=record.trajectory.number,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _taken(desk: Desk, body: Body) -> Response:
    """Keep what was typed, once; a repeat is answered with how it stands."""
    metadata, values = sent(body)
    with interaction(desk, body) as doing:
        step = _step(doing, metadata.subject_id or 0)
        if was_taken(doing, metadata):
            return in_its_place(pilot_of(doing, step.trajectory_id))
        sheet = Sheet(metadata.notes[_NOTE])
        typed, elsewhere = beside_others(step, sheet, read_state(values), metadata.base)
        if elsewhere:
            return in_its_place(_again(step, sheet, typed, elsewhere))
        outcome = take_sheet(step, sheet, typed)
        if isinstance(outcome, FieldProblem):
            said = problem_said(outcome, doing.here.words)
            return at_the_fields({block_ids(values)[outcome.name]: said})
        settle(doing, metadata, {"subject": metadata.subject_id})
        answer = in_its_place(pilot_of(doing, step.trajectory_id, note=outcome))
        doing.session.commit()
    return answer


def _stopped(desk: Desk, body: Body) -> Block:
    with interaction(desk, body) as doing:
        step = _step(doing, chosen_id(body))
        stop_pilot(step)
        view = pilot_of(doing, step.trajectory_id, note="stopped")
        doing.session.commit()
    return view


def _step(doing: Interaction, trajectory_id: int) -> Step:
    return begin(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        now=doing.now,
    )


def _again(step: Step, sheet: Sheet, typed: dict[str, Any], elsewhere: dict[str, str]) -> Block:
    """What was typed, beside what somebody else wrote meanwhile; sent again it is kept."""
    stored = step.record.trajectory
    found = find_pilot(step.session, trajectory_id=step.trajectory_id)
    known = filled_sheet(step.record, found, sheet, here=step.here, today=step.today)
    base = prints_of(current_values(step.record, found, sheet, today=step.today))
    fresh = FormMetadata(stored.id, stored.version, base, notes={_NOTE: sheet.value})
    return pilot_sheet(
        sheet,
        replace(known, values=typed, elsewhere=elsewhere),
        step.here.words,
        number=stored.number,
        metadata=fresh.dump(),
        step=fresh.step,
    )


_SCREEN = ListScreen(IDS, PilotListState, message=_message, modal=_modal)
