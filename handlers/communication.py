"""``/mvoi communicatie``: the communication plan, with texts that are ready to copy."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.messages import communication_ids as ids
from bot.messages.communication import AROUND
from bot.messages.message import Block
from bot.policy.permissions import Act
from bot.services.communication_planning import messages_unplanned, plan_messages
from bot.services.communications import settle_message
from bot.slack.desk import Desk
from bot.slack.office import PostOffice
from handlers import communication_forms
from handlers.bringing import Brought, begin_to_bring
from handlers.communication_shown import all_messages, opened, shown, written
from handlers.door import needs
from handlers.interaction import Body, Command, chosen_id, interaction, looking, user_of
from handlers.opening import open_for_command, swap
from storage.vocabulary import MessageState

_STATES = {
    ids.SENT: (MessageState.SENT, "sent"),
    ids.DROP: (MessageState.DROPPED, "dropped"),
    ids.RESTORE: (MessageState.PLANNED, "restored"),
}


def register(app: App, desk: Desk) -> None:
    """All of it is for the coordinator."""
    communication_forms.register(app, desk)
    for action_id, (state, phrase) in _STATES.items():
        _register_state(app, desk, action_id, state, phrase)

    @app.action(ids.OPEN, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _all(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            view = all_messages(doing)
        swap(client, body, view)

    @app.action(ids.ONE_OPEN, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _one(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        with looking(desk, body) as doing:
            found = opened(doing, chosen_id(body))
        swap(client, body, shown(desk, body, found))

    @app.action(ids.FILE, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _file(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        key = (ids.FILE, user_of(body), chosen_id(body))
        begin_to_bring(desk, client, body, _brought(desk, body), key=key)


def communication_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi communicatie``."""
    command.ack()
    _keep_up(desk, command.body)
    with looking(desk, command.body) as doing:
        view = all_messages(doing)
    open_for_command(desk, command, view, ids.OPEN)


def _keep_up(desk: Desk, body: Body) -> None:
    """Make what the clock did not come to yet, such as for a bot that has just begun."""
    with looking(desk, body) as doing:
        if not messages_unplanned(doing.session, here=doing.here, now=doing.now):
            return
    with interaction(desk, body) as doing:
        plan_messages(doing.session, here=doing.here, now=doing.now)
        doing.session.commit()


def _register_state(app: App, desk: Desk, action_id: str, state: MessageState, phrase: str) -> None:
    @app.action(action_id, middleware=needs(desk, Act.KEEP_OUTREACH))
    def _settled(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        swap(client, body, _settle(desk, body, state, phrase))


def _settle(desk: Desk, body: Body, state: MessageState, phrase: str) -> Block:
    message_id, version = map(int, str(body["actions"][0]["value"]).split(":"))
    with interaction(desk, body) as doing:
        done = settle_message(
            doing.session,
            here=doing.here,
            viewer=doing.viewer,
            message_id=message_id,
            state=state,
            version=version,
            now=doing.now,
        )
        if done:
            view = all_messages(doing, phrase)
            doing.session.commit()
            return view
        found = opened(doing, message_id)
    return shown(desk, body, found, "stale")


def _brought(desk: Desk, body: Body) -> Brought:
    with looking(desk, body) as doing:
        found, here = opened(doing, chosen_id(body)), doing.here

    def make(office: PostOffice) -> bytes:
        return written(found, office.reading).encode()

    view = found.view
    return Brought(
        here,
        user_of(body),
        number=view.message_id,
        title=view.title,
        around=AROUND,
        make=make,
    )
