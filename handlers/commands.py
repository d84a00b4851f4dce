"""The slash command: its first word says what somebody wants."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.messages.escaping import unescape
from bot.messages.help import help_card, unknown_command
from bot.messages.message import Message
from bot.slack.desk import Desk
from handlers.interaction import Command, municipality
from handlers.trajectory_list import list_from_command
from handlers.trajectory_opening import open_from_command

ANY_COMMAND = re.compile(r"^/.+")
"""Which command it is, the municipality's profile decides; one app may declare several."""

Subcommand = Callable[[Desk, Command], None]


def register(app: App, desk: Desk) -> None:
    """Answer the slash command. Open to everybody."""

    @app.command(ANY_COMMAND)
    def _command(ack: Ack, client: WebClient, respond: Respond, command: dict[str, Any]) -> None:
        first, _, rest = unescape(command.get("text") or "").strip().partition(" ")
        subcommand = _SUBCOMMANDS.get(first.lower(), _unknown)
        text = rest.strip() if subcommand is not _unknown else f"{first} {rest}".strip()
        subcommand(desk, Command(ack, client, respond, command, text))


def _help(desk: Desk, command: Command) -> None:
    _answer(command.ack, help_card(municipality(desk, command.body).words))


def _unknown(desk: Desk, command: Command) -> None:
    words = municipality(desk, command.body).words
    _answer(command.ack, unknown_command(command.text, words))


def _answer(ack: Ack, message: Message) -> None:
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


_SUBCOMMANDS: Mapping[str, Subcommand] = {
    "": _help,
    "help": _help,
    "hulp": _help,
    "traject": open_from_command,
    "trajecten": list_from_command,
}
