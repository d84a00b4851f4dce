"""Something new that somebody says: understood, and begun, answered or asked about."""

from dataclasses import replace

from bot.language.replies import read_reply
from bot.language.understanding import Intent, Understanding
from bot.messages.conversation_view import About, Lead, Why
from bot.messages.lesson_form import TEXT_LENGTH
from bot.services.conversation_reading import told_at_first
from bot.services.conversation_replies import answer, suggest
from bot.services.conversation_routes import LATE, SOCIAL_RETURN, Answers, Collects, route_of
from bot.services.conversation_talk import Scene, Talk, begin, tell
from bot.services.conversation_turns import ask_next
from bot.services.conversation_understanding import understand
from bot.services.plain_routes import plain_intent
from bot.services.value_words import read_social_return

_ASKS_NOTHING = frozenset({Intent.UNKNOWN, Intent.SMALLTALK})


def take_request(
    scene: Scene,
    text: str,
    *,
    message_ts: str | None,
    late: bool = False,
    lead: Lead | None = None,
) -> Talk:
    """Understand it, and do what belongs to it.

    :param late: whether it may be an answer to what is not asked any longer.
    :param lead: what goes before the first question.
    """
    meant = understand(text, here=scene.here, today=scene.today)
    if (plain := plain_intent(text)) is not None:
        route = route_of(plain)
        assert isinstance(route, Answers)  # noqa: S101  -- for the type checker
        return answer(scene, route, meant, text, message_ts=message_ts, intent=plain)
    if not text.strip():
        meant = replace(meant, intent=Intent.HELP)  # they only called
    elif meant.intent is Intent.UNKNOWN and read_reply(text) is not None:
        meant = replace(meant, intent=Intent.SMALLTALK)  # an answer, and nothing was asked
    if late and meant.intent in _ASKS_NOTHING:
        route = route_of(LATE)
        assert isinstance(route, Answers)  # noqa: S101  -- for the type checker
        return answer(scene, route, meant, text, message_ts=message_ts, intent=LATE)
    if read_social_return(text) is not None:
        route = route_of(SOCIAL_RETURN)
        assert isinstance(route, Answers)  # noqa: S101  -- for the type checker
        return answer(scene, route, meant, text, message_ts=message_ts, intent=SOCIAL_RETURN)
    route = route_of(meant.intent)
    if isinstance(route, Collects):
        return collect(scene, route.about, meant, text, message_ts=message_ts, lead=lead)
    if isinstance(route, Answers):
        return answer(scene, route, meant, text, message_ts=message_ts)
    return suggest(scene, text, message_ts=message_ts)


def collect(
    scene: Scene,
    about: About,
    meant: Understanding,
    text: str,
    *,
    message_ts: str | None,
    lead: Lead | None = None,
) -> Talk:
    """Begin with what was told, and ask what is missing."""
    told = dict(told_at_first(text, meant, about, here=scene.here, today=scene.today))
    lead = lead or Lead(Why.STARTED)
    if len(told.get("insight", "")) > TEXT_LENGTH:
        del told["insight"]
        lead = Lead(Why.TOO_LONG, longest=TEXT_LENGTH)
    talk = begin(scene, about.value)
    tell(talk, told, message_ts=message_ts)
    ask_next(talk, lead)
    return talk
