"""A talk and the form that somebody opens instead: filled in with what was told."""

from sqlmodel import Session

from bot.messages.conversation_view import About
from bot.messages.formatting import euros
from bot.messages.lesson_form import LessonForm
from bot.messages.trajectory_form import FormState
from bot.services.conversation_draft import Draft
from bot.services.conversation_ending import go_on
from bot.services.conversation_saving import lesson_in, saved_as
from bot.services.conversation_talk import Talk
from bot.services.conversation_turns import settle_shown
from bot.services.trajectory_forms import amount_as_said
from storage.people import people_by_id
from storage.vocabulary import ConversationState, ProcessRole

NOTE = "conversation"
"""Under this name a form remembers which talk it was opened in."""


def trajectory_form(talk: Talk) -> FormState:
    """The form for a trajectory, as far as it was told."""
    draft = talk.draft
    planning = draft.planning or draft.unclear_planning
    return FormState(
        title=draft.title,
        category=draft.category,
        team=draft.team,
        value=_value(draft),
        publication=str(planning) if planning else "",
        themes=tuple(sorted(draft.themes)),
        people={ProcessRole.CLIENT: _slack_user(talk.session, talk)},
    )


def lesson_form(talk: Talk) -> LessonForm:
    """The form for a lesson, as far as it was told."""
    lesson = lesson_in(talk)
    return LessonForm(
        title=lesson.title,
        insight=lesson.insight,
        themes=tuple(sorted(lesson.themes)),
        categories=tuple(sorted(lesson.categories)),
        trajectory=None if lesson.trajectory_id is None else str(lesson.trajectory_id),
    )


def saved_with_form(talk: Talk, about: About, subject_id: int) -> None:
    """The form was sent in: the talk is over, unless it was before."""
    if not talk.is_live or talk.about is not about:
        return
    turn, pending = talk.conversation.turn, talk.conversation.pending
    saved_as(talk, subject_id)
    settle_shown(talk, turn)
    go_on(talk, pending)


def saved_before(talk: Talk) -> int | None:
    """What was saved already, while the form stood open."""
    if talk.conversation.state is ConversationState.SAVED:
        return talk.conversation.subject_id
    return None


def _value(draft: Draft) -> str:
    if draft.value is None:
        return ""
    if draft.value_cents is not None:
        return euros(draft.value_cents)
    return amount_as_said(draft.value)


def _slack_user(session: Session, talk: Talk) -> str:
    people = people_by_id(
        session, workspace_id=talk.here.workspace_id, ids=[talk.scene.viewer.person_id]
    )
    return people[talk.scene.viewer.person_id].slack_user_id
