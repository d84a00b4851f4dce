"""The slash command: its first word says what somebody wants."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
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
from handlers import (
    lesson_opening,
    procedure,
    small_purchases,
    social_return,
    start_form_opening,
    trajectory_opening,
)
from handlers.action_items import list_from_command as actions_from_command
from handlers.action_items import make_from_command as action_from_command
from handlers.agenda import agenda_from_command
from handlers.attention import attention_from_command
from handlers.calendar import calendar_from_command
from handlers.category_help import help_from_command
from handlers.celebrations import naming_from_command
from handlers.conversations import asked_from_command, talk_from_command
from handlers.costs import list_from_command as costs_list_from_command
from handlers.costs import open_from_command as costs_from_command
from handlers.coverage import coverage_from_command
from handlers.criteria import criteria_from_command
from handlers.door import expect_permitted, needs
from handlers.expertise import expertise_from_command
from handlers.experts import experts_from_command
from handlers.figures import figures_from_command
from handlers.held_meetings import open_from_command as meeting_from_command
from handlers.interaction import Body, Command, municipality, team_of, today
from handlers.lesson_list import search_from_command
from handlers.maximal import maximal_from_command
from handlers.minutes import open_from_command as minutes_from_command
from handlers.opening import show
from handlers.pilots import list_from_command as pilots_from_command
from handlers.pilots import open_from_command as pilot_from_command
from handlers.plan import plan_from_command
from handlers.roles import roles_from_command
from handlers.selection import selection_from_command
from handlers.successes import list_from_command as successes_from_command
from handlers.successes import report_from_command as success_from_command
from handlers.trajectory_list import list_from_command

ANY_COMMAND = re.compile(r"^/.+")
"""Which command it is, the municipality's profile decides; one app may declare several."""

_AROUND_A_WORD = ".,:;!?\"'“”„‘’"

Subcommand = Callable[[Desk, Command], None]


def register(app: App, desk: Desk) -> None:
    """Answer the slash command. Open to everybody."""

    @app.command(ANY_COMMAND, middleware=needs(desk, Act.ASK_HELP))
    def _command(ack: Ack, client: WebClient, respond: Respond, command: dict[str, Any]) -> None:
        typed = unescape(command.get("text") or "").strip()
        first, rest = split_command(typed)
        word = first.lower().strip(_AROUND_A_WORD)
        subcommand = SUBCOMMANDS.get(word)
        if subcommand is None or not _ONLY_IF.get(word, _always)(rest):
            _in_own_words(desk, Command(ack, client, respond, command, typed))
        else:
            act, answer = subcommand
            if _is_let_in(desk, act, ack, command):
                answer(desk, Command(ack, client, respond, command, rest))

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


def _help(desk: Desk, command: Command) -> None:
    """What the bot can do; with a number behind it, what helps at that trajectory.

    A sentence may begin with the word as well: ``hulp van een expert klimaat``.
    """
    if read_trajectory(command.text) is not None:
        help_from_command(desk, command)
    elif plain_intent(f"hulp {command.text}") is not None:
        command.ack()
        talk_from_command(desk, replace(command, text=f"hulp {command.text}"))
    else:
        words = municipality(desk, command.body).words
        _answer(command.ack, help_card(words, unknown=command.text))


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
    meant = nearest(first, filter(None, SUBCOMMANDS.keys() - _EVERYDAY))
    if meant in _OF_SEARCH:
        return Misunderstood(typed, meant, sought=typed_search(rest, here=here)[0])
    listed = typed_state(rest, here=here)[0] if meant == "trajecten" else ListState()
    sought = None if meant else typed_search(typed, here=here)[0]
    case = rest if meant in _OF_TRAJECTORIES else typed
    return Misunderstood(typed, meant, case, listed, sought)


def _always(_rest: str) -> bool:
    return True


def _is_number_or_nothing(rest: str) -> bool:
    return not rest or read_trajectory(rest) is not None


def _is_nothing(rest: str) -> bool:
    return not rest


def _pilot(desk: Desk, command: Command) -> None:
    """A pilot by its number, or all of them; with other words behind it, somebody tells of one."""
    if not command.text:
        pilots_from_command(desk, command)
    elif read_trajectory(command.text) is not None:
        pilot_from_command(desk, command)
    else:
        command.ack()
        talk_from_command(desk, replace(command, text=f"pilot {command.text}"))


def _answer(ack: Ack, message: Message) -> None:
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


SUBCOMMANDS: Mapping[str, tuple[Act, Subcommand]] = {
    "": (Act.ASK_HELP, _help),
    "help": (Act.ASK_HELP, _help),
    "hulp": (Act.ASK_HELP, _help),
    "traject": (Act.LOG, trajectory_opening.open_from_command),
    "startformulier": (Act.CHANGE, start_form_opening.open_from_command),
    "les": (Act.TELL_LESSON, lesson_opening.open_from_command),
    "leerervaring": (Act.TELL_LESSON, lesson_opening.open_from_command),
    "puzzelstukje": (Act.TELL_LESSON, lesson_opening.open_from_command),
    "trajecten": (Act.FIND, list_from_command),
    "zoek": (Act.FIND, search_from_command),
    "zoeken": (Act.FIND, search_from_command),
    "lessen": (Act.FIND, search_from_command),
    "gevraagd": (Act.OVERSEE, asked_from_command),
    "sr": (Act.RECKON, social_return.from_command),
    "sroi": (Act.RECKON, social_return.from_command),
    "social": (Act.RECKON, social_return.from_two_words),
    "social-return": (Act.RECKON, social_return.from_command),
    "drempel": (Act.RECKON, procedure.from_command),
    "drempels": (Act.RECKON, procedure.from_command),
    "klein": (Act.LOG, small_purchases.open_from_command),
    "expertise": (Act.FIND, expertise_from_command),
    "expert": (Act.READ_EXPERTISE, experts_from_command),
    "experts": (Act.READ_EXPERTISE, experts_from_command),
    "maximaal": (Act.READ_EXPERTISE, maximal_from_command),
    "criteria": (Act.FIND, criteria_from_command),
    "criterium": (Act.FIND, criteria_from_command),
    "criteriatool": (Act.FIND, criteria_from_command),
    "pilot": (Act.FIND, _pilot),
    "pilots": (Act.READ_PILOTS, pilots_from_command),
    "plan": (Act.READ_PLAN, plan_from_command),
    "agenda": (Act.BRING_AGENDA, agenda_from_command),
    "agendapunt": (Act.BRING_AGENDA, agenda_from_command),
    "dekking": (Act.READ_EXPERTISE, coverage_from_command),
    "selectie": (Act.CALL_MEETING, selection_from_command),
    "overleg": (Act.READ_MEETINGS, calendar_from_command),
    "overleggen": (Act.READ_MEETINGS, calendar_from_command),
    "rol": (Act.READ_ROLES, roles_from_command),
    "rollen": (Act.READ_ROLES, roles_from_command),
    "meldingen": (Act.CHOOSE_MOMENTS, attention_from_command),
    "melding": (Act.CHOOSE_MOMENTS, attention_from_command),
    "cijfers": (Act.READ_FIGURES, figures_from_command),
    "actie": (Act.MAKE_ACTION, action_from_command),
    "actiepunt": (Act.MAKE_ACTION, action_from_command),
    "acties": (Act.FIND, actions_from_command),
    "actiepunten": (Act.FIND, actions_from_command),
    "notulen": (Act.HOLD_MEETING, meeting_from_command),
    "verslag": (Act.HOLD_MEETING, minutes_from_command),
    "kosten": (Act.READ_COSTS, costs_from_command),
    "financien": (Act.LIST_COSTS, costs_list_from_command),
    "financiën": (Act.LIST_COSTS, costs_list_from_command),
    "finance": (Act.LIST_COSTS, costs_list_from_command),
    "succes": (Act.REPORT_SUCCESS, success_from_command),
    "viering": (Act.REPORT_SUCCESS, success_from_command),
    "vieren": (Act.REPORT_SUCCESS, success_from_command),
    "noemen": (Act.CHOOSE_MOMENTS, naming_from_command),
    "successen": (Act.REPORT_SUCCESS, successes_from_command),
}
_ONLY_IF: Mapping[str, Callable[[str], bool]] = {
    "social": social_return.is_asked,
    "drempel": procedure.is_asked,
    "drempels": procedure.is_asked,
    "kosten": _is_number_or_nothing,
    "melding": _is_nothing,
    "noemen": _is_nothing,
    "meldingen": _is_nothing,
    **dict.fromkeys(("financien", "financiën", "finance"), _is_nothing),
    **dict.fromkeys(("financien", "financiën", "finance", "overleg", "overleggen"), _is_nothing),
}
"""Words with which another sentence may begin: what stands behind them decides."""

ALIASES: Mapping[str, str] = {
    "": "hulp",
    "help": "hulp",
    "leerervaring": "les",
    "puzzelstukje": "les",
    "zoeken": "zoek",
    "lessen": "zoek",
    "sroi": "sr",
    "social": "sr",
    "social-return": "sr",
    "drempels": "drempel",
    "expert": "experts",
    "criterium": "criteria",
    "criteriatool": "criteria",
    "agendapunt": "agenda",
    "overleggen": "overleg",
    "rol": "rollen",
    "actiepunt": "actie",
    "actiepunten": "acties",
    "melding": "meldingen",
    "financiën": "financien",
    "finance": "financien",
    "viering": "succes",
    "vieren": "succes",
}
"""Words that do the same as another; the help names that one alone."""

_EVERYDAY = {"sr", "sroi", "klein", *_ONLY_IF}
"""Nobody who types a word that looks like one of these has made a slip: ``sociaal``, ``kleine``."""

_OF_TRAJECTORIES = frozenset({"traject", "trajecten"})
_OF_SEARCH = frozenset({"zoek", "zoeken", "lessen"})
