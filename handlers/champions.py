"""Champions: the list, who stands behind a purchase, asking one, and what they answer."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import champion_ids as ids
from bot.messages.bundle import in_its_part
from bot.messages.champion_thanks import prompt_answered
from bot.messages.champions import PAGE, backing, champions_modal, invite_answered, invite_form
from bot.messages.form_fields import read_state
from bot.messages.message import Block, Message
from bot.policy.permissions import Act
from bot.services.champion_invites import (
    answer_invite,
    invite_by_id,
    invite_champion,
    stand_behind,
)
from bot.services.champion_prompts import thanked
from bot.services.champions import backing_view, case_line, champion_list, champions
from bot.services.errors import NotFoundError
from bot.services.trajectories import changeable
from bot.services.visible_text import visible_lines
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.form_metadata import FormMetadata, sent
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.opening import open_for_command, show, swap
from handlers.responses import Response, in_its_place
from handlers.sent_once import is_new
from storage.people import people_by_id

_CHAMPION = "champion"


def register(app: App, desk: Desk) -> None:
    """Asking is for the people of a purchase; answering for the champion who was asked."""

    @app.action(ids.OPEN_LIST, middleware=needs(desk, Act.FIND_PEOPLE))
    def _list(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _listed(doing)
        show(client, body, view)

    @app.action(ids.OPEN_BACKING, middleware=needs(desk, Act.READ_SHARED))
    def _backing(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = backing_of(doing, chosen_id(body))
        show(client, body, view)

    @app.action(ids.OPEN_INVITE, middleware=needs(desk, Act.INVITE_CHAMPION))
    def _invite(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = _form(doing, str(body["actions"][0]["value"]))
        swap(client, body, view)

    @app.view(ids.INVITE, middleware=needs(desk, Act.INVITE_CHAMPION))
    def _sent(ack: Ack, body: dict[str, Any]) -> None:
        ack(**_invited(desk, body))

    @app.action(ids.STAND, middleware=needs(desk, Act.ANSWER_OWN))
    def _stand(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _stood(desk, body))

    for action_id, joins in ((ids.ACCEPT, True), (ids.DECLINE, False)):
        _register_answer(app, desk, action_id, joins=joins)
    for action_id, in_thread in ((ids.THANKED, False), (ids.SAY_IT, True)):
        _register_thanks(app, desk, action_id, in_thread=in_thread)


def champions_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi vaandeldragers``: who they are, what they stand for, which purchases suit them."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = _listed(doing)
    open_for_command(desk, command, view, ids.OPEN_LIST)


def backing_of(doing: Interaction, trajectory_id: int, *, note: str | None = None) -> Block:
    """Who stands behind a purchase, as this person may see it.

    :param note: the phrase that says what just happened.
    """
    view = backing_view(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    words = doing.here.words
    return backing(view, words, note=words.mrkdwn(PAGE, note) if note else None)


def _listed(doing: Interaction) -> Block:
    found = champion_list(doing.session, here=doing.here, viewer=doing.viewer)
    return champions_modal(found, doing.here.words)


def _form(doing: Interaction, place: str) -> Block:
    """The one sentence: why this champion. ``place``: a trajectory and a champion."""
    trajectory_id, champion_id = (int(part) for part in place.split(":"))
    record = changeable(
        doing.session, here=doing.here, viewer=doing.viewer, trajectory_id=trajectory_id
    )
    if champion_id not in champions(doing.session, here=doing.here):
        raise NotFoundError
    found = people_by_id(doing.session, workspace_id=doing.here.workspace_id, ids={champion_id})
    metadata = FormMetadata(
        trajectory_id, record.trajectory.version, notes={_CHAMPION: champion_id}
    )
    return invite_form(
        case_line(record.trajectory),
        found[champion_id].slack_user_id,
        doing.here.words,
        metadata=metadata.dump(),
        step=metadata.step,
    )


def _invited(desk: Desk, body: Body) -> Response:
    """Ask once; a repeat is answered with what stands there."""
    metadata, values = sent(body)
    typed = read_state(values)
    with interaction(desk, body) as doing:
        trajectory_id, note = metadata.subject_id or 0, None
        if is_new(doing, metadata):
            done = invite_champion(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                trajectory_id=trajectory_id,
                champion_id=int(metadata.notes[_CHAMPION]),
                why=visible_lines(typed.get("why") or ""),
                now=doing.now,
            )
            note = "note_asked" if done else "note_asked_before"
        view = backing_of(doing, trajectory_id, note=note)
        doing.session.commit()
    return in_its_place(view)


def _stood(desk: Desk, body: Body) -> Block:
    with interaction(desk, body) as doing:
        done = stand_behind(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            trajectory_id=chosen_id(body),
            now=doing.now,
        )
        view = backing_of(doing, chosen_id(body), note="note_stands" if done else "note_stood")
        doing.session.commit()
    return view


def _register_answer(app: App, desk: Desk, action_id: str, *, joins: bool) -> None:
    @app.action(action_id, middleware=needs(desk, Act.ANSWER_OWN))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        invite_id, version = (int(part) for part in body["actions"][0]["value"].split(":"))
        with interaction(desk, body) as doing:
            whose: dict[str, Any] = {
                "here": doing.here,
                "viewer": doing.viewer,
                "invite_id": invite_id,
            }
            done = answer_invite(
                doing.session, **whose, version=version, joins=joins, now=doing.now
            )
            line = invite_by_id(doing.session, **whose)
            message = invite_answered(line, doing.here.words, is_new=done)
            doing.session.commit()
        _replace(respond, body, message)


def _register_thanks(app: App, desk: Desk, action_id: str, *, in_thread: bool) -> None:
    @app.action(action_id, middleware=needs(desk, Act.ANSWER_OWN))
    def _pressed(ack: Ack, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            done = thanked(
                doing.session,
                here=doing.here,
                viewer=doing.viewer,
                success_id=chosen_id(body),
                now=doing.now,
                in_thread=in_thread,
            )
            phrase = ("said" if in_thread else "thanked") if done else "before"
            message = prompt_answered(doing.here.words, phrase=phrase)
            doing.session.commit()
        _replace(respond, body, message)


def _replace(respond: Respond, body: Body, message: Message) -> None:
    """What came of it, in place of the question; what else the message carries stays."""
    blocks = in_its_part(body, message.blocks)
    respond(text=message.text, blocks=blocks, replace_original=True)
