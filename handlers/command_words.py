"""The words of the slash command: one row each, with who may use it and what answers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.language.commands import read_trajectory
from bot.policy.permissions import Act
from bot.slack.desk import Desk
from handlers import (
    lesson_opening,
    procedure,
    small_purchases,
    social_return,
    start_form_opening,
    teams,
    trajectory_opening,
)
from handlers.action_items import list_from_command as actions_from_command
from handlers.action_items import make_from_command as action_from_command
from handlers.agenda import agenda_from_command
from handlers.attention import attention_from_command
from handlers.award_cases import award_from_command
from handlers.calendar import calendar_from_command
from handlers.calendar_file import file_from_command
from handlers.celebrations import naming_from_command
from handlers.champions import champions_from_command
from handlers.communication import communication_from_command
from handlers.community import profile_from_command
from handlers.conversations import asked_from_command
from handlers.costs import list_from_command as costs_list_from_command
from handlers.costs import open_from_command as costs_from_command
from handlers.coverage import ambassadors_from_command, coverage_from_command
from handlers.criteria import criteria_from_command
from handlers.digest import digest_from_command
from handlers.expertise import expertise_from_command
from handlers.experts import experts_from_command
from handlers.figures import figures_from_command
from handlers.finding_people import is_for_people, who_from_command
from handlers.gatherings import gatherings_from_command
from handlers.handing_over import hand_over_from_command
from handlers.held_meetings import open_from_command as meeting_from_command
from handlers.help_command import help_or_sentence
from handlers.interaction import Command
from handlers.lesson_list import search_from_command
from handlers.maximal import maximal_from_command
from handlers.minutes import open_from_command as minutes_from_command
from handlers.money import money_from_command
from handlers.pilots import list_from_command as pilots_from_command
from handlers.pilots import pilot_or_sentence
from handlers.plan import plan_from_command
from handlers.roles import roles_from_command
from handlers.room import room_from_command
from handlers.selection import selection_from_command
from handlers.successes import list_from_command as successes_from_command
from handlers.successes import report_from_command as success_from_command
from handlers.teams import team_from_command
from handlers.tender_calendar import tenders_from_command
from handlers.trajectory_list import list_from_command
from handlers.watch import watch_from_command

Subcommand = Callable[[Desk, Command], None]


def anything(_rest: str) -> bool:
    """Whatever stands behind it."""
    return True


def nothing(rest: str) -> bool:
    """Only where nothing stands behind it."""
    return not rest


def number_or_nothing(rest: str) -> bool:
    """Only where the number of a trajectory stands behind it, or nothing."""
    return not rest or read_trajectory(rest) is not None


@dataclass(frozen=True)
class Word:
    """What a first word asks for.

    ``also``: other words that do the same. ``same_as``: the word that the help names instead,
    where this one does nearly the same. ``only_if``: with anything else behind it, the word
    begins another sentence. ``is_everyday``: who types a word that looks like it made no slip
    (``kleine``).
    """

    act: Act
    answer: Subcommand
    also: tuple[str, ...] = ()
    only_if: Callable[[str], bool] = anything
    same_as: str = ""
    is_everyday: bool = False


WORDS: Mapping[str, Word] = {
    "hulp": Word(Act.ASK_HELP, help_or_sentence, also=("", "help")),
    "traject": Word(Act.LOG, trajectory_opening.open_from_command),
    "startformulier": Word(Act.CHANGE, start_form_opening.open_from_command),
    "les": Word(
        Act.TELL_LESSON, lesson_opening.open_from_command, also=("leerervaring", "puzzelstukje")
    ),
    "trajecten": Word(Act.FIND, list_from_command),
    "zoek": Word(Act.FIND, search_from_command, also=("zoeken", "lessen")),
    "kalender": Word(
        Act.READ_TENDERS, tenders_from_command, also=("aanbestedingen", "aanbestedingskalender")
    ),
    "agendabestand": Word(Act.FOLLOW_CALENDAR, file_from_command),
    "weekbericht": Word(Act.OVERSEE, digest_from_command),
    "begroting": Word(Act.LIST_COSTS, money_from_command, also=("kadernota",), only_if=nothing),
    "team": Word(Act.READ_TEAM, team_from_command, only_if=teams.is_asked),
    "teams": Word(Act.READ_TEAM, team_from_command, only_if=nothing, same_as="team"),
    "succes": Word(Act.REPORT_SUCCESS, success_from_command, also=("viering", "vieren")),
    "noemen": Word(Act.CHOOSE_MOMENTS, naming_from_command, only_if=nothing),
    "successen": Word(Act.REPORT_SUCCESS, successes_from_command),
    "wie": Word(Act.FIND_PEOPLE, who_from_command, only_if=is_for_people),
    "wiehelpt": Word(Act.FIND_PEOPLE, who_from_command, same_as="wie"),
    "community": Word(Act.KEEP_PROFILE, profile_from_command, also=("profiel",), only_if=nothing),
    "mijnprofiel": Word(Act.KEEP_PROFILE, profile_from_command, same_as="community"),
    "vaandeldragers": Word(Act.FIND_PEOPLE, champions_from_command, also=("vaandeldrager",)),
    "ruimte": Word(Act.READ_ROOM, room_from_command),
    "masterclasses": Word(
        Act.SIGN_UP,
        gatherings_from_command,
        also=("masterclass", "bijeenkomsten", "netwerk"),
        only_if=nothing,
    ),
    "communicatie": Word(
        Act.KEEP_OUTREACH,
        communication_from_command,
        also=("communicatieplan", "nieuwsbrief"),
        only_if=nothing,
    ),
    "ambassadeurs": Word(Act.READ_EXPERTISE, ambassadors_from_command, also=("ambassadeur",)),
    "volglijst": Word(Act.WATCH, watch_from_command, also=("volgen", "ontwikkelingen")),
    "overdragen": Word(
        Act.HAND_OVER, hand_over_from_command, also=("overdracht",), only_if=nothing
    ),
    "prijs": Word(
        Act.CHOOSE_AWARD, award_from_command, also=("koopwijsprijs", "dossier"), only_if=nothing
    ),
    "gevraagd": Word(Act.OVERSEE, asked_from_command),
    "sr": Word(
        Act.RECKON, social_return.from_command, also=("sroi", "social-return"), is_everyday=True
    ),
    "social": Word(
        Act.RECKON,
        social_return.from_two_words,
        only_if=social_return.is_asked,
        same_as="sr",
    ),
    "drempel": Word(
        Act.RECKON, procedure.from_command, also=("drempels",), only_if=procedure.is_asked
    ),
    "klein": Word(Act.LOG, small_purchases.open_from_command, is_everyday=True),
    "expertise": Word(Act.FIND, expertise_from_command),
    "experts": Word(Act.READ_EXPERTISE, experts_from_command, also=("expert",)),
    "maximaal": Word(Act.READ_EXPERTISE, maximal_from_command),
    "criteria": Word(Act.FIND, criteria_from_command, also=("criterium", "criteriatool")),
    "pilot": Word(Act.FIND, pilot_or_sentence),
    "pilots": Word(Act.READ_PILOTS, pilots_from_command),
    "plan": Word(Act.READ_PLAN, plan_from_command),
    "agenda": Word(Act.BRING_AGENDA, agenda_from_command, also=("agendapunt",)),
    "dekking": Word(Act.READ_EXPERTISE, coverage_from_command),
    "selectie": Word(Act.CALL_MEETING, selection_from_command),
    "overleg": Word(
        Act.READ_MEETINGS, calendar_from_command, also=("overleggen",), only_if=nothing
    ),
    "rollen": Word(Act.READ_ROLES, roles_from_command, also=("rol",)),
    "meldingen": Word(
        Act.CHOOSE_MOMENTS, attention_from_command, also=("melding",), only_if=nothing
    ),
    "cijfers": Word(Act.READ_FIGURES, figures_from_command),
    "actie": Word(Act.MAKE_ACTION, action_from_command, also=("actiepunt",)),
    "acties": Word(Act.FIND, actions_from_command, also=("actiepunten",)),
    "notulen": Word(Act.HOLD_MEETING, meeting_from_command),
    "verslag": Word(Act.HOLD_MEETING, minutes_from_command),
    "kosten": Word(Act.READ_COSTS, costs_from_command, only_if=number_or_nothing),
    "financien": Word(
        Act.LIST_COSTS, costs_list_from_command, also=("financiën", "finance"), only_if=nothing
    ),
}
"""Every word with its row; another command gets a row here."""

SUBCOMMANDS: Mapping[str, Word] = {
    each: word for name, word in WORDS.items() for each in (name, *word.also)
}
"""What every word that can be typed asks for."""

ALIASES: Mapping[str, str] = {
    **{each: name for name, word in WORDS.items() for each in word.also},
    **{name: word.same_as for name, word in WORDS.items() if word.same_as},
}
"""Words that do the same as another; the help names that one alone."""

EVERYDAY = frozenset(
    name for name, word in SUBCOMMANDS.items() if word.is_everyday or word.only_if is not anything
)
"""Nobody who types a word that looks like one of these has made a slip: ``sociaal``, ``kleine``."""
