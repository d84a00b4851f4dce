"""A talk and an interview in one direct message: whoever asked last is answered.

What clearly asks for something new while the interview asks is taken for neither: they say
whether it is their answer.
"""

from dataclasses import replace

from bot.language.dialogue_words import is_request
from bot.language.folding import folded
from bot.language.interview_words import read_word
from bot.language.replies import Reply, read_reply
from bot.language.understanding import Intent
from bot.messages import conversation_ids as ids
from bot.messages import lesson_ids
from bot.messages.conversation_view import Lead, Pressed, Question, Why
from bot.messages.interview_view import Lead as InterviewLead
from bot.messages.interview_view import Why as InterviewWhy
from bot.messages.message import Message
from bot.services.conversation_pressing import press
from bot.services.conversation_requests import take_request
from bot.services.conversation_talk import Scene, Talk, begin, tell
from bot.services.conversation_turns import end, say
from bot.services.conversation_understanding import understand
from bot.services.interview_answers import Said
from bot.services.interview_talk import Talk as InterviewTalk
from bot.services.interview_talk import begin_talk
from bot.services.interview_turns import ask_again
from bot.services.interview_typed import hear as hear_in_interview
from bot.services.plain_routes import plain_intent
from storage.conversations import last_conversation, open_conversation, parts_of
from storage.interviews import open_interview
from storage.notices import newest_notice
from storage.tables import Conversation, Interview
from storage.vocabulary import ConversationState

BESIDE = "beside"
"""The intent of a talk that only asks whether something was an answer."""

_ANSWER = frozenset({"antwoord", "mijn antwoord", "het antwoord", "het is mijn antwoord"})
_NEW = frozenset({"iets nieuws", "nieuw", "het is iets nieuws", "iets anders", "een vraag"})


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
    return _asked_later(scene, talk, interview)


def interview_open(scene: Scene) -> Interview | None:
    """The interview that would be answered; there is one direct message with each person."""
    return open_interview(
        scene.session,
        workspace_id=scene.here.workspace_id,
        person_id=scene.viewer.person_id,
    )


def means_something(scene: Scene, text: str) -> bool:
    """Whether a text asks or tells something by itself."""
    if plain_intent(text) is not None:
        return True
    meant = understand(text, here=scene.here, today=scene.today)
    return meant.intent.is_for_the_bot


def tells_something(scene: Scene, text: str) -> bool:
    """Whether a text tells of a purchase or a lesson, which may not be lost beside a file."""
    if not text:
        return False
    meant = understand(text, here=scene.here, today=scene.today)
    return meant.intent in {Intent.TRAJECTORY, Intent.LESSON}


def may_be_new(scene: Scene, text: str) -> bool:
    """Whether what was typed to an interview clearly asks for something else."""
    if plain_intent(text) is not None:
        return True
    if read_word(text) is not None or not is_request(text):
        return False
    meant = understand(text, here=scene.here, today=scene.today)
    return meant.intent.is_for_the_bot and meant.intent is not Intent.LESSON


def ask_which(scene: Scene, said: Said) -> None:
    """Ask whether it is an answer or something new; nothing is kept before."""
    scene.hold()
    standing = open_conversation(scene.session, scene.spot)
    if standing is not None:
        end(Talk(scene, standing), ConversationState.ANSWERED)
    talk = begin(scene, BESIDE, question=Question.BESIDE.value, pending=said.text)
    tell(talk, None, message_ts=said.ts)
    say(talk, Lead(Why.STARTED))


def take_word(scene: Scene, said: Said) -> bool:
    """Take a word about which it is. :returns: False where there was none, or nothing was asked."""
    scene.hold()
    standing = open_conversation(scene.session, scene.spot)
    if standing is None or standing.question != Question.BESIDE:
        return False
    talk, word = Talk(scene, standing), folded(said.text)
    if word in _ANSWER or read_reply(said.text) in {Reply.YES, Reply.FIRST}:
        _as_answer(talk)
    elif word in _NEW or read_reply(said.text) in {Reply.NO, Reply.SECOND}:
        _as_new(talk)
    else:
        end(talk, ConversationState.ANSWERED)
        return False
    return True


def as_answer(scene: Scene, pressed: Pressed) -> Message:
    """It was the answer to what the interview asked."""
    return press(scene, pressed, _as_answer)


def as_new(scene: Scene, pressed: Pressed) -> Message:
    """It was something new."""
    return press(scene, pressed, _as_new)


def return_to_interview(scene: Scene) -> None:
    """Ask once more what the interview was asking, when the talk that came between is over."""
    last = last_conversation(scene.session, scene.spot)
    if last is None or open_conversation(scene.session, scene.spot) is not None:
        return
    interview = interview_open(scene)
    if interview is None or not _asked_later(scene, last, interview):
        return
    talk = begin_talk(scene.session, interview, here=scene.here, viewer=scene.viewer, now=scene.now)
    if isinstance(talk, InterviewTalk):
        ask_again(talk, InterviewLead(InterviewWhy.AGAIN))


def _as_answer(talk: Talk) -> None:
    said = replace(_said(talk), is_answer=True)
    end(talk, ConversationState.ANSWERED)
    scene = talk.scene
    hear_in_interview(scene.session, here=scene.here, viewer=scene.viewer, said=said, now=scene.now)


def _as_new(talk: Talk) -> None:
    said = _said(talk)
    end(talk, ConversationState.ANSWERED)
    take_request(talk.scene, said.text, message_ts=said.ts)


def _said(talk: Talk) -> Said:
    """The message that is asked about."""
    first = parts_of(talk.session, talk.conversation)[0]
    return Said(first.message_ts or "", talk.conversation.pending or "")


def _asked_later(scene: Scene, talk: Conversation, interview: Interview) -> bool:
    """Whether the talk said something after the interview did."""
    by_talk = _last_asked(scene, ids.NOTICE_TURN, ids.SUBJECT, talk.id)
    return by_talk > _last_asked(
        scene, lesson_ids.NOTICE_QUESTION, lesson_ids.SUBJECT_INTERVIEW, interview.id
    )


def _last_asked(scene: Scene, kind: str, subject_kind: str, subject_id: int | None) -> int:
    """A number that is higher for what was asked later."""
    return newest_notice(
        scene.session,
        workspace_id=scene.here.workspace_id,
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id or 0,
    )
