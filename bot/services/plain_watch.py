"""What plain sentences about the watch list lead to: a button that opens the form or the list."""

from collections.abc import Mapping
from enum import StrEnum

from bot.language.titles import capitalised
from bot.language.watch_words import asked_watch, asks_for_list
from bot.messages.message import Message
from bot.messages.watch import plain_add, plain_list
from bot.services.conversation_asked import Answer, Asked


class PlainWatch(StrEnum):
    """What is asked for."""

    ADD = "plain_watch_add"
    LIST = "plain_watch_list"


def watch_intent(text: str) -> str | None:
    """The intent of a sentence about the watch list; None for any other."""
    if asked_watch(text) is not None:
        return PlainWatch.ADD.value
    return PlainWatch.LIST.value if asks_for_list(text) else None


def _add(asked: Asked) -> Message:
    return plain_add(capitalised(asked_watch(asked.text) or ""), asked.here.words)


def _list(asked: Asked) -> Message:
    return plain_list(asked.here.words)


WATCH_ANSWERS: Mapping[str, Answer] = {PlainWatch.ADD: _add, PlainWatch.LIST: _list}
