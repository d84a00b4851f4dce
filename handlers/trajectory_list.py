"""The list of trajectories: asked for by command or button, filtered and paged in place."""

import re
from typing import Any
from uuid import uuid4

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages import trajectory_ids as ids
from bot.messages.list_menus import STEP_LENGTH, state_text
from bot.messages.list_state import NO_CHOICE, ListState, read_list_state
from bot.messages.trajectory_list import Doubts, Listing, list_message, list_modal
from bot.services.municipality import Municipality
from bot.services.trajectory_lists import listing, typed_state
from bot.slack.desk import Desk
from handlers.interaction import Body, Command, looking, municipality
from handlers.trajectory_opening import show

_MENU = re.compile(rf"^{ids.LIST_MENU}")
_TURN = re.compile(f"^({ids.LIST_PREVIOUS}|{ids.LIST_NEXT}|{ids.LIST_CLEAR})$")


def register(app: App, desk: Desk) -> None:
    """Open to everybody; the service lists what this person may see."""

    @app.action(ids.OPEN_LIST)
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        here, found = _listing(desk, body, _carried(body))
        show(client, body, list_modal(found, here.profile, here.words, step=_step()))

    @app.action(_TURN)
    def _turn(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _replace(desk, client, respond, body, _carried(body))

    @app.action(_MENU)
    def _choose(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        _replace(desk, client, respond, body, _chosen(body))


def list_from_command(desk: Desk, command: Command) -> None:
    """``/mvoi trajecten …``: the list, filtered by what stands behind it."""
    command.ack()
    state, doubts = typed_state(command.text, here=municipality(desk, command.body))
    here, found = _listing(desk, command.body, state, doubts)
    message = list_message(found, here.profile, here.words, step=_step())
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _listing(
    desk: Desk, body: Body, state: ListState, doubts: Doubts | None = None
) -> tuple[Municipality, Listing]:
    with looking(desk, body) as doing:
        found = listing(
            doing.session, here=doing.here, viewer=doing.viewer, state=state, doubts=doubts
        )
    return doing.here, found


def _replace(desk: Desk, client: WebClient, respond: Respond, body: Body, state: ListState) -> None:
    """Show another list where the pressed one stands: in its modal, or in its message."""
    here, found = _listing(desk, body, state)
    if (view := body.get("view")) is not None:
        client.views_update(
            view_id=view["id"],
            hash=view["hash"],
            view=list_modal(found, here.profile, here.words, step=_step()),
        )
        return
    message = list_message(found, here.profile, here.words, step=_step())
    respond(text=message.text, blocks=list(message.blocks), replace_original=True)


def _carried(body: Body) -> ListState:
    """The list that a pressed button stands for."""
    return read_list_state(body["actions"][0]["value"])


def _chosen(body: Body) -> ListState:
    """The list as it stood, with everything that stands in its menus by now.

    Two choices in a row may come from the same rendering; the second keeps the first.
    """
    action = body["actions"][0]
    standing = (body.get("state") or {}).get("values", {}).get(action["block_id"], {})
    picked = {
        action_id: element["selected_option"]["value"]
        for action_id, element in {**standing, action["action_id"]: action}.items()
        if element.get("selected_option")
    }
    if not action.get("selected_option"):
        picked[action["action_id"]] = NO_CHOICE  # a client that lets a choice be taken back
    choices = {name.removeprefix(ids.LIST_MENU): slug for name, slug in picked.items()}
    return read_list_state(state_text(action["block_id"])).choosing(choices)


def _step() -> str:
    return uuid4().hex[:STEP_LENGTH]
