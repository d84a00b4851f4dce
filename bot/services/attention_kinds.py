"""How every kind of notice asks for attention: the one table.

A kind that is not in it is told like work: in working hours, and never muted.
"""

from collections.abc import Mapping

from bot.messages import (
    award_ids,
    champion_ids,
    communication_ids,
    community_ids,
    contract_ids,
    conversation_ids,
    cost_ids,
    delivery_problem,
    digest_ids,
    expertise_ids,
    gathering_ids,
    hand_over_ids,
    intake_ids,
    journey_ids,
    lesson_ids,
    meeting_ids,
    money_ids,
    nudge_ids,
    pilot_ids,
    plan_ids,
    role_ids,
    silence_ids,
    start_form_ids,
    success_ids,
    tender_file_ids,
    trajectory_ids,
    watch_ids,
)
from bot.messages.help import NOTICE_HELP
from bot.policy.attention import Asks, Attention, Group
from bot.services.apologies import NOTICE_APOLOGY
from storage.tables import Notice
from storage.vocabulary import RequestState, Withheld

ANSWER, WORK = Asks(Attention.ANSWER), Asks(Attention.WORK)
REMINDER, CONTRACT, LESSON, NEWS, TENDER, WEEK = (Asks(Attention.UNASKED, group) for group in Group)

ASKS: Mapping[str, Asks] = {
    NOTICE_APOLOGY: ANSWER,
    NOTICE_HELP: ANSWER,
    community_ids.NOTICE_WELCOME: NEWS,
    community_ids.NOTICE_NEWCOMERS: NEWS,
    community_ids.NOTICE_ASKED: WORK,  # a colleague asks
    community_ids.NOTICE_NEWS: WORK,
    champion_ids.NOTICE_INVITE: WORK,
    champion_ids.NOTICE_NEWS: WORK,
    champion_ids.NOTICE_PROMPT: NEWS,
    champion_ids.NOTICE_THANKS: ANSWER,  # the champion asked for it a moment ago
    champion_ids.NOTICE_ROOM: WORK,
    champion_ids.NOTICE_DECIDED: WORK,
    communication_ids.NOTICE_READY: REMINDER,
    award_ids.NOTICE: REMINDER,
    contract_ids.NOTICE_HANDOVER: WORK,
    contract_ids.NOTICE_REMINDER: REMINDER,
    contract_ids.NOTICE_UNNAMED: WORK,
    contract_ids.NOTICE_DECLINED: WORK,
    contract_ids.NOTICE_CHECK: CONTRACT,
    conversation_ids.NOTICE_TURN: ANSWER,
    conversation_ids.NOTICE_CHANGED: ANSWER,
    conversation_ids.NOTICE_PAST: ANSWER,
    conversation_ids.NOTICE_EXPIRED: WORK,  # nobody wants to be woken for it
    conversation_ids.NOTICE_STAYS: ANSWER,
    conversation_ids.NOTICE_ELSEWHERE: ANSWER,
    cost_ids.NOTICE: WORK,
    delivery_problem.NOTICE: WORK,
    delivery_problem.NOTICE_SHARER: WORK,
    digest_ids.NOTICE: WEEK,
    expertise_ids.NOTICE_ASKED: WORK,
    expertise_ids.NOTICE_NEWS: WORK,
    gathering_ids.NOTICE_MOVED_UP: WORK,
    gathering_ids.NOTICE_CHANGED: WORK,
    gathering_ids.NOTICE_CANCELLED: WORK,
    gathering_ids.NOTICE_BEFORE: WORK,  # they promised to come
    gathering_ids.NOTICE_ANNOUNCED: ANSWER,  # the coordinator chose the moment
    intake_ids.NOTICE_AHEAD: WORK,
    intake_ids.NOTICE_AGREED: WORK,
    journey_ids.NOTICE_THANKS: NEWS,
    lesson_ids.NOTICE_KEPT: ANSWER,
    lesson_ids.NOTICE_FROM_YOURS: WORK,  # their own words: they may take them back
    lesson_ids.NOTICE_REQUEST: WORK,  # a colleague asks
    lesson_ids.NOTICE_MERGED: NEWS,
    lesson_ids.NOTICE_QUESTION: ANSWER,
    lesson_ids.NOTICE_DONE: ANSWER,
    lesson_ids.NOTICE_ASIDE: ANSWER,
    meeting_ids.NOTICE_AGENDA: WORK,
    meeting_ids.NOTICE_AGENDA_CHANGED: ANSWER,  # in the place of what stands there
    meeting_ids.NOTICE_INPUT: WORK,
    meeting_ids.NOTICE_INPUT_CHANGED: ANSWER,  # in the place of what stands there
    meeting_ids.NOTICE_RECAP: WORK,
    meeting_ids.NOTICE_MINUTES: WORK,
    meeting_ids.NOTICE_MOVED: WORK,
    meeting_ids.NOTICE_FIXED: WORK,
    meeting_ids.NOTICE_MONTH: REMINDER,
    meeting_ids.NOTICE_GIVEN: WORK,
    meeting_ids.NOTICE_BEFORE: WORK,  # they promised it: a week later is too late
    meeting_ids.NOTICE_AFTER: WORK,
    nudge_ids.NOTICE_NUDGE: TENDER,
    nudge_ids.NOTICE_TEAM_WEEK: TENDER,
    nudge_ids.NOTICE_TALK: WORK,
    money_ids.NOTICE: REMINDER,
    start_form_ids.NOTICE_HANDED_IN: WORK,
    start_form_ids.NOTICE_JUDGED: WORK,
    start_form_ids.NOTICE_READ: ANSWER,
    tender_file_ids.NOTICE: ANSWER,
    pilot_ids.NOTICE_LESSON: LESSON,
    plan_ids.NOTICE_OWNER: WORK,
    plan_ids.NOTICE_OWN_OWNER: WORK,
    plan_ids.NOTICE_DUTY: REMINDER,
    plan_ids.NOTICE_MANIFEST: REMINDER,
    role_ids.NOTICE: WORK,
    silence_ids.NOTICE: REMINDER,
    success_ids.NOTICE_DRAFT: REMINDER,  # nobody waits: in the message of the day
    success_ids.NOTICE_CELEBRATION: WORK,  # a channel has the hours of the house
    success_ids.NOTICE_CELEBRATION_CHANGED: ANSWER,  # in the place of what stands there
    success_ids.NOTICE_OPENING: WORK,
    success_ids.NOTICE_CONSENT: WORK,  # a celebration waits for it
    success_ids.NOTICE_ENDED: WORK,
    trajectory_ids.NOTICE_CARD: ANSWER,  # who shares it chose the moment
    trajectory_ids.NOTICE_CARD_CHANGED: ANSWER,
    trajectory_ids.NOTICE_KEPT: ANSWER,
    trajectory_ids.NOTICE_SPLITTING: ANSWER,  # about what they logged a moment ago
    hand_over_ids.NOTICE: WORK,
    watch_ids.NOTICE_GIVEN: WORK,
    watch_ids.NOTICE_BACK: REMINDER,
}

UNASKED_KINDS = frozenset(
    kind for kind, asks in ASKS.items() if asks.attention is Attention.UNASKED
)

FOR_COLLEAGUES = frozenset({community_ids.NOTICE_WELCOME})
"""What a guest, or somebody of another organisation, is never told."""

_JUDGED = " judged"


def asks_of_kind(kind: str) -> Asks:
    """How a kind of notice asks for attention."""
    return ASKS.get(kind, WORK)


def is_answer(kind: str) -> bool:
    """Whether a kind of notice is told at once, whoever hears it."""
    return asks_of_kind(kind).attention is Attention.ANSWER


def asks_of(notice: Notice) -> Asks:
    """How one notice asks for attention: what somebody wants to read now, is an answer."""
    if notice.withheld is Withheld.ASKED_FOR or _changes_a_message(notice):
        return ANSWER
    return asks_of_kind(notice.kind)


def _changes_a_message(notice: Notice) -> bool:
    """Whether it takes the place of what stands there already, which makes no sound."""
    match notice.kind:
        case lesson_ids.NOTICE_REQUEST:
            return notice.occurrence != RequestState.ASKED.value
        case start_form_ids.NOTICE_HANDED_IN:
            return notice.occurrence.endswith(_JUDGED)
    return False
