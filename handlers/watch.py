"""The watch list: opened by command or button, one development, and what is tapped at it."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import watch_ids as ids
from bot.messages.message import Block, Message
from bot.messages.watch import IDS, watch_message
from bot.messages.watch_view import WatchListState
from bot.policy.permissions import Act
from bot.services.watch import reopen_development
from bot.services.watch_views import typed_watch, watch_list
from bot.slack.desk import Desk
from handlers.door import needs
from handlers.interaction import Body, Command, chosen_id, interaction, looking
from handlers.listing import ListScreen, new_step, register_list
from handlers.opening import open_for_command, swap
from handlers.watch_shown import (
    changing_form,
    finishing_form,
    list_modal,
    looking_form,
    new_form,
    one_of,
    watcher,
)

_FORMS = {ids.EDIT: changing_form, ids.LOOK: looking_form, ids.FINISH: finishing_form}


def register(app: App, desk: Desk) -> None:
    """Every colleague reads it and puts something there; the services know who keeps what."""

    register_list(app, desk, _SCREEN)

    @app.action(ids.OPEN_FORM, middleware=needs(desk, Act.WATCH))
    def _add(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = new_form(doing, str(body["actions"][0]["value"]).strip())
        swap(client, body, view)

    @app.action(ids.OPEN_ONE, middleware=needs(desk, Act.WATCH))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = one_of(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.REOPEN, middleware=needs(desk, Act.KEEP_WATCH))
    def _reopen(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with interaction(desk, body) as doing:
            reopen_development(watcher(doing), chosen_id(body))
            view = one_of(doing, chosen_id(body), note="reopened")
            doing.session.commit()
        swap(client, body, view)

    def opens(action_id: str) -> None:
        @app.action(action_id, middleware=needs(desk, Act.KEEP_WATCH))
        def _form(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            with looking(desk, body) as doing:
                view = _FORMS[action_id](doing, chosen_id(body))
            swap(client, body, view)

    for action_id in _FORMS:
        opens(action_id)


def watch_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi volglijst klimaat``: the list; with other words behind it the form, filled."""
    command.ack()
    with looking(desk, command.body) as doing:
        state, typed = typed_watch(command.text, here=doing.here)
        form = new_form(doing, typed) if typed else None
    if form is not None:
        open_for_command(desk, replace(command, text=typed), form, ids.OPEN_FORM)
        return
    message = _message(desk, command.body, state)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _message(desk: Desk, body: Body, state: WatchListState) -> Message:
    with looking(desk, body) as doing:
        found = watch_list(doing.session, here=doing.here, viewer=doing.viewer, state=state)
        return watch_message(found, doing.here.profile, doing.here.words, step=new_step())


def _modal(desk: Desk, body: Body, state: WatchListState) -> Block:
    with looking(desk, body) as doing:
        return list_modal(doing, state)


_SCREEN = ListScreen(IDS, WatchListState, message=_message, modal=_modal)
