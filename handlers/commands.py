"""The slash command: its first word says what somebody wants."""

import re
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.language.commands import nearest, read_trajectory, split_command
from bot.language.understanding import Intent
from bot.messages.escaping import unescape
from bot.messages.help import OPEN_HELP, help_card, help_modal
from bot.messages.list_state import ListState
from bot.messages.message import Message
from bot.messages.misunderstood import Misunderstood, unknown_command
from bot.messages.problems import problem_message
from bot.policy.permissions import Act
from bot.services.conversation_understanding import understand
from bot.services.errors import NotAllowedError
from bot.services.lesson_lists import typed_search
from bot.services.municipality import Municipality
from bot.services.plain_routes import plain_intent
from bot.services.roles import overseers
from bot.services.trajectory_lists import typed_state
from bot.slack.desk import Desk
from handlers.command_words import EVERYDAY, SUBCOMMANDS
from handlers.conversations import talk_from_command
from handlers.door import expect_permitted, needs
from handlers.interaction import Body, Command, municipality, team_of, today
from handlers.opening import show

ANY_COMMAND = re.compile(r"^/.+")
"""Which command it is, the municipality's profile decides; one app may declare several."""

_AROUND_A_WORD = ".,:;!?\"'“”„‘’"
_OF_TRAJECTORIES = frozenset({"traject", "trajecten"})
_OF_SEARCH = frozenset({"zoek", "zoeken", "lessen"})


def register(app: App, desk: Desk) -> None:
    """Answer the slash command. Open to everybody."""

    @app.command(ANY_COMMAND, middleware=needs(desk, Act.ASK_HELP))
    def _command(ack: Ack, client: WebClient, respond: Respond, command: dict[str, Any]) -> None:
        typed = unescape(command.get("text") or "").strip()
        first, rest = split_command(typed)
        word = first.lower().strip(_AROUND_A_WORD)
        subcommand = SUBCOMMANDS.get(word)
        if subcommand is None or not subcommand.only_if(rest):
            _in_own_words(desk, Command(ack, client, respond, command, typed))
        elif _is_let_in(desk, subcommand.act, ack, command):
            subcommand.answer(desk, Command(ack, client, respond, command, rest))

    @app.action(OPEN_HELP, middleware=needs(desk, Act.ASK_HELP))
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


def _is_let_in(desk: Desk, act: Act, ack: Ack, command: Body) -> bool:
    """Whether somebody may do what they typed; who may not reads there who can."""
    try:
        expect_permitted(desk, command, act)
    except NotAllowedError as refused:
        with desk.database.reading() as session:
            here = desk.municipalities.of_team(session, team_of(command))
            whom = overseers(session, here=here)
        _answer(ack, problem_message(refused.phrase, here.words, overseers=whom))
        return False
    return True


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
    if read_trajectory(typed) is not None:
        return Misunderstood(typed, "traject", typed)
    meant = nearest(first, filter(None, SUBCOMMANDS.keys() - EVERYDAY))
    if meant in _OF_SEARCH:
        return Misunderstood(typed, meant, sought=typed_search(rest, here=here)[0])
    listed = typed_state(rest, here=here)[0] if meant == "trajecten" else ListState()
    sought = None if meant else typed_search(typed, here=here)[0]
    case = rest if meant in _OF_TRAJECTORIES else typed
    return Misunderstood(typed, meant, case, listed, sought)


def _answer(ack: Ack, message: Message) -> None:
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")
