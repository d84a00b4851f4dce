"""How a talk ends: confirmed, stopped, or because nobody answered any more."""

from dataclasses import replace

from bot.messages.conversation_view import Lead, Question, Why
from bot.services import conversation_requests as requests
from bot.services.conversation_saving import save
from bot.services.conversation_talk import Talk, tell
from bot.services.conversation_turns import ask_next, end, say, settle_shown
from bot.services.errors import RefusalError
from bot.services.interview_answers import Said
from storage.conversations import parts_of
from storage.tables import ConversationPart
from storage.vocabulary import ConversationState


def confirm(talk: Talk) -> None:
    """Save it, and go on with what had to wait.

    :raises RefusalError: it is not theirs to change (any more).
    """
    pending = talk.conversation.pending
    save(talk)
    go_on(talk, pending)


def confirm_typed(talk: Talk) -> None:
    """They typed yes: what stands above says what became of it."""
    turn, pending = talk.conversation.turn, talk.conversation.pending
    try:
        save(talk)  # refuses before it writes
    except RefusalError as refusal:
        talk.conversation.wording = refusal.phrase
        end(talk, ConversationState.STOPPED)
    settle_shown(talk, turn)
    go_on(talk, pending)


def stop(talk: Talk, *, word: bool = True) -> None:
    """They would rather not. What waited for this goes on.

    :param word: whether to say so in a message.
    """
    turn, pending = talk.conversation.turn, talk.conversation.pending
    end(talk, ConversationState.STOPPED)
    if word:
        say(talk, Lead(Why.AGAIN))
        settle_shown(talk, turn)
    go_on(talk, pending)


def stop_as_deleted(talk: Talk) -> None:
    """They took away the message that it began with."""
    turn = talk.conversation.turn
    end(talk, ConversationState.STOPPED)
    talk.conversation.wording = "deleted"
    say(talk, Lead(Why.AGAIN))
    settle_shown(talk, turn)


def expire(talk: Talk) -> None:
    """Nobody answered for days."""
    end(talk, ConversationState.EXPIRED)


def let_wait(talk: Talk, said: Said) -> None:
    """Ask which of two requests comes first; of two that would wait, the last one does.

    Then it is said that the other does not: its message still stands where they typed it.
    """
    before, talk.conversation.pending = talk.conversation.pending, said.text
    for part in _waiting_parts(talk):
        part.message_ts = None
    tell(talk, None, message_ts=said.ts or None, question=Question.WHICH)
    talk.conversation.question = Question.WHICH.value
    say(talk, Lead(Why.PUT_ASIDE if before and before != said.text else Why.AGAIN))


def finish_first(talk: Talk) -> None:
    """The one that was begun; the other is not lost."""
    ask_next(talk, Lead(Why.AGAIN))


def take_new(talk: Talk) -> None:
    """The new one; the one that was begun stops."""
    stop(talk, word=False)


def go_on(talk: Talk, pending: str | None) -> None:
    """Take up the request that had to wait, if there is one."""
    if not pending:
        return
    message_ts, scene = None, talk.scene
    for part in _waiting_parts(talk):  # from now on that message is followed in its own talk
        message_ts, part.message_ts = part.message_ts, None
        scene = replace(scene, heard_in=part.heard_in)
        talk.session.add(part)
    talk.session.flush()
    requests.take_request(scene, pending, message_ts=message_ts, lead=Lead(Why.NEXT))


def _waiting_parts(talk: Talk) -> list[ConversationPart]:
    """The message of a request that has to wait."""
    parts = parts_of(talk.session, talk.conversation)
    return [part for part in parts if part.question == Question.WHICH and part.message_ts]
