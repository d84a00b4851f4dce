"""Opening a modal before Slack gives up: a trigger lives three seconds."""

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages.message import Block
from bot.messages.misunderstood import too_slow
from bot.slack.desk import Desk
from bot.slack.failures import EXPIRED_TRIGGER, NO_ANSWER, code_of
from handlers.interaction import Body, Command, municipality

_PILE_IS_FULL = "push_limit_reached"

log = structlog.get_logger()


def show(client: WebClient, body: Body, view: Block) -> None:
    """Open a modal, on top of the one in which the button stands if there is one.

    Slack piles up three; a fourth takes the place of the one in front.
    """
    standing = body.get("view") or {}
    if standing.get("type") != "modal":
        client.views_open(trigger_id=body["trigger_id"], view=view)
        return
    try:
        client.views_push(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as error:
        if code_of(error) != _PILE_IS_FULL:
            raise
        client.views_update(view_id=standing["id"], hash=standing["hash"], view=view)


def swap(client: WebClient, body: Body, view: Block) -> None:
    """Let a modal take the place of the one in which the button stands; else open it.

    So nothing that is out of date stays underneath. Whoever presses twice sees what came of
    the last press: with Slack's hash the second picture would be refused, and the step taken.
    """
    standing = body.get("view") or {}
    if standing.get("type") != "modal":
        client.views_open(trigger_id=body["trigger_id"], view=view)
        return
    client.views_update(view_id=standing["id"], view=view)


def open_for_command(desk: Desk, command: Command, view: Block, again: str) -> None:
    """Open what a command asks for; where that comes too late, offer it with a click.

    :param again: the action id of a button that does the same with what was typed.
    """
    try:
        command.client.views_open(trigger_id=command.body["trigger_id"], view=view)
    except SlackApiError as error:
        if code_of(error) != EXPIRED_TRIGGER:
            raise
        _offer_again(desk, command, again, error)
    except NO_ANSWER as error:
        _offer_again(desk, command, again, error)


def _offer_again(desk: Desk, command: Command, again: str, error: Exception) -> None:
    """Nothing opened: a click gives a new chance, with everything that was typed."""
    log.warning("a modal came too late", error=code_of(error) or type(error).__name__)
    message = too_slow(command.text, municipality(desk, command.body).words, again=again)
    command.respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral")
