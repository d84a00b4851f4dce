"""After two suggestions: which of them somebody takes, or that they say it in other words."""

from bot.language.folding import folded
from bot.language.replies import Reply, read_reply
from bot.language.understanding import Intent
from bot.messages.conversation_view import About
from bot.services.conversation_replies import answer, offers_in
from bot.services.conversation_requests import collect, take_request
from bot.services.conversation_routes import Answers, route_of
from bot.services.conversation_talk import Talk
from bot.services.conversation_turns import end
from bot.services.conversation_understanding import topic_in, understand
from bot.services.interview_answers import Said
from storage.vocabulary import ConversationState

_NAMED = {
    "trajectory": frozenset(
        ("traject", "een traject", "aanmelden", "traject aanmelden", "een traject aanmelden")
    ),
    "search": frozenset(("zoek", "zoeken", "lessen", "leerervaringen", "zoeken in de lessen")),
    "list": frozenset(("trajecten", "bekijken", "de trajecten", "trajecten bekijken", "lijst")),
}


def take_meaning(talk: Talk, said: Said) -> Talk | None:
    """Take the suggestion that was chosen, or what was said instead."""
    text = str((talk.conversation.draft or {}).get("text", ""))
    offer = _offer(said.text, talk.conversation.wording or "")
    scene = talk.scene
    meant = understand(said.text, here=talk.here, today=scene.today)
    if offer is None and not scene.called and not meant.intent.is_for_the_bot:
        return None
    end(talk, ConversationState.ANSWERED)
    if offer is None:
        return take_request(scene, said.text, message_ts=said.ts)
    if offer == "trajectory":
        told = _that_tells(text, talk)
        meant = understand(told, here=talk.here, today=scene.today, known=Intent.TRAJECTORY)
        return collect(scene, About.TRAJECTORY, meant, told, message_ts=said.ts)
    meant = understand(text, here=talk.here, today=scene.today)
    intent = Intent.SEARCH if offer == "search" else Intent.PROGRESS
    route = route_of(intent)
    assert isinstance(route, Answers)  # noqa: S101  -- for the type checker
    return answer(scene, route, meant, text, message_ts=said.ts, intent=intent)


def _that_tells(text: str, talk: Talk) -> str:
    """What was not understood, if it names anything that a purchase has; else nothing."""
    today = talk.scene.today
    meant = understand(text, here=talk.here, today=today, known=Intent.TRAJECTORY)
    tells = meant.amount or meant.moment or topic_in(text, here=talk.here)
    return text if tells else ""


def _offer(text: str, wording: str) -> str | None:
    """What was chosen of what was offered."""
    offers = offers_in(wording)
    match read_reply(text):
        case Reply.FIRST:
            return offers[0]
        case Reply.SECOND:
            return offers[1]
    named = [offer for offer in offers if folded(text) in _NAMED[offer]]
    return named[0] if named else None
