"""Asking an expert, and the expert's answers."""

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.language.commands import read_trajectory
from bot.messages import expertise_ids as ids
from bot.messages.expertise import (
    ask_form,
    asked_note,
    expertise_answered,
    requests_listed,
)
from bot.messages.form_fields import Option, read_state
from bot.messages.message import Block, Message
from bot.policy.confidentiality import oversees
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.expertise import accept, ask_expert, decline, may_be_asked_about, pass_on
from bot.services.expertise_views import listed_requests, request_by_id, request_line
from bot.services.visible_text import visible_lines
from bot.slack.colleagues import is_colleague
from bot.slack.desk import Desk
from bot.slack.failures import NO_ANSWER
from handlers.category_help import help_of
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import (
    Body,
    Command,
    Interaction,
    chosen_id,
    interaction,
    looking,
    team_of,
    user_of,
)
from handlers.opening import open_for_command, swap
from handlers.responses import Response, in_its_place
from handlers.sent_once import is_new
from storage.expertise import OPEN
from storage.vocabulary import ExpertiseState

log = structlog.get_logger()

_Answer = Callable[[Interaction, int], bool]


def register(app: App, desk: Desk) -> None:
    """Asking is for the people of a trajectory; answering for who is asked and coordinators."""

    @app.action(ids.OPEN_ASK, middleware=needs(desk, Act.CHANGE))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing, _chosen_trajectory(doing, body))
        swap(client, body, view)

    @app.view(ids.ASK, middleware=needs(desk, Act.CHANGE))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_asked(desk, body))

    @app.action(ids.GIVE_ON, middleware=needs(desk, Act.ANSWER_EXPERTISE))
    def _give_on(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _replace(respond, _given_on(desk, body))

    for action_id, (phrase, answer) in _ANSWERS.items():
        _register_answer(app, desk, action_id, phrase, answer)


def expertise_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi expertise``: what is open; with a number behind it: ask at that trajectory."""
    command.ack()
    number = read_trajectory(command.text)
    if number is not None:
        with looking(desk, command.body) as doing:
            trajectory_id = trajectories.id_of_number(doing.session, here=doing.here, number=number)
            view = _form(doing, trajectory_id)
        open_for_command(desk, command, view, ids.OPEN_ASK)
        return
    with looking(desk, command.body) as doing:
        lines = listed_requests(doing.session, here=doing.here, viewer=doing.viewer)
        message = requests_listed(
            lines, doing.here.words, overseer=oversees(doing.viewer), reader=user_of(command.body)
        )
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _chosen_trajectory(doing: Interaction, body: Body) -> int:
    """The button carries an id; where a command came too late, the number that was typed."""
    if "view" in body:
        return chosen_id(body)
    number = read_trajectory(str(body["actions"][0]["value"])) or 0
    return trajectories.id_of_number(doing.session, here=doing.here, number=number)


def _form(doing: Interaction, trajectory_id: int) -> Block:
    record = may_be_asked_about(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    stored = record.trajectory
    metadata = FormMetadata(stored.id, stored.version)
    return ask_form(
        tuple(Option(theme.slug, theme.label) for theme in doing.here.profile.themes),
        doing.here.words,
        number=stored.number,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _asked(desk: Desk, body: Body) -> Response:
    """Ask once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        note, trajectory_id = None, metadata.subject_id or 0
        if is_new(doing, metadata):
            request = ask_expert(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                trajectory_id=trajectory_id,
                theme=typed["theme"],
                question=visible_lines(typed.get("question") or ""),
                now=doing.now,
            )
            line = request_line(doing.session, request, here=doing.here)
            note = asked_note(line, doing.here.words)
        view = help_of(doing, trajectory_id, note=note)
        doing.session.commit()
    return in_its_place(view)


def _register_answer(app: App, desk: Desk, action_id: str, phrase: str, answer: _Answer) -> None:
    @app.action(action_id, middleware=needs(desk, Act.ANSWER_EXPERTISE))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            done = answer(doing, chosen_id(body))
            message = _answered(doing, chosen_id(body), phrase if done else "before")
            doing.session.commit()
        _replace(respond, message)


def _given_on(desk: Desk, body: Body) -> Message:
    """Pass it on to the chosen colleague; whether it is one, Slack tells first."""
    action = body["actions"][0]
    request_id = int(action["block_id"].removeprefix(ids.ANSWERS))
    team, user = team_of(body), str(action["selected_user"])
    client = desk.post_offices.of_team(team).reading
    colleague = is_colleague(client, user, team_id=team)
    with interaction(desk, body) as doing:
        before = request_by_id(doing.session, here=doing.here, request_id=request_id)
        if not colleague:
            return _answered(doing, request_id, "outsider" if before.state in OPEN else "before")
        done = pass_on(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            request_id=request_id,
            slack_user_id=user,
            now=doing.now,
        )
        same = user in {before.asker, before.asked} and before.state is not ExpertiseState.ACCEPTED
        phrase = "passed_on" if done else ("same" if same else "before")
        message = _answered(doing, request_id, phrase)
        doing.session.commit()
    return message


def _answered(doing: Interaction, request_id: int, phrase: str) -> Message:
    line = request_by_id(doing.session, here=doing.here, request_id=request_id)
    return expertise_answered(line, doing.here.words, phrase=phrase)


def _accept(doing: Interaction, request_id: int) -> bool:
    return accept(
        doing.session, here=doing.here, viewer=doing.viewer, request_id=request_id, now=doing.now
    )


def _decline(doing: Interaction, request_id: int) -> bool:
    return decline(
        doing.session, here=doing.here, viewer=doing.viewer, request_id=request_id, now=doing.now
    )


def _replace(respond: Respond, message: Message) -> None:
    """What came of it, in place of the question."""
    try:
        respond(text=message.text, blocks=list(message.blocks), replace_original=True)
    except (SlackApiError, *NO_ANSWER) as error:  # it is done; the old buttons do no harm
        log.info("a question could not be replaced", error=type(error).__name__)


_ANSWERS: Mapping[str, tuple[str, _Answer]] = {
    ids.ACCEPT: ("accepted", _accept),
    ids.DECLINE: ("declined", _decline),
}
