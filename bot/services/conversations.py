"""What somebody says to the bot: a request, an answer, a correction, or a word to stop."""

from bot.language.dialogue_words import is_request, without_correcting
from bot.language.replies import Reply, is_plain_yes, read_reply
from bot.language.understanding import Intent
from bot.messages.conversation_view import About, Lead, Question, Why
from bot.services.conversation_draft import SKIPPED, VALUE, Told
from bot.services.conversation_ending import (
    confirm_typed,
    expire,
    finish_first,
    let_wait,
    stop,
    take_new,
)
from bot.services.conversation_facts import is_as_shown
from bot.services.conversation_meaning import take_meaning
from bot.services.conversation_reading import in_words, longest_of, told_in_answer
from bot.services.conversation_replies import answer, next_lead
from bot.services.conversation_requests import take_request
from bot.services.conversation_resuming import resume
from bot.services.conversation_routes import Answers, Collects, route_of
from bot.services.conversation_sentences import keep_not_understood
from bot.services.conversation_shown import is_seen
from bot.services.conversation_talk import Scene, Talk, tell
from bot.services.conversation_turns import ask_next, end, say, settle_shown
from bot.services.conversation_understanding import understand
from bot.services.interview_answers import Said
from bot.services.plain_routes import plain_intent
from storage import conversations
from storage.vocabulary import ConversationState

_CHANGES = frozenset({About.CHANGE_TRAJECTORY, About.CHANGE_LESSON})
_IN_WORDS = frozenset({Question.TITLE, Question.INSIGHT})
_TOLD = frozenset({Intent.LESSON, Intent.SUCCESS})
"""What is told of the past is not the name of what will be bought."""


def hear(scene: Scene, said: Said) -> Talk | None:
    """Take what somebody says. :returns: the talk that came of it; None where nothing did."""
    talk = _hear(scene, said)
    resume(scene)
    return talk


def _hear(scene: Scene, said: Said) -> Talk | None:
    scene.hold()
    if said.ts and _is_known(scene, said):
        return None
    standing = conversations.open_conversation(scene.session, scene.spot)
    if standing is None:
        return _request(scene, said, late=_has_expired(scene)) if scene.called else None
    talk = Talk(scene, standing)
    if standing.expires_at <= scene.now:
        is_late = talk.question is not Question.MEANT
        expire(talk)
        return _request(scene, said, late=is_late) if scene.called else None
    if standing.by_command:  # they type where a command was answered: messages from now on
        standing.by_command = False
    if talk.question is Question.MEANT:
        return take_meaning(talk, said)
    if talk.question is Question.BESIDE:  # the interview is over by now
        end(talk, ConversationState.ANSWERED)
        return _request(scene, said, late=False)
    return _go_on(talk, said)


def request(scene: Scene, text: str) -> Talk:
    """Take what somebody types behind the slash command: always something new."""
    scene.hold()
    return take_request(scene, text, message_ts=None)


def _has_expired(scene: Scene) -> bool:
    """Whether what was asked here last was let go because nobody answered."""
    last = conversations.last_conversation(scene.session, scene.spot)
    return last is not None and last.state is ConversationState.EXPIRED


def _request(scene: Scene, said: Said, *, late: bool) -> Talk:
    return take_request(scene, said.text, message_ts=said.ts or None, late=late)


def _is_known(scene: Scene, said: Said) -> bool:
    """Whether this very message was heard before: Slack may tell of it twice."""
    known = conversations.part_in(
        scene.session,
        workspace_id=scene.here.workspace_id,
        person_id=scene.viewer.person_id,
        channel_id=scene.channel_heard,
        message_ts=said.ts,
    )
    return known is not None


def _go_on(talk: Talk, said: Said) -> Talk | None:
    """Something is asked: is this the answer, a word about it, or something else?"""
    reply, asked = read_reply(said.text), talk.question
    if reply is Reply.STOP or (reply is Reply.NO and talk.about in _CHANGES):
        stop(talk)
        return talk
    if asked is Question.WHICH and reply in {Reply.FIRST, Reply.SECOND}:
        _choose(talk, reply)
        return talk
    if asked is Question.CONFIRM and reply in {Reply.YES, Reply.NO}:
        return _confirm(talk, said, reply)
    return _answer_or_else(talk, said, asked)


def _answer_or_else(talk: Talk, said: Said, asked: Question | None) -> Talk | None:
    """It tells something, or asks for something else."""
    if plain_intent(said.text) is not None and talk.scene.called:
        return _something_else(talk, said)
    told = _told(talk, said)
    if told is not None:
        take_told(talk, told, said)
        return talk
    if asked is Question.CONFIRM and without_correcting(said.text)[1]:  # no, and not what instead
        say(talk, next_lead(talk, Why.WHAT_THEN))
        return talk
    if asked in _IN_WORDS and _fills(said.text, asked):
        say(talk, Lead(Why.TOO_LONG, longest=longest_of(asked)))
        return talk
    return _something_else(talk, said) if talk.scene.called else None


def take_told(talk: Talk, told: Told, said: Said) -> None:
    """Keep an answer or a correction, and ask on."""
    if talk.about in _CHANGES and SKIPPED in told:
        stop(talk)
        return
    asked, turn = talk.question, talk.conversation.turn
    tell(talk, told, message_ts=said.ts or None, question=talk.next_question)
    ask_next(talk, _lead_after(talk, told))
    if asked is Question.CONFIRM:
        settle_shown(talk, turn)


def _lead_after(talk: Talk, told: Told) -> Lead:
    if SKIPPED in told:
        return Lead(Why.SKIPPED)
    if told.get(VALUE) and not talk.place.is_private:
        return Lead(Why.NOT_HERE)
    return Lead(Why.NOTED)


def _choose(talk: Talk, reply: Reply) -> None:
    if reply is Reply.FIRST:
        finish_first(talk)
    else:
        take_new(talk)


def _confirm(talk: Talk, said: Said, reply: Reply) -> Talk | None:
    """Yes to what they have seen; what they have not is shown first."""
    if reply is Reply.NO:
        say(talk, next_lead(talk, Why.WHAT_THEN))
        return talk
    if not talk.place.is_private and not is_plain_yes(said.text):
        return None  # perhaps to a colleague; the button is there
    if is_seen(talk, said.ts) and is_as_shown(talk):
        confirm_typed(talk)
    else:
        say(talk, Lead(Why.AGAIN))
    return talk


def _told(talk: Talk, said: Said) -> Told | None:
    """What a message tells in answer to what is asked, or would be."""
    about, asked = talk.about, talk.question
    if about is None or asked is None:
        return None
    if asked is Question.WHICH:
        asked = talk.next_question
    told = told_in_answer(
        said.text, asked, talk.draft, about, here=talk.here, today=talk.scene.today
    )
    if told is not None or asked not in _IN_WORDS or _asks(talk, said.text):
        return told
    if len(said.text) > longest_of(asked) or _is_to_somebody(said.text):
        return None
    return in_words(said.text, asked, here=talk.here, today=talk.scene.today)


def _fills(text: str, asked: Question | None) -> bool:
    """Whether it is an answer in words that only does not fit."""
    return asked is not None and len(text) > longest_of(asked)


def _is_to_somebody(text: str) -> bool:
    """Whether it begins with the name of a colleague."""
    return text.startswith("@")


def _asks(talk: Talk, text: str) -> bool:
    """Whether a message in the middle of a question surely asks or tells something else."""
    meant = understand(text, here=talk.here, today=talk.scene.today)
    if talk.about is About.TRAJECTORY and meant.intent in _TOLD:
        return True
    if not is_request(text):
        return False
    same = talk.about is About.LESSON and meant.intent is Intent.LESSON
    return meant.intent.is_for_the_bot and not same


def _something_else(talk: Talk, said: Said) -> Talk:
    """It is no answer: do what it asks, and come back to the question once."""
    meant = understand(said.text, here=talk.here, today=talk.scene.today)
    plain = plain_intent(said.text)
    route = route_of(plain or meant.intent)
    if isinstance(route, Collects):
        return _another(talk, said)
    if plain is None and meant.intent is Intent.SMALLTALK:
        say(talk, next_lead(talk, Why.SMALL_TALK))
    elif isinstance(route, Answers):
        answer(talk.scene, route, meant, said.text, message_ts=said.ts or None, intent=plain)
        say(talk, next_lead(talk, Why.BACK))
    else:
        _not_an_answer(talk, said)
    return talk


def _not_an_answer(talk: Talk, said: Said) -> None:
    keep_not_understood(talk.session, said.text, here=talk.here, today=talk.scene.today)
    # it may be mended where it stands
    tell(talk, None, message_ts=said.ts or None, question=talk.next_question)
    say(talk, next_lead(talk, Why.NOT_AN_ANSWER))


def _another(talk: Talk, said: Said) -> Talk:
    """Another request: which one comes first? A change that was offered can wait by itself."""
    if talk.about in _CHANGES:
        talk.conversation.state = ConversationState.WAITING
        talk.session.add(talk.conversation)
        talk.session.flush()
        return _request(talk.scene, said, late=False)
    let_wait(talk, said)
    return talk
