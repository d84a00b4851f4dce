"""Opening a start form where it was left: from the command, from buttons, from a list of steps."""

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_trajectory
from bot.messages import journey_ids
from bot.messages import start_form_ids as ids
from bot.messages.message import Block
from bot.messages.start_form_check import start_form_check, start_form_read
from bot.messages.start_form_steps import Step, steps_of
from bot.policy.permissions import Act
from bot.services import start_form_cases, trajectories
from bot.services.errors import StartFormClosedError, StartFormNumberError
from bot.services.form_states import fingerprints
from bot.services.start_form_cases import Case
from bot.services.start_form_views import start_form_view
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata
from handlers.form_subject import Beside
from handlers.interaction import Body, Command, Interaction, chosen_id, looking
from handlers.opening import open_for_command, show, swap
from handlers.start_form_subject import StartFormSubject, step_notes

_GO_TO = re.compile(f"^{ids.GO_TO}(?P<kind>themes|why|money)-(?P<part>[0-9]+)$")


def register(app: App, desk: Desk) -> None:
    """Open what the buttons promise. Who may read or change it is decided per trajectory."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.CHANGE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        view = _opened(desk, body, chosen_id(body))
        if (body.get("view") or {}).get("callback_id") == journey_ids.JOURNEY:
            swap(client, body, view)  # the steps would be out of date as soon as it is filled in
        else:
            show(client, body, view)

    @app.action(ids.OPEN_TYPED, middleware=needs(desk, Act.CHANGE))
    def _open_typed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _asked(desk, body, str(body["actions"][0]["value"])))

    @app.action(ids.OPEN_READ, middleware=needs(desk, Act.READ_CONFIDENTIAL))
    def _read(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = reading(doing, _readable(doing, chosen_id(body)))
        show(client, body, view)

    @app.action(_GO_TO, middleware=needs(desk, Act.CHANGE))
    def _go_to(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        standing = body["view"]
        view = _at_step(desk, body)
        client.views_update(view_id=standing["id"], hash=standing["hash"], view=view)


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi startformulier 14``."""
    command.ack()
    open_for_command(desk, command, _asked(desk, command.body, command.text), ids.OPEN_TYPED)


def shown(doing: Interaction, case: Case, *, after: Step | None = None) -> Block:
    """The form for who fills it in: the step behind the one that was left, or the check.

    :param after: the step that was saved just now.
    """
    steps = steps_of(doing.here.profile)
    reached = case.start_form.form.reached if case.start_form else 0
    at = reached if after is None or reached >= len(steps) else steps.index(after) + 1
    return checking(doing, case) if at >= len(steps) else _step(doing, case, steps[at])


def checking(doing: Interaction, case: Case, *, stale: bool = False) -> Block:
    """The last step, before it is handed in."""
    view = start_form_view(
        doing.session, case, here=doing.here, viewer=doing.viewer, day=doing.today
    )
    metadata = FormMetadata(case.trajectory_id, case.version)
    here = doing.here
    return start_form_check(view, here.profile, here.words, metadata=metadata.dump(), stale=stale)


def reading(doing: Interaction, case: Case) -> Block:
    """The form for who only reads it now, with the judgement for who may give that."""
    view = start_form_view(
        doing.session, case, here=doing.here, viewer=doing.viewer, day=doing.today
    )
    return start_form_read(view, doing.here.words)


def _asked(desk: Desk, body: Body, text: str) -> Block:
    number = read_trajectory(text)
    if number is None:
        raise StartFormNumberError
    with looking(desk, body) as doing:
        trajectory_id = trajectories.id_of_number(doing.session, here=doing.here, number=number)
    return _opened(desk, body, trajectory_id)


def _opened(desk: Desk, body: Body, trajectory_id: int) -> Block:
    with looking(desk, body) as doing:
        case = _readable(doing, trajectory_id)
        return shown(doing, case) if _is_theirs(case) else reading(doing, case)


def _at_step(desk: Desk, body: Body) -> Block:
    found = _GO_TO.match(str(body["actions"][0]["action_id"]))
    with looking(desk, body) as doing:
        case = _readable(doing, chosen_id(body))
        if found is None or not _is_theirs(case):
            raise StartFormClosedError
        wanted = f"{found['kind']}-{found['part']}"
        steps = steps_of(doing.here.profile)
        step = next((each for each in steps if str(each) == wanted), steps[0])
        return _step(doing, case, step)


def _is_theirs(case: Case) -> bool:
    return start_form_cases.is_open(case)


def _readable(doing: Interaction, trajectory_id: int) -> Case:
    return start_form_cases.readable(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        day=doing.today,
    )


def _step(doing: Interaction, case: Case, step: Step) -> Block:
    subject = StartFormSubject(step, doing)
    state = subject.form_of(doing, case)
    metadata = FormMetadata(
        case.trajectory_id, case.version, fingerprints(state), notes=step_notes(step)
    )
    return subject.edit_form(doing, case, state, metadata, Beside())
