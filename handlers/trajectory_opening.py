"""Opening the modals of a trajectory: from the command and from buttons."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.cases import read_case
from bot.language.commands import read_step, read_trajectory
from bot.messages import trajectory_ids as ids
from bot.messages.message import Block
from bot.messages.trajectory_form import FormState, edit_form, new_form
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.form_states import fingerprints
from bot.services.municipality import Municipality
from bot.services.trajectory_forms import form_of, proposed_form
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata
from handlers.interaction import (
    Body,
    Command,
    chosen_id,
    in_channel,
    looking,
    municipality,
    today,
    user_of,
)
from handlers.journey import journey_by_number
from handlers.opening import open_for_command, show
from handlers.share_step import share_step
from handlers.trajectory_shown import details_of


def register(app: App, desk: Desk) -> None:
    """Open what the buttons promise. What somebody may see is decided per trajectory."""
    openers: Mapping[str, tuple[Act, Callable[[Desk, Body], Block]]] = {
        ids.OPEN_FORM: (Act.LOG, _empty_form),
        ids.OPEN_TYPED: (Act.LOG, _typed),
        ids.OPEN_DETAILS: (Act.SEE_CARD, _details),
        ids.OPEN_EDIT: (Act.CHANGE, _edit),
        ids.OPEN_SHARE: (Act.CHANGE, _share),
    }
    for action_id, (act, opener) in openers.items():
        _register_button(app, desk, act, action_id, opener)


def open_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi traject …``: an empty or prefilled form, or the trajectory with that number."""
    command.ack()
    open_for_command(desk, command, _asked(desk, command.body, command.text), ids.OPEN_TYPED)


def _asked(desk: Desk, body: Body, text: str) -> Block:
    number = read_trajectory(text)
    if number is not None:
        return _details_by_number(desk, body, number)
    number = read_step(text)
    if number is not None:
        return journey_by_number(desk, body, number)
    here = municipality(desk, body)
    draft = read_case(text, today(desk, here))
    return _new(here, proposed_form(draft, client_user=user_of(body)))


def _register_button(
    app: App, desk: Desk, act: Act, action_id: str, opener: Callable[[Desk, Body], Block]
) -> None:
    @app.action(action_id, middleware=needs(desk, act))
    def _pressed(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, opener(desk, body))


def _empty_form(desk: Desk, body: Body) -> Block:
    return _asked(desk, body, "")


def _typed(desk: Desk, body: Body) -> Block:
    return _asked(desk, body, str(body["actions"][0]["value"]))


def _new(here: Municipality, state: FormState) -> Block:
    metadata = FormMetadata()
    return new_form(state, here.profile, here.words, metadata=metadata.dump(), step=metadata.step)


def _details(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        return details_of(doing, chosen_id(body), at_card=in_channel(body))


def _details_by_number(desk: Desk, body: Body, number: int) -> Block:
    with looking(desk, body) as doing:
        trajectory_id = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        return details_of(doing, trajectory_id)


def _edit(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
        state = form_of(doing.session, record, here=doing.here)
    metadata = FormMetadata(
        subject_id=record.trajectory.id,
        version=record.trajectory.version,
        base=fingerprints(state),
    )
    return edit_form(
        state,
        doing.here.profile,
        doing.here.words,
        number=record.trajectory.number,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _share(desk: Desk, body: Body) -> Block:
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
    return share_step(desk, doing.here, record)
