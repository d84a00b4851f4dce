"""The slash command: its first word says what somebody wants."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.language.commands import nearest, read_number, split_command
from bot.language.understanding import Intent
from bot.messages.escaping import unescape
from bot.messages.help import OPEN_HELP, help_card, help_modal
from bot.messages.list_state import ListState
from bot.messages.message import Message
from bot.messages.misunderstood import Misunderstood, unknown_command
from bot.services.conversation_understanding import understand
from bot.services.lesson_lists import typed_search
from bot.services.municipality import Municipality
from bot.services.plain_routes import plain_intent
from bot.services.trajectory_lists import typed_state
from bot.slack.desk import Desk
from handlers import (
    lesson_opening,
    procedure,
    small_purchases,
    social_return,
    start_form_opening,
    trajectory_opening,
)
from handlers.conversations import asked_from_command, talk_from_command
from handlers.expertise import expertise_from_command
from handlers.experts import experts_from_command
from handlers.interaction import Command, municipality, today
from handlers.lesson_list import search_from_command
from handlers.maximal import maximal_from_command
from handlers.opening import show
from handlers.pilots import list_from_command as pilots_from_command
from handlers.pilots import open_from_command as pilot_from_command
from handlers.plan import plan_from_command
from handlers.trajectory_list import list_from_command

ANY_COMMAND = re.compile(r"^/.+")
"""Which command it is, the municipality's profile decides; one app may declare several."""

_AROUND_A_WORD = ".,:;!?\"'“”„‘’"

Subcommand = Callable[[Desk, Command], None]


def register(app: App, desk: Desk) -> None:
    """Answer the slash command. Open to everybody."""

    @app.command(ANY_COMMAND)
    def _command(ack: Ack, client: WebClient, respond: Respond, command: dict[str, Any]) -> None:
        typed = unescape(command.get("text") or "").strip()
        first, rest = split_command(typed)
        word = first.lower().strip(_AROUND_A_WORD)
        subcommand = _SUBCOMMANDS.get(word)
        if subcommand is None or not _ONLY_IF.get(word, _always)(rest):
            _in_own_words(desk, Command(ack, client, respond, command, typed))
        else:
            subcommand(desk, Command(ack, client, respond, command, rest))

    @app.action(OPEN_HELP)
    def _asked(ack: Ack, client: WebClient, respond: Respond, body: dict[str, Any]) -> None:
        ack()
        words = municipality(desk, body).words
        if "view" in body:  # pressed in the Home tab, where there is no conversation
            show(client, body, help_modal(words))
            return
        message = help_card(words)
        respond(
            text=message.text,
            blocks=list(message.blocks),
            response_type="ephemeral",
            replace_original=False,
        )


def _help(desk: Desk, command: Command) -> None:
    _answer(command.ack, help_card(municipality(desk, command.body).words))


def _in_own_words(desk: Desk, command: Command) -> None:
    """A first word that is none of ours: a slip of the finger, a sentence, or neither."""
    here = municipality(desk, command.body)
    misunderstood = _misunderstood(command.text, here)
    if misunderstood.meant is None:
        meant = understand(command.text, here=here, today=today(desk, here))
        if meant.intent is not Intent.UNKNOWN or plain_intent(command.text) is not None:
            command.ack()
            talk_from_command(desk, command)
            return
    _answer(command.ack, unknown_command(misunderstood, here.words))


def _misunderstood(typed: str, here: Municipality) -> Misunderstood:
    """What somebody may have meant. Only behind a word for trajectories stands a case alone."""
    first, rest = split_command(typed)
    if read_number(typed) is not None:
        return Misunderstood(typed, "traject", typed)
    meant = nearest(first, filter(None, _SUBCOMMANDS.keys() - _EVERYDAY))
    if meant in _OF_SEARCH:
        return Misunderstood(typed, meant, sought=typed_search(rest, here=here)[0])
    listed = typed_state(rest, here=here)[0] if meant == "trajecten" else ListState()
    sought = None if meant else typed_search(typed, here=here)[0]
    case = rest if meant in _OF_TRAJECTORIES else typed
    return Misunderstood(typed, meant, case, listed, sought)


def _always(_rest: str) -> bool:
    return True


def _pilot(desk: Desk, command: Command) -> None:
    """A pilot by its number, or all of them; with other words behind it, somebody tells of one."""
    if not command.text:
        pilots_from_command(desk, command)
    elif read_number(command.text) is not None:
        pilot_from_command(desk, command)
    else:
        command.ack()
        talk_from_command(desk, replace(command, text=f"pilot {command.text}"))


def _answer(ack: Ack, message: Message) -> None:
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


_SUBCOMMANDS: Mapping[str, Subcommand] = {
    "": _help,
    "help": _help,
    "hulp": _help,
    "traject": trajectory_opening.open_from_command,
    "startformulier": start_form_opening.open_from_command,
    "les": lesson_opening.open_from_command,
    "leerervaring": lesson_opening.open_from_command,
    "puzzelstukje": lesson_opening.open_from_command,
    "trajecten": list_from_command,
    "zoek": search_from_command,
    "zoeken": search_from_command,
    "lessen": search_from_command,
    "gevraagd": asked_from_command,
    "sr": social_return.from_command,
    "sroi": social_return.from_command,
    "social": social_return.from_two_words,
    "social-return": social_return.from_command,
    "drempel": procedure.from_command,
    "drempels": procedure.from_command,
    "klein": small_purchases.open_from_command,
    "expertise": expertise_from_command,
    "expert": experts_from_command,
    "experts": experts_from_command,
    "maximaal": maximal_from_command,
    "pilot": _pilot,
    "pilots": pilots_from_command,
    "plan": plan_from_command,
}
_ONLY_IF: Mapping[str, Callable[[str], bool]] = {
    "social": social_return.is_asked,
    "drempel": procedure.is_asked,
    "drempels": procedure.is_asked,
}
"""Words with which another sentence may begin: what stands behind them decides."""

_EVERYDAY = {"sr", "sroi", "klein", *_ONLY_IF}
"""Nobody who types a word that looks like one of these has made a slip: ``sociaal``, ``kleine``."""

_OF_TRAJECTORIES = frozenset({"traject", "trajecten"})
_OF_SEARCH = frozenset({"zoek", "zoeken", "lessen"})
