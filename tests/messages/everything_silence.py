"""The question about a silent purchase in each of its forms, so that every phrase is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.journey_ids import Sheet
from bot.messages.message import Message
from bot.messages.silence import day_refused, question, settled
from bot.messages.silence_view import SilencePlace, SilenceView
from bot.messages.wording import Wording
from bot.policy.silence import SilenceAnswer
from tests.messages.samples import LARGEST_NUMBER

DAY = date(2027, 3, 1)
SILENT = SilenceView(
    place=SilencePlace(LARGEST_NUMBER, LARGEST_NUMBER),
    number=LARGEST_NUMBER,
    title="Lampen & <!channel>",
    since=DAY,
    about=("Grond-, weg- en waterbouw", "Team BOR", "voorbereiding"),
    exit=Sheet.NOT_NEEDED,
)


def silence_messages(words: Wording) -> Iterator[Message]:
    """What is asked, and what takes its place."""
    yield question(SILENT, words)
    yield question(replace(SILENT, rested_until=DAY, exit=Sheet.STOPPED), words)
    yield question(replace(SILENT, exit=None, title="lang " * 100), words)
    for phrase in ("runs", "rests", "past"):
        yield settled(SILENT, words, phrase=phrase, until=DAY)
    yield day_refused(words)


def silence_phrases(words: Wording) -> Iterator[str]:
    """What the history says of an answer."""
    for answer in SilenceAnswer:
        yield words.plain("silence", f"answer_{answer}")
