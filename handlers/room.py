"""Room: asking for it at a purchase, the list, and writing down what was decided."""

from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.language.commands import read_trajectory
from bot.messages import champion_ids as ids
from bot.messages.form_fields import Option, block_ids, read_state
from bot.messages.message import Block
from bot.messages.room import PAGE, ask_form, decide_form, rooms_modal
from bot.policy.permissions import Act
from bot.services import trajectories
from bot.services.champions import case_line
from bot.services.room import Decision, ask_room, decide_room, room_by_id, room_list
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.champions import backing_of
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, at_the_fields, in_its_place
from handlers.sent_once import settle, was_taken
from storage.vocabulary import RoomState


def register(app: App, desk: Desk) -> None:
    """Asking is for the people of a purchase; what was decided is the coordinator's to write."""

    @app.action(ids.OPEN_ROOMS, middleware=needs(desk, Act.READ_ROOM))
    def _list(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, _opened(desk, body, str(body["actions"][0]["value"])))

    @app.action(ids.OPEN_ASK, middleware=needs(desk, Act.ASK_ROOM))
    def _ask(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _ask_form(doing, chosen_id(body))
        swap(client, body, view)

    @app.view(ids.ASK, middleware=needs(desk, Act.ASK_ROOM))
    def _asked_for(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_asked(desk, body))

    @app.action(ids.OPEN_DECIDE, middleware=needs(desk, Act.DECIDE_ROOM))
    def _decide(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _decide_form(doing, chosen_id(body))
        swap(client, body, view)

    @app.view(ids.DECIDE, middleware=needs(desk, Act.DECIDE_ROOM))
    def _decided_on(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_decided(desk, body))


def room_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi ruimte``: what was asked for; with a number behind it: at that purchase."""
    command.ack()
    view = _opened(desk, command.body, command.text)
    open_for_command(desk, command, view, ids.OPEN_ROOMS)


def _opened(desk: Desk, body: Body, typed: str) -> Block:
    number = read_trajectory(typed)
    with looking(desk, body) as doing:
        if number is None:
            return _listed(doing)
        found = trajectories.id_of_number(doing.session, here=doing.here, number=number)
        return backing_of(doing, found)


def _listed(doing: Interaction, *, note: str | None = None) -> Block:
    found = room_list(doing.session, here=doing.here, viewer=doing.viewer, today=doing.today)
    words = doing.here.words
    return rooms_modal(found, words, note=words.mrkdwn(PAGE, note) if note else None)


def _ask_form(doing: Interaction, trajectory_id: int) -> Block:
    record = trajectories.changeable(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    metadata = FormMetadata(trajectory_id, record.trajectory.version)
    return ask_form(
        case_line(record.trajectory),
        [Option(body.slug, body.label) for body in doing.here.profile.bodies],
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _asked(desk: Desk, body: Body) -> Response:
    """Keep it once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    text = visible_lines(str(typed.get("what") or "")).strip()
    with interaction(desk, body) as doing:
        words, trajectory_id = doing.here.words, metadata.subject_id or 0
        if not text:
            return at_the_fields({block_ids(values)["what"]: words.plain(PAGE, "problem_what")})
        if was_taken(doing, metadata):
            return in_its_place(backing_of(doing, trajectory_id))
        kind = words.plain(PAGE, f"kind_{typed['kind']}")
        ask_room(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=trajectory_id,
            what=words.plain(PAGE, "kept", kind=kind, text=text),
            body=typed.get("body") or None,
            now=doing.now,
        )
        settle(doing, metadata, {"subject": trajectory_id})
        view = backing_of(doing, trajectory_id, note="note_room")
        doing.session.commit()
    return in_its_place(view)


def _decide_form(doing: Interaction, room_id: int, *, stale: bool = False) -> Block:
    line = room_by_id(doing.session, here=doing.here, viewer=doing.viewer, room_id=room_id)
    metadata = FormMetadata(room_id, line.version)
    return decide_form(
        line,
        doing.here.words,
        today=doing.today.isoformat(),
        metadata=metadata.dump(),
        step=metadata.step,
        stale=stale,
    )


def _decided(desk: Desk, body: Body) -> Response:
    """Write it down, unless somebody wrote something else meanwhile: that is shown."""
    metadata, values = sent(body)
    typed = read_state(values)
    text = visible_lines(str(typed.get("decision") or "")).strip()
    with interaction(desk, body) as doing:
        words = doing.here.words
        on = date.fromisoformat(typed["on"])
        wrong = {"decision": not text, "on": on > doing.today}
        problems = {
            block_ids(values)[name]: words.plain(PAGE, f"problem_{name}")
            for name, is_wrong in wrong.items()
            if is_wrong
        }
        if problems:
            return at_the_fields(problems)
        if was_taken(doing, metadata):
            return in_its_place(_listed(doing))
        done = decide_room(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            room_id=metadata.subject_id or 0,
            version=metadata.version,
            decision=Decision(RoomState(typed["state"]), text, on),
            now=doing.now,
        )
        if not done:
            return in_its_place(_decide_form(doing, metadata.subject_id or 0, stale=True))
        settle(doing, metadata, {"subject": metadata.subject_id})
        view = _listed(doing, note="note_decided")
        doing.session.commit()
    return in_its_place(view)
