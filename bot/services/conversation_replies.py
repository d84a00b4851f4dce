"""Answering at once, and suggesting what may have been meant; never twice the same in a row."""

from bot.language.folding import folded
from bot.language.understanding import Understanding
from bot.messages.conversation_view import Lead, Question, Why
from bot.messages.list_state import ListState, fitting
from bot.messages.small_talk import SHOWN_TOPIC, VARIANTS, Suggestions
from bot.services.conversation_routes import Answers
from bot.services.conversation_sentences import keep_not_understood
from bot.services.conversation_talk import Scene, Talk, begin, tell
from bot.services.conversation_turns import say
from bot.services.conversation_understanding import topic_in, topic_of
from bot.services.lesson_lists import typed_search
from bot.services.municipality import Municipality
from storage.conversations import last_conversation
from storage.vocabulary import ConversationState

_SHORT = 2
"""Words: so few can be repeated in a sentence as they are."""

_CARRIED = 12
"""Words: so few go along to the form."""

_OFFERS = (("trajectory", "search"), ("search", "list"), ("trajectory", "list"))
UNKNOWN = "unknown"
HELPS = "helps"
"""In what is kept of a request: whether the suggestions come with everything the bot can do."""


def answer(
    scene: Scene,
    route: Answers,
    meant: Understanding,
    text: str,
    *,
    message_ts: str | None,
    intent: str | None = None,
) -> Talk:
    """Answer something; whatever else is open stays open."""
    wording = _wording(scene, route.family(text))
    told = {
        "text": text,
        "topic": topic_of(meant, text, here=scene.here),
        "theme": meant.fields.themes[0] if meant.fields.themes else "",
        "number": meant.number,
    }
    talk = begin(
        scene,
        intent or meant.intent.value,
        state=ConversationState.ANSWERED,
        wording=wording,
        draft={name: value for name, value in told.items() if value},
    )
    tell(talk, None, message_ts=message_ts)
    say(talk, Lead(Why.STARTED))
    return talk


def suggest(scene: Scene, text: str, *, message_ts: str | None) -> Talk:
    """Say that it was not understood, and wait for what was meant."""
    wording = _wording(scene, UNKNOWN)
    keep_not_understood(scene.session, text, here=scene.here, today=scene.today)
    told = {"text": text, HELPS: scene.place.is_private and _was_not_understood(scene)}
    talk = begin(scene, UNKNOWN, wording=wording, draft=told, question=Question.MEANT.value)
    tell(talk, None, message_ts=message_ts)
    say(talk, Lead(Why.STARTED))
    return talk


def _was_not_understood(scene: Scene) -> bool:
    """Whether what they said just before was not understood either."""
    last = last_conversation(scene.session, scene.spot)
    return last is not None and last.intent == UNKNOWN


def suggestions_for(text: str, wording: str, *, here: Municipality) -> Suggestions:
    """Two things to do instead, made from what was understood."""
    topic = _topic(text, here)
    words, _ = fitting(folded(topic).split())
    return Suggestions(
        topic=topic,
        typed=text if len(text.split()) <= _CARRIED else "",
        offers=offers_in(wording),
        listed=ListState(words=words),
        sought=typed_search(topic or "", here=here)[0],
    )


def offers_in(wording: str) -> tuple[str, str]:
    """Which two things a wording offers."""
    return _OFFERS[(_variant(wording) - 1) % len(_OFFERS)]


def next_lead(talk: Talk, why: Why) -> Lead:
    """What goes before a question that is asked once more, in other words than before."""
    before = talk.conversation.lead
    again = before.get("why") == why
    variant = int(before.get("variant", 1)) % VARIANTS[UNKNOWN] + 1 if again else 1
    return Lead(why, variant=variant)


def _topic(text: str, here: Municipality) -> str:
    """What can be named in a sentence: known words, or a few words around them."""
    topic = topic_in(text, here=here)
    whole = " ".join(text.split()).strip(" .,;:!?\"'")
    if topic and len(whole.split()) <= _SHORT and len(whole) <= SHOWN_TOPIC:
        return whole
    return topic


def _wording(scene: Scene, family: str) -> str | None:
    """One of the ways to say it, other than the last one in this place."""
    if not family:
        return None
    last = last_conversation(scene.session, scene.spot)
    before = last.wording if last is not None else None
    if before is None or before.rpartition("_")[0] != family:
        return f"{family}_{1 if last is None else (last.id or 0) % VARIANTS[family] + 1}"
    return f"{family}_{_variant(before) % VARIANTS[family] + 1}"


def _variant(wording: str) -> int:
    return int(wording.rpartition("_")[2])
