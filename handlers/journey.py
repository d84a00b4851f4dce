"""Where a purchase stands: opened, stepped forward and back, in one modal that changes in place."""

import re
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import journey_ids as ids
from bot.messages.journey import journey, need_noted, read_place
from bot.messages.journey_ids import Sheet
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.journey import answer_need, move_on, step_back
from bot.services.journey_views import journey_view
from bot.services.journey_writing import Outcome, Step, begin
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Interaction, chosen_id, interaction, looking
from handlers.journey_sheets import opened_sheet
from handlers.opening import swap
from handlers.trajectory_shown import details_of
from storage.vocabulary import NeedAnswer, Phase

_NEED = re.compile(f"^{ids.NEED}({'|'.join(NeedAnswer)})$")
_FORMS_OF_ANSWERS = {NeedAnswer.LESS: Sheet.LESS, NeedAnswer.NOT_NEEDED: Sheet.NOT_NEEDED}


def register(app: App, desk: Desk) -> None:
    """Looking is for who may see the trajectory; every step is checked per person."""

    @app.action(ids.OPEN, middleware=needs(desk, Act.READ_SHARED))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = journey_of(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.DETAILS, middleware=needs(desk, Act.READ_SHARED))
    def _details(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = details_of(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(_NEED, middleware=needs(desk, Act.CHANGE))
    def _answer(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        answer = NeedAnswer(body["actions"][0]["action_id"].removeprefix(ids.NEED))
        sheet = _FORMS_OF_ANSWERS.get(answer)
        if sheet is not None:
            swap(client, body, opened_sheet(desk, body, sheet))
        else:
            _answered(desk, client, respond, body, answer)

    @app.action(ids.MOVE, middleware=needs(desk, Act.CHANGE))
    def _move(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _moved(desk, body))

    @app.action(ids.ASK_AGAIN, middleware=needs(desk, Act.CHANGE))
    def _ask_again(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = journey_of(doing, chosen_id(body), asks_again=True)
        swap(client, body, view)

    @app.action(ids.BACK, middleware=needs(desk, Act.CHANGE))
    def _back(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _went_back(desk, body))


def journey_of(
    doing: Interaction, trajectory_id: int, *, note: str | None = None, asks_again: bool = False
) -> Block:
    """Where it stands, as this person may see it.

    :param asks_again: whether they want to answer the first key question otherwise.
    """
    record = trajectories.visible(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    view = journey_view(
        doing.session, record, here=doing.here, viewer=doing.viewer, today=doing.today
    )
    if asks_again and view.may_ask_again:
        view = replace(view, asks_need=True, may_ask_again=False)
    return journey(view, doing.here.words, note=note)


def journey_by_number(desk: Desk, body: Body, number: int) -> Block:
    """The same, of the trajectory with the number that people use."""
    with looking(desk, body) as doing:
        trajectory_id = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        return journey_of(doing, trajectory_id)


def _step(doing: Interaction, trajectory_id: int) -> Step:
    return begin(
        doing.session,
        here=doing.here,
        viewer=doing.viewer,
        trajectory_id=trajectory_id,
        now=doing.now,
    )


def _moved(desk: Desk, body: Body) -> Block:
    place = read_place(body["actions"][0]["value"])
    with interaction(desk, body) as doing:
        step = _step(doing, place.trajectory_id)
        outcome = move_on(step, target=Phase(place.target), version=place.version)
        return _shown(doing, step, outcome, done="moved")


def _went_back(desk: Desk, body: Body) -> Block:
    place = read_place(body["actions"][0]["value"])
    with interaction(desk, body) as doing:
        step = _step(doing, place.trajectory_id)
        return _shown(doing, step, step_back(step, version=place.version), done="moved")


def _answered(
    desk: Desk, client: WebClient, respond: Respond, body: Body, answer: NeedAnswer
) -> None:
    """Keep it; in a modal the journey takes its place, at a message one line follows."""
    with interaction(desk, body) as doing:
        step = _step(doing, chosen_id(body))
        view = _shown(doing, step, answer_need(step, answer=answer), done="kept")
        words = doing.here.words
    if "view" in body:
        swap(client, body, view)
        return
    message = need_noted(words, trajectory_id=chosen_id(body))
    respond(
        text=message.text,
        blocks=list(message.blocks),
        response_type="ephemeral",
        replace_original=False,
    )


def _shown(doing: Interaction, step: Step, outcome: Outcome, *, done: str) -> Block:
    """Where it stands after the press; what was written is kept."""
    note = {Outcome.DONE: done, Outcome.STALE: "stale", Outcome.REFUSED: "refused"}[outcome]
    view = journey_of(doing, step.trajectory_id, note=note)
    if outcome is Outcome.DONE:
        doing.session.commit()
    return view
