"""The list of trajectories: asked for by command or button, filtered and paged in place."""

from slack_bolt import App

from bot.messages.list_parts import Doubts
from bot.messages.list_state import ListState
from bot.messages.message import Block, Message
from bot.messages.trajectory_list import IDS, Listing, list_message, list_modal
from bot.services.municipality import Municipality
from bot.services.trajectory_lists import listing, typed_state
from bot.slack.desk import Desk
from handlers.interaction import Body, Command, looking, municipality
from handlers.listing import ListScreen, new_step, register_list


def register(app: App, desk: Desk) -> None:
    """Open to everybody; the service lists what this person may see."""
    register_list(app, desk, SCREEN)


def list_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi trajecten …``: the list, filtered by what stands behind it."""
    command.ack()
    state, doubts = typed_state(command.text, here=municipality(desk, command.body))
    message = _message(desk, command.body, state, doubts)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _message(desk: Desk, body: Body, state: ListState, doubts: Doubts | None = None) -> Message:
    here, found = _listing(desk, body, state, doubts)
    return list_message(found, here.profile, here.words, step=new_step())


def _modal(desk: Desk, body: Body, state: ListState) -> Block:
    here, found = _listing(desk, body, state)
    return list_modal(found, here.profile, here.words, step=new_step())


def _listing(
    desk: Desk, body: Body, state: ListState, doubts: Doubts | None = None
) -> tuple[Municipality, Listing]:
    with looking(desk, body) as doing:
        found = listing(
            doing.session, here=doing.here, viewer=doing.viewer, state=state, doubts=doubts
        )
    return doing.here, found


SCREEN = ListScreen(IDS, ListState, message=_message, modal=_modal)
