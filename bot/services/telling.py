"""Turning notices into a message, at the moment it is sent. One entry per kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace

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
from bot.messages.bundle import later_than_meant
from bot.messages.formatting import weekday
from bot.messages.help import NOTICE_HELP, help_card
from bot.services import communication_tellings, gathering_tellings
from bot.services.action_notices import tell_after, tell_before, tell_given
from bot.services.agenda_tellings import tell_agenda, tell_agenda_changed
from bot.services.apologies import NOTICE_APOLOGY, tell_apology
from bot.services.attendance import tell_invitation, tell_invitation_changed, tell_recap
from bot.services.award_notices import tell_prize
from bot.services.celebration_tellings import (
    tell_celebration,
    tell_celebration_changed,
    tell_ended,
    tell_naming_question,
    tell_opening,
)
from bot.services.champion_invites import tell_invite
from bot.services.champion_invites import tell_news as tell_champion_news
from bot.services.champion_prompts import tell_prompt
from bot.services.champion_prompts import tell_thanks as tell_champion_thanks
from bot.services.colleague_notices import tell_colleague_asked, tell_colleague_news
from bot.services.community_notices import tell_newcomers, tell_welcome
from bot.services.contract_tellings import (
    tell_check,
    tell_declined,
    tell_handover,
    tell_reminder,
    tell_unnamed,
)
from bot.services.conversation_tellings import (
    tell_changed,
    tell_elsewhere,
    tell_expired,
    tell_past,
    tell_stays,
    tell_turn,
)
from bot.services.cost_notices import tell_costs_apart
from bot.services.delivery_problems import tell_problem, tell_sharer
from bot.services.expertise_notices import tell_asked, tell_news
from bot.services.handing_over_notices import tell_handed_over
from bot.services.intake_notices import tell_agreed, tell_ahead
from bot.services.interview_tellings import tell_aside, tell_done, tell_question
from bot.services.journey_notices import tell_thanks
from bot.services.lesson_merge_views import tell_merged
from bot.services.lesson_requests import tell_request
from bot.services.lesson_tellings import tell_from_yours
from bot.services.lesson_tellings import tell_kept as tell_lesson_kept
from bot.services.meeting_change_tellings import tell_fixed, tell_moved
from bot.services.minutes import tell_minutes
from bot.services.money_answers import tell_money
from bot.services.month_planning import tell_month
from bot.services.nudge_tellings import tell_nudge, tell_talk, tell_team_week
from bot.services.occasion import Occasion, Telling
from bot.services.pilot_notices import tell_lesson_wanted
from bot.services.plan_duties import tell_duty
from bot.services.plan_notices import tell_manifest, tell_own_owner, tell_owner
from bot.services.role_notices import tell_role
from bot.services.room_notices import tell_room_asked, tell_room_decided
from bot.services.silence import tell_silence
from bot.services.splitting import tell_splitting
from bot.services.start_form_readings import tell_read
from bot.services.start_form_tellings import tell_handed_in, tell_judged
from bot.services.success_tellings import tell_draft
from bot.services.tender_digest import tell_digest
from bot.services.tender_drop_tellings import tell_file
from bot.services.trajectory_tellings import tell_card, tell_card_changed, tell_kept
from bot.services.watch_notices import tell_back
from bot.services.watch_notices import tell_given as tell_development

Composer = Callable[[Occasion], Telling | None]


class UnknownNoticeError(LookupError):
    """A notice of a kind that this version of the program cannot tell."""


def known_kinds() -> frozenset[str]:
    """Every kind of notice that can be told."""
    return frozenset(_COMPOSERS)


def tell(occasion: Occasion) -> Telling | None:
    """The message for an occasion, or None when it no longer makes sense.

    What comes later than it was meant says so, unless its composer does.
    """
    telling = _composed(occasion)
    if telling is None or occasion.meant_for is None or telling.says_late:
        return telling
    late = later_than_meant(telling.message, weekday(occasion.meant_for), occasion.here.words)
    return replace(telling, message=late)


def _composed(occasion: Occasion) -> Telling | None:
    kind = occasion.notices[0].kind
    try:
        composer = _COMPOSERS[kind]
    except KeyError:
        raise UnknownNoticeError(kind) from None
    return composer(occasion)


def _tell_help(occasion: Occasion) -> Telling:
    return Telling(help_card(occasion.here.words))


_COMPOSERS: Mapping[str, Composer] = {
    NOTICE_APOLOGY: tell_apology,
    NOTICE_HELP: _tell_help,
    community_ids.NOTICE_WELCOME: tell_welcome,
    community_ids.NOTICE_NEWCOMERS: tell_newcomers,
    community_ids.NOTICE_ASKED: tell_colleague_asked,
    community_ids.NOTICE_NEWS: tell_colleague_news,
    champion_ids.NOTICE_INVITE: tell_invite,
    champion_ids.NOTICE_NEWS: tell_champion_news,
    champion_ids.NOTICE_PROMPT: tell_prompt,
    champion_ids.NOTICE_THANKS: tell_champion_thanks,
    champion_ids.NOTICE_ROOM: tell_room_asked,
    champion_ids.NOTICE_DECIDED: tell_room_decided,
    communication_ids.NOTICE_READY: communication_tellings.tell_ready,
    award_ids.NOTICE: tell_prize,
    contract_ids.NOTICE_HANDOVER: tell_handover,
    contract_ids.NOTICE_REMINDER: tell_reminder,
    contract_ids.NOTICE_UNNAMED: tell_unnamed,
    contract_ids.NOTICE_DECLINED: tell_declined,
    contract_ids.NOTICE_CHECK: tell_check,
    conversation_ids.NOTICE_TURN: tell_turn,
    conversation_ids.NOTICE_CHANGED: tell_changed,
    conversation_ids.NOTICE_PAST: tell_past,
    conversation_ids.NOTICE_EXPIRED: tell_expired,
    conversation_ids.NOTICE_STAYS: tell_stays,
    conversation_ids.NOTICE_ELSEWHERE: tell_elsewhere,
    cost_ids.NOTICE: tell_costs_apart,
    delivery_problem.NOTICE: tell_problem,
    delivery_problem.NOTICE_SHARER: tell_sharer,
    digest_ids.NOTICE: tell_digest,
    expertise_ids.NOTICE_ASKED: tell_asked,
    expertise_ids.NOTICE_NEWS: tell_news,
    gathering_ids.NOTICE_MOVED_UP: gathering_tellings.tell_moved_up,
    gathering_ids.NOTICE_CHANGED: gathering_tellings.tell_changed,
    gathering_ids.NOTICE_CANCELLED: gathering_tellings.tell_cancelled,
    gathering_ids.NOTICE_BEFORE: gathering_tellings.tell_before,
    gathering_ids.NOTICE_ANNOUNCED: gathering_tellings.tell_announced,
    intake_ids.NOTICE_AHEAD: tell_ahead,
    intake_ids.NOTICE_AGREED: tell_agreed,
    journey_ids.NOTICE_THANKS: tell_thanks,
    lesson_ids.NOTICE_KEPT: tell_lesson_kept,
    lesson_ids.NOTICE_FROM_YOURS: tell_from_yours,
    lesson_ids.NOTICE_REQUEST: tell_request,
    lesson_ids.NOTICE_MERGED: tell_merged,
    lesson_ids.NOTICE_QUESTION: tell_question,
    lesson_ids.NOTICE_DONE: tell_done,
    lesson_ids.NOTICE_ASIDE: tell_aside,
    meeting_ids.NOTICE_AGENDA: tell_agenda,
    meeting_ids.NOTICE_AGENDA_CHANGED: tell_agenda_changed,
    meeting_ids.NOTICE_INPUT: tell_invitation,
    meeting_ids.NOTICE_INPUT_CHANGED: tell_invitation_changed,
    meeting_ids.NOTICE_RECAP: tell_recap,
    meeting_ids.NOTICE_MOVED: tell_moved,
    meeting_ids.NOTICE_FIXED: tell_fixed,
    meeting_ids.NOTICE_MONTH: tell_month,
    start_form_ids.NOTICE_HANDED_IN: tell_handed_in,
    start_form_ids.NOTICE_JUDGED: tell_judged,
    start_form_ids.NOTICE_READ: tell_read,
    tender_file_ids.NOTICE: tell_file,
    meeting_ids.NOTICE_GIVEN: tell_given,
    meeting_ids.NOTICE_BEFORE: tell_before,
    meeting_ids.NOTICE_AFTER: tell_after,
    meeting_ids.NOTICE_MINUTES: tell_minutes,
    nudge_ids.NOTICE_NUDGE: tell_nudge,
    nudge_ids.NOTICE_TEAM_WEEK: tell_team_week,
    nudge_ids.NOTICE_TALK: tell_talk,
    money_ids.NOTICE: tell_money,
    pilot_ids.NOTICE_LESSON: tell_lesson_wanted,
    plan_ids.NOTICE_OWNER: tell_owner,
    plan_ids.NOTICE_OWN_OWNER: tell_own_owner,
    plan_ids.NOTICE_MANIFEST: tell_manifest,
    plan_ids.NOTICE_DUTY: tell_duty,
    role_ids.NOTICE: tell_role,
    silence_ids.NOTICE: tell_silence,
    success_ids.NOTICE_DRAFT: tell_draft,
    success_ids.NOTICE_CELEBRATION: tell_celebration,
    success_ids.NOTICE_CELEBRATION_CHANGED: tell_celebration_changed,
    success_ids.NOTICE_OPENING: tell_opening,
    success_ids.NOTICE_CONSENT: tell_naming_question,
    success_ids.NOTICE_ENDED: tell_ended,
    trajectory_ids.NOTICE_CARD: tell_card,
    trajectory_ids.NOTICE_CARD_CHANGED: tell_card_changed,
    trajectory_ids.NOTICE_KEPT: tell_kept,
    trajectory_ids.NOTICE_SPLITTING: tell_splitting,
    hand_over_ids.NOTICE: tell_handed_over,
    watch_ids.NOTICE_BACK: tell_back,
    watch_ids.NOTICE_GIVEN: tell_development,
}
