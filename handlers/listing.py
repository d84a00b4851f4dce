"""What every list answers to: it opens, turns and is filtered in place, message or modal."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import uuid4

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages.list_menus import STEP_LENGTH, state_text
from bot.messages.list_parts import ListIds
from bot.messages.list_state import NO_CHOICE, CarriedState
from bot.messages.message import Block, Message
from bot.policy.permissions import Act
from bot.slack.desk import Desk
from bot.slack.failures import code_of
from handlers.door import needs
from handlers.interaction import Body
from handlers.opening import show

HASH_CONFLICT = "hash_conflict"

StateT = TypeVar("StateT", bound=CarriedState)


@dataclass(frozen=True)
class ListScreen(Generic[StateT]):
    """A list as its buttons and menus know it.

    ``message`` and ``modal`` show it to whoever sent the body, as the state says.
    ``field`` is the action id of the field in the modal in which words are typed, if any.
    ``act`` is what somebody who opens or turns it does.
    """

    ids: ListIds
    kind: type[StateT]
    message: Callable[[Desk, Body, StateT], Message]
    modal: Callable[[Desk, Body, StateT], Block]
    field: str | None = None
    act: Act = Act.FIND


@dataclass(frozen=True)
class Press:
    """A click or choice in a list, and the ways to answer it."""

    desk: Desk
    client: WebClient
    respond: Respond
    body: Body


def register_list(app: App, desk: Desk, screen: ListScreen[StateT]) -> None:
    """Let the list be opened, turned and filtered; the services list what may be seen."""
    ids = screen.ids
    turns = re.compile(f"^({re.escape(ids.previous)}|{re.escape(ids.next)})$")

    @app.action(ids.open, middleware=needs(desk, screen.act))
    def _open(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        show(client, body, screen.modal(desk, body, carried(screen, body)))

    @app.action(ids.clear, middleware=needs(desk, screen.act))
    def _clear(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        replace_list(Press(desk, client, respond, body), screen, carried(screen, body))

    @app.action(turns, middleware=needs(desk, screen.act))
    def _turn(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        state = standing(screen, body, carried(screen, body))
        replace_list(Press(desk, client, respond, body), screen, state)

    @app.action(re.compile(f"^{re.escape(ids.menu)}"), middleware=needs(desk, screen.act))
    def _choose(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        state = chosen(screen, body)
        replace_list(Press(desk, client, respond, body), screen, state, insist=True)


def replace_list(
    press: Press, screen: ListScreen[StateT], state: StateT, *, insist: bool = False
) -> None:
    """Show another list where the pressed one stands: in its modal, or in its message.

    :param insist: also where the modal has changed since. What was chosen just before in the
        same rendering came along with the choice, so nothing gets lost; a second click on a
        button that turns has nothing to add.
    """
    desk, client, body = press.desk, press.client, press.body
    if (view := body.get("view")) is None:
        message = screen.message(desk, body, state)
        press.respond(text=message.text, blocks=list(message.blocks), replace_original=True)
        return
    modal = screen.modal(desk, body, state)
    try:
        client.views_update(view_id=view["id"], hash=view["hash"], view=modal)
    except SlackApiError as error:
        if not insist or code_of(error) != HASH_CONFLICT:
            raise
        client.views_update(view_id=view["id"], view=modal)


def carried(screen: ListScreen[StateT], body: Body) -> StateT:
    """The list that a pressed button stands for."""
    return screen.kind.read(body["actions"][0]["value"])


def chosen(screen: ListScreen[StateT], body: Body) -> StateT:
    """The list as it stood, with what was chosen and everything else that stands there now."""
    action = body["actions"][0]
    state = screen.kind.read(state_text(action["block_id"]))
    return standing(screen, body, state.choosing(_picked(screen, [action])))


def standing(screen: ListScreen[StateT], body: Body, state: StateT) -> StateT:
    """The list with what stands in its menus and its field by now; else on its own page.

    Two choices in a row may come from the same rendering; the second keeps the first.
    """
    pressed = [action["action_id"] for action in body.get("actions", ())]
    others = [each for _, each in _elements(body) if each["action_id"] not in pressed]
    latest = state.choosing(_picked(screen, others))
    if (typed := typed_words(screen, body)) is not None:
        latest = latest.about(typed.words)
    return state if latest == state.at(1) else latest


@dataclass(frozen=True)
class Typed:
    """What stands in the field of a list, and the block id that it stands under."""

    words: str
    block_id: str


def typed_words(screen: ListScreen[StateT], body: Body) -> Typed | None:
    """What somebody typed in the field of the list, where it has one."""
    for block_id, element in _elements(body):
        if element["action_id"] == screen.field:
            return Typed(element.get("value") or "", block_id)
    return None


def new_step() -> str:
    """Characters that make a rendering its own."""
    return uuid4().hex[:STEP_LENGTH]


def _picked(screen: ListScreen[StateT], elements: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What each menu says; a client that lets a choice be taken back sends no option."""
    return {
        each["action_id"].removeprefix(screen.ids.menu): (each.get("selected_option") or {}).get(
            "value", NO_CHOICE
        )
        for each in elements
        if each["action_id"].startswith(screen.ids.menu)
    }


def _elements(body: Body) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every field and menu with its block id and what stands in it, where Slack told that."""
    state = (body.get("view") or body).get("state") or {}
    for block_id, elements in (state.get("values") or {}).items():
        for action_id, element in elements.items():
            yield block_id, {**element, "action_id": action_id}
