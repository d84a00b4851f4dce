"""Who pays and who benefits: a trajectory's own modal with its form, and the list of Finance."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_trajectory
from bot.messages import cost_ids as ids
from bot.messages.cost_list import cost_list, read_place
from bot.messages.cost_sheet import cost_sheet
from bot.messages.cost_view import CostSheet
from bot.messages.costs import costs
from bot.messages.form_fields import block_ids, read_state
from bot.messages.message import Block
from bot.policy.cost_centres import CostLine
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.cost_input import (
    begun_lines,
    filled_sheet,
    print_of,
    problem_said,
    read_sheet,
    typed_sheet,
    with_another,
)
from bot.services.cost_lines import keep_costs, readable_costs
from bot.services.cost_rows import lines_of
from bot.services.cost_views import cost_view, list_costs
from bot.services.errors import CostsNumberError
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import begin
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, read_metadata, sent
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.vocabulary import CostSide

_ADD = re.compile(f"^{ids.ADD}({'|'.join(CostSide)})$")
_SHOW = re.compile(f"^{ids.SHOW}[a-z]+$")
_LINES, _NUMBER = "lines", "number"


def register(app: App, desk: Desk) -> None:
    """Who may read or change the costs is decided per trajectory; the list is for Finance."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.READ_COSTS))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _costs(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.READ_COSTS))
    def _typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _by_number(desk, body, str(body["actions"][0]["value"])))

    @app.action(ids.OPEN_SHEET, middleware=needs(desk, Act.CHANGE))
    def _sheet(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _opened(desk, body))

    @app.action(_ADD, middleware=needs(desk, Act.CHANGE))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _with_another(desk, body))

    @app.view(ids.SHEET, middleware=needs(desk, Act.CHANGE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_taken(desk, body))

    @app.action(_SHOW, middleware=needs(desk, Act.LIST_COSTS))
    def _show(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        apart_only, page = read_place(str(body["actions"][0]["value"]))
        swap(client, body, _listed(desk, body, apart_only=apart_only, page=page))


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi kosten 14``: who pays for that trajectory and who benefits."""
    command.ack()
    open_for_command(desk, command, _by_number(desk, command.body, command.text), ids.OPEN_TYPED)


def list_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi financien``: in a modal, for its amounts may not stand in a channel."""
    command.ack()
    view = _listed(desk, command.body, apart_only=True, page=1)
    open_for_command(desk, command, view, f"{ids.SHOW}again")


def _listed(desk: Desk, body: Body, *, apart_only: bool, page: int) -> Block:
    with looking(desk, body) as doing:
        found = list_costs(
            doing.session, here=doing.here, viewer=doing.viewer, apart_only=apart_only, page=page
        )
    return cost_list(found, doing.here.words)


def _costs(doing: Interaction, trajectory_id: int, *, saved: bool = False) -> Block:
    """The costs, as this person may see them."""
    record = readable_costs(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    view = cost_view(doing.session, record, here=doing.here, viewer=doing.viewer)
    return costs(view, doing.here.words, saved=saved)


def _by_number(desk: Desk, body: Body, typed: str) -> Block:
    number = read_trajectory(typed)
    if number is None:
        raise CostsNumberError
    with looking(desk, body) as doing:
        found = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        return _costs(doing, found)


def _opened(desk: Desk, body: Body) -> Block:
    """The form, with what is known."""
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
        lines = lines_of(doing.session, trajectory_id=chosen_id(body))
        state = filled_sheet(begun_lines(doing.session, record, lines))
    return _rendered(doing, state, _metadata(chosen_id(body), record.trajectory.number, lines))


def _with_another(desk: Desk, body: Body) -> Block:
    """The form as it stands, with a line more; Slack keeps what was typed in it."""
    standing = body["view"]
    side = CostSide(str(body["actions"][0]["value"]))
    state = with_another(typed_sheet(read_state(standing["state"]["values"])), side)
    with looking(desk, body) as doing:
        return _rendered(doing, state, read_metadata(standing["private_metadata"]))


def _taken(desk: Desk, body: Body) -> Response:
    """Keep what was typed, once; a repeat is answered with how it stands."""
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        whose: dict[str, Any] = {"here": doing.here, "viewer": doing.viewer}
        trajectory_id = metadata.subject_id or 0
        step = begin(doing.session, **whose, trajectory_id=trajectory_id, now=doing.now)
        if was_taken(doing, metadata):
            return in_its_place(_costs(doing, trajectory_id, saved=True))
        read = read_sheet(typed)
        problems = {each.name: each for each in read if isinstance(each, FieldProblem)}
        if problems:
            return _errors(doing, problems, block_ids(values))
        lines = [each for each in read if isinstance(each, CostLine)]
        standing = lines_of(doing.session, trajectory_id=trajectory_id)
        if print_of(standing) not in {metadata.base[_LINES], print_of(lines)}:
            kept = typed_sheet(typed)
            fresh = _metadata(trajectory_id, step.record.trajectory.number, standing)
            beside = CostSheet(kept.values, kept.rows, elsewhere=standing)
            return in_its_place(_rendered(doing, beside, fresh))
        keep_costs(step, lines)
        settle(doing, metadata, {"subject": trajectory_id})
        answer = in_its_place(_costs(doing, trajectory_id, saved=True))
        doing.session.commit()
    return answer


def _metadata(trajectory_id: int, number: int, lines: tuple[CostLine, ...]) -> FormMetadata:
    return FormMetadata(trajectory_id, base={_LINES: print_of(lines)}, notes={_NUMBER: number})


def _rendered(doing: Interaction, state: CostSheet, metadata: FormMetadata) -> Block:
    return cost_sheet(
        state,
        doing.here.words,
        number=metadata.notes[_NUMBER],
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _errors(
    doing: Interaction, problems: Mapping[str, FieldProblem], blocks: Mapping[str, str]
) -> Response:
    errors = {
        blocks[name]: problem_said(problem, doing.here.words) for name, problem in problems.items()
    }
    return at_the_fields(errors)
