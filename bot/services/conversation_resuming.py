"""Taking up what had to wait because something else was asked in the same place."""

from bot.messages.conversation_view import Lead, Question, Why
from bot.services.conversation_talk import Scene, Talk
from bot.services.conversation_turns import say
from storage.conversations import open_conversation, waiting_for
from storage.vocabulary import ConversationState


def resume(scene: Scene) -> None:
    """Ask what waits for an amount in words, once nothing else is asked there."""
    if open_conversation(scene.session, scene.spot) is not None:
        return
    waiting = waiting_for(scene.session, scene.spot, question=Question.VALUE.value)
    if waiting is None:
        return
    was_asked = waiting.expires_at > waiting.started_at
    if was_asked and waiting.expires_at <= scene.now:
        return  # nobody waits for it any more
    waiting.state = ConversationState.OPEN
    scene.session.add(waiting)
    scene.session.flush()
    say(Talk(scene, waiting), Lead(Why.BACK if waiting.turn else Why.STARTED))
