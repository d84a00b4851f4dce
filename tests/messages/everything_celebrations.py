"""Celebrations in each of their forms, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.celebration import celebration, closed_or_again, ended, opening, taken_back
from bot.messages.celebration_view import CelebrationView
from bot.messages.message import Message
from bot.messages.naming import (
    naming_asked,
    naming_elsewhere,
    naming_said,
    naming_standing,
)
from bot.messages.success_view import SuccessParts
from bot.messages.wording import Wording
from bot.policy.successes import Hindrance
from tests.messages.samples import LARGEST_NUMBER

TITLE = "Er rijden 12 elektrische bestelbussen & <!channel>"
PARTY = CelebrationView(
    success_id=LARGEST_NUMBER,
    parts=SuccessParts(TITLE, "tekst" * 90, "wijk" * 60, "31 ton CO2 per jaar", "Minder" * 20),
    names=("U0BUYER", "U0CLIENT"),
    others=True,
    team="Team BOR",
    picture="F0PICTURE",
    trajectory_id=LARGEST_NUMBER,
    congratulated=12,
    corrected=True,
)
BARE = CelebrationView(success_id=14, parts=SuccessParts("lang" * 60))


def celebration_messages(words: Wording) -> Iterator[Message]:
    """The party in the channel, what it becomes, and the question whether somebody is named."""
    yield celebration(PARTY, words)
    yield celebration(BARE, words)
    yield celebration(replace(PARTY, others=False, congratulated=1), words)
    yield celebration(replace(PARTY, names=("U0BUYER",), others=False), words)
    for team in (None, "Team BOR"):
        yield celebration(replace(PARTY, names=(), team=team), words)
    yield celebration(replace(PARTY, names=(), others=False, lesson_id=3), words)
    yield taken_back(words)
    yield opening(words)
    for closed in (True, False):
        yield closed_or_again(words, closed=closed)
    for hindrance in Hindrance:
        yield ended(TITLE, hindrance.value, words)
    yield naming_asked(TITLE, "mvoi-successen", words)
    for agreed in (True, False):
        yield naming_said(words, agreed=agreed)
    for standing in (True, False, None):
        yield naming_standing(words, agreed=standing)
    yield naming_elsewhere(words)
