"""Who may do what: the one table that every rule and every handler reads from. Pure.

A handler names the act at its registration; the door (``handlers/door.py``) reads this table
before anything is done. What hangs on one trajectory, lesson or question is decided by the
rules that know whom it concerns; they read the same table.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from storage.vocabulary import MunicipalRole


class Standing(StrEnum):
    """How somebody stands to the municipality, or to what it is about.

    ``involved``: has a role in the trajectory or logged it, told the lesson, was asked.
    ``outsider``: a guest, or somebody of another organisation.
    """

    COORDINATOR = "coordinator"
    ADVISER = "adviser"
    FINANCE = "finance"
    COLLEAGUE = "colleague"
    INVOLVED = "involved"
    OUTSIDER = "outsider"


class Act(StrEnum):
    """What somebody can want to do; a handler names one where it is registered."""

    ASK_HELP = "ask_help"
    TALK = "talk"
    CHOOSE_MOMENTS = "choose_moments"
    LOG = "log"
    RECKON = "reckon"
    FIND = "find"
    SEE_CARD = "see_card"
    READ_SHARED = "read_shared"
    READ_UNSHARED = "read_unshared"
    READ_CONFIDENTIAL = "read_confidential"
    CHANGE = "change"
    JUDGE_START_FORM = "judge_start_form"
    KEEP_PROMISES = "keep_promises"
    ANSWER_EXPERTISE = "answer_expertise"
    ANSWER_OWN = "answer_own"
    TELL_LESSON = "tell_lesson"
    READ_LESSONS = "read_lessons"
    CHANGE_LESSON = "change_lesson"
    RETRACT_LESSON = "retract_lesson"
    MERGE_LESSONS = "merge_lessons"
    READ_COSTS = "read_costs"
    LIST_COSTS = "list_costs"
    READ_EXPERTISE = "read_expertise"
    APPOINT = "appoint"
    WRITE_MAXIMAL = "write_maximal"
    READ_CRITERIA = "read_criteria"
    KEEP_CRITERIA = "keep_criteria"
    READ_FIGURES = "read_figures"
    READ_PILOTS = "read_pilots"
    READ_PLAN = "read_plan"
    KEEP_PLAN = "keep_plan"
    READ_ROLES = "read_roles"
    GIVE_ROLES = "give_roles"
    BRING_AGENDA = "bring_agenda"
    READ_AGENDA = "read_agenda"
    ATTEND = "attend"
    CALL_MEETING = "call_meeting"
    READ_MEETINGS = "read_meetings"
    KEEP_MEETINGS = "keep_meetings"
    OVERSEE = "oversee"
    SETTLE_DELIVERY = "settle_delivery"
    MAKE_ACTION = "make_action"
    GIVE_ACTION = "give_action"
    SETTLE_ACTION = "settle_action"
    HOLD_MEETING = "hold_meeting"
    READ_TENDERS = "read_tenders"
    ADD_TENDER = "add_tender"
    KEEP_TENDERS = "keep_tenders"
    IMPORT_TENDERS = "import_tenders"
    ANSWER_NUDGE = "answer_nudge"
    READ_TEAM = "read_team"
    KEEP_TALKS = "keep_talks"
    FOLLOW_CALENDAR = "follow_calendar"
    REPORT_SUCCESS = "report_success"
    KEEP_SUCCESSES = "keep_successes"
    CONGRATULATE = "congratulate"
    INVITE_CHAMPION = "invite_champion"
    ASK_ROOM = "ask_room"
    DECIDE_ROOM = "decide_room"
    READ_ROOM = "read_room"
    FIND_PEOPLE = "find_people"
    KEEP_PROFILE = "keep_profile"
    HAND_OVER = "hand_over"
    CHOOSE_AWARD = "choose_award"
    KEEP_OUTREACH = "keep_outreach"
    SIGN_UP = "sign_up"
    WATCH = "watch"
    KEEP_WATCH = "keep_watch"


_C, _A, _INSIDE = Standing.COORDINATOR, Standing.ADVISER, Standing.COLLEAGUE
_OWN, _FINANCE = Standing.INVOLVED, Standing.FINANCE

EVERYBODY = frozenset(Standing)

PERMISSIONS: Mapping[Act, frozenset[Standing]] = {
    Act.ASK_HELP: EVERYBODY,
    Act.TALK: EVERYBODY,
    Act.CHOOSE_MOMENTS: EVERYBODY,
    Act.LOG: EVERYBODY,
    Act.RECKON: EVERYBODY,
    Act.FIND: EVERYBODY,
    Act.SEE_CARD: EVERYBODY,
    Act.READ_SHARED: frozenset({_C, _A, _INSIDE, _OWN}),
    Act.READ_UNSHARED: frozenset({_C, _A, _OWN}),
    Act.READ_CONFIDENTIAL: frozenset({_C, _A, _OWN}),
    Act.CHANGE: frozenset({_C, _A, _OWN}),
    Act.JUDGE_START_FORM: frozenset({_C, _A}),
    Act.KEEP_PROMISES: frozenset({_OWN}),
    Act.ANSWER_EXPERTISE: frozenset({_C, _A, _OWN}),
    Act.ANSWER_OWN: frozenset({_OWN}),
    Act.TELL_LESSON: EVERYBODY,
    Act.READ_LESSONS: frozenset({_C, _A, _INSIDE, _OWN}),
    Act.CHANGE_LESSON: frozenset({_C, _A, _OWN}),
    Act.RETRACT_LESSON: frozenset({_C, _OWN}),
    Act.MERGE_LESSONS: frozenset({_C}),
    Act.READ_COSTS: frozenset({_C, _A, _OWN, _FINANCE}),
    Act.LIST_COSTS: frozenset({_C, _A, _FINANCE}),
    Act.READ_EXPERTISE: frozenset({_C, _A, _INSIDE}),
    Act.APPOINT: frozenset({_C}),
    Act.WRITE_MAXIMAL: frozenset({_C}),
    Act.READ_CRITERIA: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_CRITERIA: frozenset({_C, _A}),
    Act.READ_FIGURES: frozenset({_C, _A, _INSIDE}),
    Act.READ_PILOTS: frozenset({_C, _A, _INSIDE}),
    Act.READ_PLAN: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_PLAN: frozenset({_C}),
    Act.READ_ROLES: frozenset({_C, _A, _INSIDE}),
    Act.GIVE_ROLES: frozenset({_C}),
    Act.BRING_AGENDA: frozenset({_C, _A, _INSIDE}),
    Act.READ_AGENDA: frozenset({_C, _A}),
    Act.ATTEND: frozenset({_C, _A, _INSIDE}),
    Act.CALL_MEETING: frozenset({_C, _A}),
    Act.READ_MEETINGS: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_MEETINGS: frozenset({_C}),
    Act.OVERSEE: frozenset({_C, _A}),
    Act.SETTLE_DELIVERY: frozenset({_C}),
    Act.MAKE_ACTION: frozenset({_C, _A, _INSIDE}),
    Act.GIVE_ACTION: frozenset({_C, _A}),
    Act.SETTLE_ACTION: frozenset({_C, _A, _OWN}),
    Act.HOLD_MEETING: frozenset({_C, _A, _OWN}),
    Act.READ_TENDERS: frozenset({_C, _A, _INSIDE, _OWN}),
    Act.ADD_TENDER: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_TENDERS: frozenset({_C, _A, _OWN}),
    Act.IMPORT_TENDERS: frozenset({_C, _A}),
    Act.ANSWER_NUDGE: frozenset({_C, _A, _INSIDE, _OWN}),
    Act.READ_TEAM: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_TALKS: frozenset({_C, _A}),
    Act.FOLLOW_CALENDAR: frozenset({_C, _A, _INSIDE}),
    Act.REPORT_SUCCESS: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_SUCCESSES: frozenset({_C}),
    Act.CONGRATULATE: EVERYBODY,
    Act.INVITE_CHAMPION: frozenset({_C, _A, _OWN}),
    Act.ASK_ROOM: frozenset({_C, _A, _OWN}),
    Act.DECIDE_ROOM: frozenset({_C}),
    Act.READ_ROOM: frozenset({_C, _A, _OWN}),
    Act.FIND_PEOPLE: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_PROFILE: frozenset({_C, _A, _INSIDE}),
    Act.HAND_OVER: frozenset({_C, _OWN}),
    Act.CHOOSE_AWARD: frozenset({_C}),
    Act.KEEP_OUTREACH: frozenset({_C}),
    Act.SIGN_UP: frozenset({_C, _A, _INSIDE}),
    Act.WATCH: frozenset({_C, _A, _INSIDE}),
    Act.KEEP_WATCH: frozenset({_C, _A, _OWN}),
}
"""Every act with who may do it. A member or a champion may do what a colleague may; somebody of
Finance is a colleague as well."""

_BY_ROLE = {
    MunicipalRole.COORDINATOR: Standing.COORDINATOR,
    MunicipalRole.ADVISER: Standing.ADVISER,
    MunicipalRole.FINANCE: Standing.FINANCE,
}


def standings(
    roles: Collection[MunicipalRole], *, outsider: bool, involved: bool = False
) -> frozenset[Standing]:
    """How somebody stands; a colleague who coordinates is both."""
    held = {_BY_ROLE[role] for role in roles if role in _BY_ROLE}
    held.add(Standing.OUTSIDER if outsider else Standing.COLLEAGUE)
    return frozenset(held | ({Standing.INVOLVED} if involved else set()))


def permits(act: Act, held: Collection[Standing]) -> bool:
    """Whether somebody who stands like this may do it."""
    return not PERMISSIONS[act].isdisjoint(held)


def is_open(act: Act) -> bool:
    """Whether nobody can be refused before it is known what it is about."""
    return permits(act, {Standing.OUTSIDER, Standing.INVOLVED})
