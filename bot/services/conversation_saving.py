"""Saving what somebody confirmed, and changing what they confirmed before."""

from dataclasses import replace
from typing import Any

from bot.language.lesson_text import title_of
from bot.messages.conversation_view import About, Lead, Question, Why
from bot.messages.escaping import shorten
from bot.messages.lesson_form import TITLE_LENGTH
from bot.profile import Profile
from bot.services import lessons, trajectories
from bot.services.conversation_draft import VALUE, Draft
from bot.services.conversation_talk import Place, Scene, Talk, begin, place_of, tell
from bot.services.conversation_turns import ask_next, end, settle_shown
from bot.services.errors import RefusalError
from bot.services.lesson_access import editable
from bot.services.lesson_fields import LessonInput, id_of
from bot.services.lesson_fields import input_of as lesson_input_of
from bot.services.lessons import Origin
from bot.services.trajectory_fields import TrajectoryInput, input_of
from bot.services.trajectory_notices import plan_kept_now
from storage import conversations
from storage.vocabulary import ConversationState, LessonOrigin, ProcessRole

_CLICKED = frozenset({Question.CONFIRM})
"""What can be asked beside something else: only its buttons answer it."""


def save(talk: Talk) -> None:
    """Keep or change what was confirmed; the talk is over.

    :raises RefusalError: what is to be changed is not theirs to change (any more).
    """
    match talk.about:
        case About.TRAJECTORY:
            _log(talk)
        case About.LESSON:
            _keep(talk)
        case About.CHANGE_TRAJECTORY:
            _change_trajectory(talk)
            end(talk, ConversationState.SAVED)
        case About.CHANGE_LESSON:
            _change_lesson(talk)
            end(talk, ConversationState.SAVED)


def saved_as(talk: Talk, subject_id: int) -> None:
    """It was saved, here or with a form: the talk is over."""
    talk.conversation.subject_id = subject_id
    end(talk, ConversationState.SAVED)


def offer_change(
    talk: Talk, told: dict[str, Any], *, subject_id: int, about: About, added: bool = False
) -> None:
    """Ask in private whether what stands is to be changed too, in place of what was asked before.

    :param added: whether it was said at once, and not kept because others read along.
    """
    scene, place = talk.scene, talk.place
    if not place.is_direct:
        if scene.direct is None:
            return
        place = Place(scene.direct)
    told = {**withdraw_offers(scene, subject_id=subject_id, about=about), **told}
    offer = begin(
        scene.at(place),
        about.value,
        subject_id=subject_id,
        draft={"added": True} if added else None,
    )
    tell(offer, told)
    if offer.conversation.state is ConversationState.OPEN or offer.next_question in _CLICKED:
        ask_next(offer, Lead(Why.STARTED))
    else:  # it would be answered by words that are meant for what is asked there now
        offer.conversation.question = offer.next_question.value


def withdraw_offers(scene: Scene, *, subject_id: int, about: About) -> dict[str, Any]:
    """Ask no longer whether it is to be changed. :returns: what was asked about."""
    told: dict[str, Any] = {}
    for each in conversations.changes_offered(
        scene.session,
        workspace_id=scene.here.workspace_id,
        person_id=scene.viewer.person_id,
        intent=about.value,
        subject_id=subject_id,
    ):
        offer = Talk(scene.at(place_of(each)), each)
        for part in conversations.parts_of(scene.session, each):
            told.update(part.told or {})
        turn = each.turn
        end(offer, ConversationState.STOPPED)
        settle_shown(offer, turn)
    return told


def changes_in(draft: Draft) -> dict[str, Any]:
    """The fields of a trajectory that were told, as it takes them."""
    found: dict[str, Any] = {
        "title": draft.title or None,
        "category": draft.category,
        "team": draft.team,
        "value_cents": draft.value_cents,
        "publication": draft.planning,
        "themes": draft.themes or None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _log(talk: Talk) -> None:
    scene, draft = talk.scene, talk.draft
    record = trajectories.log_trajectory(
        scene.session,
        here=scene.here,
        actor_id=scene.viewer.person_id,
        wanted=_trajectory(talk, draft),
        now=scene.now,
    )
    place, told_value = talk.place, _told_value(talk)
    saved_as(talk, record.trajectory.id or 0)
    if not place.by_command:
        plan_kept_now(scene.session, record.trajectory, now=scene.now)
    if not place.is_private:
        offer_change(
            talk,
            {VALUE: told_value} if told_value else {},
            subject_id=record.trajectory.id or 0,
            about=About.CHANGE_TRAJECTORY,
            added=True,
        )


def _told_value(talk: Talk) -> Any:
    """An amount that was said where it could not be kept."""
    told = [part.told or {} for part in conversations.parts_of(talk.session, talk.conversation)]
    return next((each[VALUE] for each in reversed(told) if each.get(VALUE)), None)


def only_team(profile: Profile, category: str | None) -> str | None:
    """The slug of the one team that looks after a category, where it is one."""
    teams = profile.teams_of(category) if category is not None else ()
    return teams[0].slug if len(teams) == 1 else None


def _trajectory(talk: Talk, draft: Draft) -> TrajectoryInput:
    """Without a team: the one that the category belongs to, as in the form."""
    return TrajectoryInput(
        title=draft.title,
        category=draft.category,
        team=draft.team or only_team(talk.here.profile, draft.category),
        value_cents=draft.value_cents if talk.place.is_private else None,
        publication=draft.planning or draft.unclear_planning,
        themes=draft.themes,
        people={ProcessRole.CLIENT: talk.scene.viewer.person_id},
    )


def _keep(talk: Talk) -> None:
    scene = talk.scene
    record = lessons.keep_lesson(
        scene.session,
        here=scene.here,
        teller_id=scene.viewer.person_id,
        wanted=lesson_in(talk),
        now=scene.now,
        origin=Origin(kind=LessonOrigin.CONVERSATION),
    )
    saved_as(talk, id_of(record.lesson))


def lesson_in(talk: Talk) -> LessonInput:
    """The lesson that was told."""
    draft = talk.draft
    return LessonInput(
        title=shorten(draft.title or title_of(draft.insight), TITLE_LENGTH),
        insight=draft.insight,
        themes=draft.themes,
        categories=frozenset({draft.category} if draft.category else ()),
        trajectory_id=named_trajectory(talk),
    )


def named_trajectory(talk: Talk) -> int | None:
    """The trajectory whose number was named, if this person may know of it."""
    number, scene = talk.draft.trajectory, talk.scene
    if number is None:
        return None
    try:
        found = trajectories.id_of_number(scene.session, here=scene.here, number=number)
        trajectories.visible(
            scene.session, here=scene.here, viewer=scene.viewer, trajectory_id=found
        )
    except RefusalError:
        return None
    return found


def _change_trajectory(talk: Talk) -> None:
    scene, trajectory_id = talk.scene, talk.conversation.subject_id or 0
    record = trajectories.changeable(
        scene.session,
        here=scene.here,
        viewer=scene.viewer,
        trajectory_id=trajectory_id,
        lock=True,
    )
    trajectories.edit_trajectory(
        scene.session,
        here=scene.here,
        viewer=scene.viewer,
        trajectory_id=trajectory_id,
        version=record.trajectory.version,
        wanted=replace(input_of(record), **changes_in(talk.draft)),
        now=scene.now,
    )


def _change_lesson(talk: Talk) -> None:
    scene, draft = talk.scene, talk.draft
    record = editable(
        scene.session,
        here=scene.here,
        viewer=scene.viewer,
        lesson_id=talk.conversation.subject_id or 0,
        lock=True,
    )
    wanted = lesson_input_of(record)
    lessons.rewrite(
        scene.session,
        here=scene.here,
        record=record,
        actor_id=scene.viewer.person_id,
        wanted=replace(
            wanted, title=draft.title or wanted.title, insight=draft.insight or wanted.insight
        ),
        now=scene.now,
    )
