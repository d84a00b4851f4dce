"""What a few plain sentences lead to: the same as the command, or a button that opens it."""

from collections.abc import Mapping

from bot.language.action_words import asked_action
from bot.language.plain import Plain, PlainQuestion
from bot.language.plain_questions import plain_question
from bot.messages import plain_routes as page
from bot.messages.award_list import no_prize
from bot.messages.calendar import calendar_in_public, calendar_message
from bot.messages.colleagues import who_answer
from bot.messages.community import profile_answer
from bot.messages.formatting import in_sentence
from bot.messages.list_state import MINE, ListState
from bot.messages.message import Message
from bot.messages.naming import naming_elsewhere, naming_said
from bot.messages.pilot_list import pilots_here, pilots_message
from bot.messages.problems import NOBODY_NAMED, problem_message
from bot.messages.procedure import procedure_answer
from bot.messages.trajectory_view import TrajectoryView
from bot.policy.permissions import Act
from bot.policy.phases import is_open
from bot.policy.team_talks import may_keep
from bot.services.celebration_changes import choose_naming
from bot.services.conversation_asked import Answer, Asked
from bot.services.criteria_tool import find_tool
from bot.services.errors import (
    NoCriteriaToolError,
    NoStartFormsError,
    NotAllowedError,
    RefusalError,
)
from bot.services.meeting_calendar import calendar_view
from bot.services.pilot_views import pilot_list
from bot.services.plain_gatherings import ask_sign_up, say_gatherings
from bot.services.plain_moments import away, be_silent, never, say_notifications
from bot.services.plain_watch import WATCH_ANSWERS, watch_intent
from bot.services.plan_names import place_typed
from bot.services.procedure import procedure_view
from bot.services.representatives import named_in
from bot.services.roles import overseers
from bot.services.team_views import team_typed
from bot.services.trajectory_lists import listing

_MOST_OWN = 3
"""So many of somebody's own trajectories are offered to ask an expert at."""


def plain_intent(text: str) -> str | None:
    """The intent of a sentence that is answered here; None for any other."""
    asked = plain_question(text)
    return watch_intent(text) if asked is None else asked.asks.value


def _plan(asked: Asked) -> Message:
    """Where the plan speaks of it; the whole plan where nothing of it is named so."""
    topic = _question(asked).topic
    found = place_typed(topic, here=asked.here, today=asked.today) if topic else None
    if topic and found is None:
        return page.plan_answer("", asked.here.words, unknown=True)
    labels = [
        each.label for each in asked.here.profile.themes if found and each.slug == found.theme
    ]
    named = in_sentence(labels[0]) if labels else topic
    return page.plan_answer(topic, asked.here.words, named=named)


def _pilots(asked: Asked) -> Message:
    words = asked.here.words
    if not asked.is_private:
        return pilots_here(words)
    try:
        found = pilot_list(asked.session, here=asked.here, viewer=asked.viewer)
    except RefusalError as refusal:
        return problem_message(refusal.phrase, words)
    return pilots_message(found, words)


def _expert(asked: Asked) -> Message:
    """The form at the trajectory that was named; else one of their own to choose."""
    said = _question(asked)
    return page.expert_answer(
        asked.here.words,
        number=said.number,
        own=() if said.number is not None else _own(asked),
        topic=_known_topic(asked, said),
    )


def _who(asked: Asked) -> Message:
    return page.who_answer(asked.here.words, topic=_known_topic(asked, _question(asked)))


def _start_form(asked: Asked) -> Message:
    if asked.here.profile.threshold("start-form") is None:
        return problem_message(NoStartFormsError.phrase, asked.here.words)
    return page.start_form_answer(asked.here.words, number=_question(asked).number or 0)


def _maximal(asked: Asked) -> Message:
    return page.maximal_answer(asked.here.words, topic=_known_topic(asked, _question(asked)))


def _criteria(asked: Asked) -> Message:
    """At a kind of purchase, or at the trajectory that was named."""
    said = _question(asked)
    if find_tool(asked.here.profile) is None:
        return problem_message(NoCriteriaToolError.phrase, asked.here.words)
    wanted = said.topic if said.number is None else str(said.number)
    return page.criteria_answer(asked.here.words, wanted=wanted)


def _thresholds(asked: Asked) -> Message:
    """The law, with its source: everybody may read along."""
    return procedure_answer(
        procedure_view(None, here=asked.here, today=asked.today), asked.here.words
    )


def _coordinator(asked: Asked) -> Message:
    """By name to who asks alone; where others read along, a mention would call them."""
    whom = overseers(asked.session, here=asked.here) if asked.is_private else NOBODY_NAMED
    return page.coordinator_answer(asked.here.words, whom)


def _meetings(asked: Asked) -> Message:
    """What comes next; where others read along only when the first one is."""
    session, here = asked.session, asked.here
    try:
        found = calendar_view(session, here=here, viewer=asked.viewer, now=asked.now)
    except RefusalError as refusal:
        return problem_message(refusal.phrase, here.words)
    shown = calendar_message if asked.is_private else calendar_in_public
    return shown(found, here.words)


def _action(asked: Asked) -> Message:
    """The form, with what was said in it."""
    return page.action_answer(asked.here.words, typed=asked_action(asked.text) or "")


def _actions(asked: Asked) -> Message:
    return page.actions_answer(asked.here.words)


def _minutes(asked: Asked) -> Message:
    return page.minutes_answer(asked.here.words)


def _coverage(asked: Asked) -> Message:
    return page.coverage_answer(asked.here.words)


def _team(asked: Asked) -> Message:
    """Everything of the team; what is no team may be a word in the name of a purchase."""
    topic = _question(asked).topic
    slug = team_typed(topic, here=asked.here)
    if slug is None:
        return page.no_team_answer(asked.here.words, typed=topic)
    return page.team_answer(asked.here.words, name=_team_name(asked, slug), slug=slug)


def _talk(asked: Asked) -> Message:
    """The form, for who keeps talks; who does not reads who does, where nobody reads along."""
    words = asked.here.words
    if not may_keep(asked.viewer):
        whom = overseers(asked.session, here=asked.here) if asked.is_private else NOBODY_NAMED
        return problem_message(NotAllowedError(Act.KEEP_TALKS).phrase, words, overseers=whom)
    slug = team_typed(_question(asked).topic, here=asked.here)
    name = _team_name(asked, slug) if slug else ""
    return page.talk_answer(words, name=name, slug=slug or "")


def _team_name(asked: Asked, slug: str) -> str:
    return next(each.label for each in asked.here.profile.teams if each.slug == slug)


def _who_helps(asked: Asked) -> Message:
    """Behind a button, wherever it is asked: Slack is asked first who is a colleague still."""
    return who_answer(asked.here.words, about=_question(asked).topic)


def _profile(asked: Asked) -> Message:
    return profile_answer(asked.here.words)


def _prize(asked: Asked) -> Message:
    """The button is for the coordinator; where there is no prize, that is said."""
    if asked.here.profile.award is None:
        return no_prize(asked.here.words)
    return page.prize_answer(asked.here.words, label=asked.here.profile.award.label)


def _name_me(asked: Asked) -> Message:
    """Done at once and said back; only with the bot alone."""
    if not asked.is_private:
        return naming_elsewhere(asked.here.words)
    agreed = _question(asked).asks is Plain.NAME_YES
    choose_naming(asked.session, here=asked.here, viewer=asked.viewer, agreed=agreed, now=asked.now)
    return naming_said(asked.here.words, agreed=agreed)


def _own(asked: Asked) -> tuple[TrajectoryView, ...]:
    """Where somebody is involved and that still goes on; nothing where others read along."""
    if not asked.is_private:
        return ()
    found = listing(asked.session, here=asked.here, viewer=asked.viewer, state=ListState(mine=MINE))
    return tuple(view for view in found.rows if view.phase and is_open(view.phase))[:_MOST_OWN]


def _known_topic(asked: Asked, said: PlainQuestion) -> str:
    """The topic, where somebody may stand for it here."""
    return said.topic if said.topic and named_in(said.topic, here=asked.here) else ""


def _question(asked: Asked) -> PlainQuestion:
    found = plain_question(asked.text)
    return found or PlainQuestion(Plain.PLAN)  # the words were another rule's then


PLAIN_ANSWERS: Mapping[str, Answer] = {
    Plain.PLAN: _plan,
    Plain.PILOTS: _pilots,
    Plain.EXPERT: _expert,
    Plain.WHO: _who,
    Plain.START_FORM: _start_form,
    Plain.MAXIMAL: _maximal,
    Plain.CRITERIA: _criteria,
    Plain.THRESHOLDS: _thresholds,
    Plain.COORDINATOR: _coordinator,
    Plain.MEETINGS: _meetings,
    Plain.ACTION: _action,
    Plain.ACTIONS: _actions,
    Plain.MINUTES: _minutes,
    Plain.COVERAGE: _coverage,
    Plain.TEAM: _team,
    Plain.TALK: _talk,
    Plain.PRIZE: _prize,
    Plain.SILENCE: be_silent,
    Plain.ABSENCE: away,
    Plain.MUTE: never,
    Plain.NOTIFICATIONS: say_notifications,
    Plain.WHO_HELPS: _who_helps,
    Plain.PROFILE: _profile,
    Plain.GATHERINGS: say_gatherings,
    Plain.SIGN_UP: ask_sign_up,
    **WATCH_ANSWERS,
    Plain.NAME_YES: _name_me,
    Plain.NAME_NO: _name_me,
}
