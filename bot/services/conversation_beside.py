"""A talk and an interview in one direct message: whoever asked last is answered."""

from bot.messages import conversation_ids as ids
from bot.messages import lesson_ids
from bot.messages.conversation_view import Question
from bot.messages.interview_view import Lead, Why
from bot.services.conversation_talk import Scene
from bot.services.conversation_understanding import understand
from bot.services.interview_talk import Talk as InterviewTalk
from bot.services.interview_talk import begin_talk
from bot.services.interview_turns import ask_again
from storage.conversations import open_conversation
from storage.interviews import open_interview
from storage.notices import newest_notice
from storage.tables import Interview


def talk_goes_first(scene: Scene) -> bool:
    """Whether what is typed answers the talk, and not the interview that is open too."""
    talk = open_conversation(scene.session, scene.spot)
    if talk is None or talk.expires_at <= scene.now:
        return False
    interview = interview_open(scene)
    if interview is None:
        return True
    if talk.question == Question.MEANT:
        return False  # there is nothing to answer
    asked_by_talk = _last_asked(scene, ids.NOTICE_TURN, ids.SUBJECT, talk.id)
    return asked_by_talk > _last_asked(
        scene, lesson_ids.NOTICE_QUESTION, lesson_ids.SUBJECT_INTERVIEW, interview.id
    )


def interview_open(scene: Scene) -> Interview | None:
    """The interview that would be answered; there is one direct message with each person."""
    return open_interview(
        scene.session,
        workspace_id=scene.here.workspace_id,
        person_id=scene.viewer.person_id,
    )


def means_something(scene: Scene, text: str) -> bool:
    """Whether a text asks or tells something by itself."""
    meant = understand(text, here=scene.here, today=scene.today)
    return meant.intent.is_for_the_bot


def return_to_interview(scene: Scene) -> None:
    """Ask once more what the interview was asking, when the talk that came between is over."""
    if open_conversation(scene.session, scene.spot) is not None:
        return
    interview = interview_open(scene)
    if interview is None:
        return
    talk = begin_talk(scene.session, interview, here=scene.here, viewer=scene.viewer, now=scene.now)
    if isinstance(talk, InterviewTalk):
        ask_again(talk, Lead(Why.AGAIN))


def _last_asked(scene: Scene, kind: str, subject_kind: str, subject_id: int | None) -> int:
    """A number that is higher for what was asked later."""
    return newest_notice(
        scene.session,
        workspace_id=scene.here.workspace_id,
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id or 0,
    )
