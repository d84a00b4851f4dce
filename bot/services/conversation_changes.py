"""Following a message that was said to the bot: it was changed, or taken away."""

from typing import Any

from bot.language.lesson_text import title_of
from bot.messages.conversation_view import About, Lead, Question, Why
from bot.services import trajectories
from bot.services.conversation_draft import NEAR, draft_of
from bot.services.conversation_ending import stop_as_deleted
from bot.services.conversation_facts import changed_fields, record_of
from bot.services.conversation_reading import in_words, told_at_first, told_in_answer
from bot.services.conversation_requests import take_request
from bot.services.conversation_routes import Collects, route_of
from bot.services.conversation_saving import offer_change, withdraw_offers
from bot.services.conversation_talk import Scene, Talk, place_of
from bot.services.conversation_turns import end, plan_stays, say_anew, settle_shown
from bot.services.conversation_understanding import understand
from bot.services.errors import RefusalError
from bot.services.interview_answers import Said
from bot.services.lesson_access import editable
from bot.services.plain_routes import plain_intent
from storage.conversations import LIVE, forget_part, last_conversation, part_in
from storage.lessons import LessonRecord
from storage.tables import ConversationPart
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import ConversationState

_OFFERED = {
    About.TRAJECTORY: About.CHANGE_TRAJECTORY,
    About.LESSON: About.CHANGE_LESSON,
}
_OF_TRAJECTORY = frozenset({"title", "value", "planning", "category", "team", "themes"})
_FIRST = 1
"""The number of the part with which a talk begins."""


def follow_change(scene: Scene, *, before: str, said: Said) -> bool:
    """Let the talk say what the message says now; once it was saved, ask about it.

    :param before: what the message said.
    :returns: whether the message was said in a talk at all.
    """
    found = _found(scene, said.ts)
    if found is None:
        return False
    talk, part = found
    if talk.conversation.state in LIVE:
        if talk.conversation.expires_at > scene.now:
            _follow(talk, part, said)
    elif talk.conversation.state is ConversationState.SAVED:
        _ask_about(talk, part, before, said.text)
    elif talk.conversation.state is ConversationState.ANSWERED:
        _answer_anew(talk, part, said)
    return True


def follow_removal(scene: Scene, *, message_ts: str) -> bool:
    """A message is gone: what it told is no longer told; what was saved stays.

    :returns: whether the message was said in a talk at all.
    """
    found = _found(scene, message_ts)
    if found is None:
        return False
    talk, part = found
    is_first = part.number == _FIRST
    forget_part(scene.session, part)
    if talk.conversation.state is ConversationState.SAVED and is_first:
        if talk.about in _OFFERED:
            plan_stays(talk, message_ts)
    elif talk.conversation.state in LIVE:
        if part.question == Question.WHICH:
            _drop_waiting(talk)
        elif talk.about is None:
            end(talk, ConversationState.STOPPED)
        elif is_first:
            stop_as_deleted(talk)
        else:
            _ask_anew(talk)
    return True


def _found(scene: Scene, message_ts: str) -> tuple[Talk, ConversationPart] | None:
    scene.hold()
    found = part_in(
        scene.session,
        workspace_id=scene.here.workspace_id,
        person_id=scene.viewer.person_id,
        channel_id=scene.channel_heard,
        message_ts=message_ts,
    )
    if found is None:
        return None
    conversation, part = found
    return Talk(scene.at(place_of(conversation)), conversation), part


def _follow(talk: Talk, part: ConversationPart, said: Said) -> None:
    """Before it is confirmed: what the message tells now counts."""
    if talk.question is Question.BESIDE or part.question == Question.WHICH:
        talk.conversation.pending = said.text
        return
    if part.number == _FIRST:
        _follow_first(talk, part, said)
        return
    told = _told(talk, part, said.text)
    if told == (part.told or {}):
        return
    part.told = told
    talk.session.add(part)
    talk.session.flush()
    _ask_anew(talk)


def _follow_first(talk: Talk, part: ConversationPart, said: Said) -> None:
    """The request itself is another: where it asks for something else, that is begun."""
    scene = talk.scene
    meant = understand(said.text, here=scene.here, today=scene.today)
    route = route_of(plain_intent(said.text) or meant.intent)
    if not isinstance(route, Collects):
        turn = 0 if talk.about is None else talk.conversation.turn
        part.message_ts = None
        end(talk, ConversationState.STOPPED)
        settle_shown(talk, turn)
        take_request(scene, said.text, message_ts=said.ts)
        return
    told = told_at_first(said.text, meant, route.about, here=scene.here, today=scene.today)
    if talk.conversation.intent == route.about.value and dict(told) == part.told:
        return
    talk.conversation.intent = route.about.value
    talk.conversation.wording = None
    part.told = dict(told)
    talk.session.add(part)
    talk.session.flush()
    _ask_anew(talk)


def _drop_waiting(talk: Talk) -> None:
    """The request that had to wait was taken away."""
    talk.conversation.pending = None
    talk.session.add(talk.conversation)
    if talk.question is Question.WHICH:
        talk.conversation.question = talk.next_question.value
        say_anew(talk, Lead(Why.AGAIN))


def _ask_anew(talk: Talk) -> None:
    """The newest message of ours asks, or shows, what it is about by now."""
    if talk.question is not Question.WHICH:
        talk.conversation.question = talk.next_question.value
    say_anew(talk, Lead(Why.CHANGED))


def _answer_anew(talk: Talk, part: ConversationPart, said: Said) -> None:
    """What was answered at once is answered again, if nothing was said since."""
    scene = talk.scene
    last = last_conversation(scene.session, scene.spot)
    if last is None or last.id != talk.conversation.id:
        return
    part.message_ts = None
    talk.session.add(part)
    talk.session.flush()
    take_request(scene, said.text, message_ts=said.ts)


def _ask_about(talk: Talk, part: ConversationPart, before: str, after: str) -> None:
    """After it was saved: offer to change what the message says differently now."""
    about = talk.about
    record = record_of(talk)
    if about not in _OFFERED or record is None or not _may_change(talk, record):
        return
    told = _difference(_told_by(talk, part, before), _told_by(talk, part, after))
    if isinstance(record, LessonRecord):
        told = _of_lesson(record, told)
    else:
        told = _of_trajectory(record, told)
    subject_id = talk.conversation.subject_id or 0
    if told:
        offer_change(talk, told, subject_id=subject_id, about=_OFFERED[about])
    else:  # it says again what stands
        withdraw_offers(talk.scene, subject_id=subject_id, about=_OFFERED[about])


def _difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What is told now and was not before; what is no longer told stays as it is."""
    return {
        name: value for name, value in after.items() if value != before.get(name) and name != NEAR
    }


def _of_trajectory(record: TrajectoryRecord, told: dict[str, Any]) -> dict[str, Any]:
    """What of it is not so yet, or has to be asked first."""
    own = {name: value for name, value in told.items() if name in _OF_TRAJECTORY}
    draft = draft_of([own])
    unclear = draft.value is not None and draft.value_cents is None
    return own if unclear or changed_fields(record, draft) else {}


def _of_lesson(record: LessonRecord, told: dict[str, Any]) -> dict[str, Any]:
    """Another text; its title follows where it came from the text."""
    insight = told.get("insight")
    if not insight or insight == record.lesson.insight:
        return {}
    if record.lesson.title == title_of(record.lesson.insight):
        return {"insight": insight, "title": title_of(insight)}
    return {"insight": insight}


def _told_by(talk: Talk, part: ConversationPart, text: str) -> dict[str, Any]:
    """What a message told, or tells now."""
    scene, about = talk.scene, talk.about
    if about is None:
        return {}
    if part.number == _FIRST:
        meant = understand(text, here=scene.here, today=scene.today)
        return dict(told_at_first(text, meant, about, here=scene.here, today=scene.today))
    return _told(talk, part, text)


def _told(talk: Talk, part: ConversationPart, text: str) -> dict[str, Any]:
    """What an answer tells; nothing when it is none any more."""
    if talk.about is None or part.question is None:
        return {}
    asked = Question(part.question)
    told = told_in_answer(
        text, asked, talk.draft, talk.about, here=talk.here, today=talk.scene.today
    )
    words = in_words(text, asked, here=talk.here, today=talk.scene.today)
    return dict(told or words or {})


def _may_change(talk: Talk, record: TrajectoryRecord | LessonRecord) -> bool:
    scene = talk.scene
    asked: dict[str, Any] = {"here": scene.here, "viewer": scene.viewer}
    try:
        if isinstance(record, LessonRecord):
            editable(scene.session, **asked, lesson_id=talk.conversation.subject_id or 0)
        else:
            trajectories.changeable(
                scene.session, **asked, trajectory_id=talk.conversation.subject_id or 0
            )
    except RefusalError:
        return False
    return True
