"""Plain sentences about masterclasses and events: what is coming, and wanting to go to one."""

from dataclasses import replace

from bot.language.folding import folded
from bot.language.plain_questions import plain_question
from bot.messages.gathering_view import GatheringList
from bot.messages.gatherings import gatherings_in_public, gatherings_message
from bot.messages.message import Message
from bot.messages.problems import problem_message
from bot.services.conversation_asked import Asked
from bot.services.errors import RefusalError
from bot.services.gathering_views import gathering_list


def say_gatherings(asked: Asked) -> Message:
    """What is coming; where others read along only the first one."""
    return _told(asked)


def ask_sign_up(asked: Asked) -> Message:
    """The one that is meant, with a button to sign up; what is coming where none is."""
    question = plain_question(asked.text)
    return _told(asked, topic=question.topic if question else "", asks=True)


def _told(asked: Asked, *, topic: str = "", asks: bool = False) -> Message:
    words = asked.here.words
    try:
        found = gathering_list(asked.session, here=asked.here, viewer=asked.viewer, now=asked.now)
    except RefusalError as refusal:
        return problem_message(refusal.phrase, words)
    if not asked.is_private:
        return gatherings_in_public(found, words)
    if not asks or not found.rows:
        return gatherings_message(found, words)
    meant = _meant(found, topic)
    if not meant.rows:
        return gatherings_message(found, words, phrase="not_found")
    return gatherings_message(meant, words, phrase="asked")


def _meant(found: GatheringList, topic: str) -> GatheringList:
    """Those that have every word of the topic in their name."""
    wanted = topic.split()
    rows = [each for each in found.rows if all(word in folded(each.title) for word in wanted)]
    return replace(found, rows=tuple(rows))
