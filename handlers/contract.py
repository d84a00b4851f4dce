"""The promises of a contract: the buttons that open a form, and the one that takes them over."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import contract_ids as ids
from bot.messages.bundle import in_its_part
from bot.messages.contract import settled
from bot.messages.message import Block, Message
from bot.policy.permissions import Act
from bot.policy.promises import may_answer, may_record
from bot.services import trajectories
from bot.services.contract_handover import take_over
from bot.services.contract_places import promised_themes
from bot.services.contract_views import whole_view
from bot.services.errors import NotContractManagerError
from bot.services.journey_writing import Outcome, Step, begin
from bot.slack.desk import Desk
from handlers.contract_shown import (
    check_of,
    manager_of,
    promises_of,
    remark_of,
    themes_of,
)
from handlers.door import needs
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.opening import swap
from handlers.trajectory_shown import details_of
from storage.contracts import find_handover
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import HandoverState

_Rule = Callable[[int, int | None, HandoverState], bool]

_FORMS: Mapping[str, Callable[[Interaction, TrajectoryRecord], Block]] = {
    ids.OPEN_THEMES: themes_of,
    ids.OPEN_PROMISES: promises_of,
    ids.OPEN_MANAGER: manager_of,
    ids.DECLINE: remark_of,
    ids.OPEN_CHECK: check_of,
}
_ONLY_MANAGER: Mapping[str, _Rule] = {ids.DECLINE: may_answer, ids.OPEN_CHECK: may_record}
"""Which forms are for the contract manager alone."""

_ACTS = {each: Act.KEEP_PROMISES if each in _ONLY_MANAGER else Act.CHANGE for each in _FORMS}


def register(app: App, desk: Desk) -> None:
    """Forms are for who may change the trajectory; two of them for the contract manager alone."""

    def opens(action_id: str) -> None:
        @app.action(action_id, middleware=needs(desk, _ACTS[action_id]))
        def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            swap(client, body, _form(desk, body, action_id))

    for action_id in _FORMS:
        opens(action_id)

    @app.action(ids.ACCEPT, middleware=needs(desk, Act.KEEP_PROMISES))
    def _accept(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        message, view = _taken_over(desk, body)
        if "view" in body:
            swap(client, body, view)
        else:
            blocks = in_its_part(body, message.blocks)
            respond(text=message.text, blocks=blocks, replace_original=True)


def _form(desk: Desk, body: Body, action_id: str) -> Block:
    with looking(desk, body) as doing:
        record = trajectories.changeable(
            doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=chosen_id(body)
        )
        rule = _ONLY_MANAGER.get(action_id)
        if rule is not None:
            row = find_handover(doing.session, trajectory_id=record.trajectory.id or 0)
            if row is None or not rule(doing.viewer.person_id, row.manager_id, row.state):
                raise NotContractManagerError
        return _FORMS[action_id](doing, record)


def _taken_over(desk: Desk, body: Body) -> tuple[Message, Block]:
    """What takes the place of the question, and the details for who asked it there."""
    with interaction(desk, body) as doing:
        step = begin(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=chosen_id(body),
            now=doing.now,
        )
        outcome = take_over(step)
        message = _settled(doing, step, outcome)
        view = details_of(doing, step.trajectory_id)
        doing.session.commit()
    return message, view


def _settled(doing: Interaction, step: Step, outcome: Outcome) -> Message:
    themes = promised_themes(doing.session, step.record)
    view = whole_view(doing.session, step.record, here=doing.here, themes=themes)
    phrase = "accepted" if outcome is Outcome.DONE else "past"
    return settled(view, doing.here.words, phrase=phrase)
