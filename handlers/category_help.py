"""Hulp bij dit traject: opened, and what a tool gave kept with it."""

from dataclasses import replace
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_trajectory
from bot.messages import expertise_ids as ids
from bot.messages.category_help import help_modal, outcome_form
from bot.messages.category_help_parts import PAGE
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.category_help import help_view
from bot.services.journey_writing import Step, begin
from bot.services.tool_outcomes import blank_outcome, record_outcome, tools_with_outcome
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.opening import open_for_command, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import is_new


def register(app: App, desk: Desk) -> None:
    """Looking is for colleagues who may see the trajectory; keeping for its people."""

    @app.action(ids.OPEN_HELP, middleware=needs(desk, Act.READ_SHARED))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = help_of(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.OPEN_OUTCOME, middleware=needs(desk, Act.CHANGE))
    def _open_outcome(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _outcome_form(desk, body))

    @app.view(ids.OUTCOME, middleware=needs(desk, Act.CHANGE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_outcome_kept(desk, body))

    @app.action(ids.BLANK_OUTCOME, middleware=needs(desk, Act.CHANGE))
    def _blank(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _outcome_blanked(desk, body))


def help_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi hulp 14``: what helps at the trajectory with this number."""
    command.ack()
    number = read_trajectory(command.text) or 0
    with looking(desk, command.body) as doing:
        found = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        view = help_of(doing, found)
    open_for_command(desk, replace(command, text=str(found)), view, ids.OPEN_HELP)


def help_of(doing: Interaction, trajectory_id: int, *, note: Mrkdwn | None = None) -> Block:
    """What helps at a trajectory, as this person may see it."""
    record = trajectories.visible(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    view = help_view(doing.session, record, here=doing.here, viewer=doing.viewer, today=doing.today)
    return help_modal(view, doing.here.words, note=note)


def _step(doing: Interaction, trajectory_id: int) -> Step:
    return begin(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        now=doing.now,
    )


def _outcome_form(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
    stored = record.trajectory
    metadata = FormMetadata(stored.id, stored.version)
    return outcome_form(
        tuple(
            Option(tool.slug, tool.label)
            for tool in tools_with_outcome(doing.here, stored.category)
        ),
        doing.here.words,
        number=stored.number,
        today=doing.today.isoformat(),
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _outcome_kept(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    result, on = visible_lines(typed["result"]), date.fromisoformat(typed["on"])
    with interaction(desk, body) as doing:
        words = doing.here.words
        wrong = {"result": "result_missing"} if not result else {}
        if on > doing.today:
            wrong["on"] = "on_future"
        if wrong:
            said = {
                block_ids(values)[name]: words.plain(PAGE, f"problem_{phrase}")
                for name, phrase in wrong.items()
            }
            return at_the_fields(said)
        step = _step(doing, metadata.subject_id or 0)
        if is_new(doing, metadata):
            record_outcome(step, tool=typed["tool"], result=result, on=on)
        note = words.mrkdwn(PAGE, "outcome_kept")
        view = help_of(doing, step.trajectory_id, note=note)
        doing.session.commit()
    return in_its_place(view)


def _outcome_blanked(desk: Desk, body: Body) -> Block:
    trajectory_id, outcome_id = map(int, body["actions"][0]["value"].split(":"))
    with interaction(desk, body) as doing:
        blank_outcome(_step(doing, trajectory_id), outcome_id=outcome_id)
        note = doing.here.words.mrkdwn(PAGE, "outcome_blanked")
        view = help_of(doing, trajectory_id, note=note)
        doing.session.commit()
    return view
