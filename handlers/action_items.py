"""Action items: the list, making one, and the buttons with which it is settled."""

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import meeting_ids as ids
from bot.messages.action_forms import hand_over_form, postpone_form
from bot.messages.action_items import IDS, action_settled
from bot.messages.action_view import ActionListState
from bot.messages.message import Block, Message
from bot.policy.permissions import Act
from bot.services.action_items import Doer, finish_action
from bot.services.action_views import settleable
from bot.slack.desk import Desk
from handlers.action_shown import ITEM, form_of, list_message, list_modal, one_of
from handlers.door import needs
from handlers.form_metadata import FormMetadata
from handlers.interaction import Body, Command, Interaction, chosen_id, interaction, looking
from handlers.listing import ListScreen, register_list
from handlers.opening import open_for_command, swap

_FORMS = {ids.ACTION_POSTPONE: postpone_form, ids.ACTION_HAND_OVER: hand_over_form}


def register(app: App, desk: Desk) -> None:
    """Colleagues make one for themselves; settling is for its owner and who oversees all."""

    register_list(app, desk, _SCREEN)

    @app.action(ids.ACTION_OPEN_FORM, middleware=needs(desk, Act.MAKE_ACTION))
    def _make(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = form_of(doing, str(body["actions"][0]["value"]))
        swap(client, body, view)

    @app.action(ids.ACTION_OPEN, middleware=needs(desk, Act.SETTLE_ACTION))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = one_of(doing, chosen_id(body))
        swap(client, body, view)

    @app.action(ids.ACTION_DONE, middleware=needs(desk, Act.SETTLE_ACTION))
    def _done(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        message, view = _finished(desk, body)
        if "view" in body:
            swap(client, body, view)
        else:
            respond(text=message.text, blocks=list(message.blocks), replace_original=True)

    def opens(action_id: str) -> None:
        @app.action(action_id, middleware=needs(desk, Act.SETTLE_ACTION))
        def _form(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            with looking(desk, body) as doing:
                view = _settling_form(doing, action_id, chosen_id(body))
            swap(client, body, view)

    for action_id in _FORMS:
        opens(action_id)


def make_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi actie …``: the form, filled with what is typed behind it."""
    command.ack()
    with looking(desk, command.body) as doing:
        view = form_of(doing, command.text)
    open_for_command(desk, command, view, ids.ACTION_OPEN_FORM)


def list_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi acties``: somebody's own, and for who oversees all everybody's."""
    command.ack()
    message = _message(desk, command.body, ActionListState())
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _settling_form(doing: Interaction, action_id: str, item_id: int) -> Block:
    """The form that the pressed button promises; what is done already is shown instead."""
    view = settleable(
        doing.session, here=doing.here, viewer=doing.viewer, item_id=item_id, today=doing.today
    )
    if not view.is_open:
        return one_of(doing, item_id)
    metadata = FormMetadata(notes={ITEM: item_id})
    return _FORMS[action_id](view, doing.here.words, metadata=metadata.dump(), step=metadata.step)


def _finished(desk: Desk, body: Body) -> tuple[Message, Block]:
    """What takes the place of the message, and the list for who pressed it in a modal."""
    with interaction(desk, body) as doing:
        item_id = chosen_id(body)
        doer = Doer(doing.session, doing.here, doing.viewer, doing.now)
        phrase = "done" if finish_action(doer, item_id) else "before"
        view = settleable(
            doing.session, here=doing.here, viewer=doing.viewer, item_id=item_id, today=doing.today
        )
        message = action_settled(view, doing.here.words, phrase=phrase)
        modal = list_modal(doing, ActionListState(), note=phrase)
        doing.session.commit()
    return message, modal


def _message(desk: Desk, body: Body, state: ActionListState) -> Message:
    with looking(desk, body) as doing:
        return list_message(doing, state)


def _modal(desk: Desk, body: Body, state: ActionListState) -> Block:
    with looking(desk, body) as doing:
        return list_modal(doing, state)


_SCREEN = ListScreen(IDS, ActionListState, message=_message, modal=_modal)
