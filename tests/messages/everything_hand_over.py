"""Handing over in each of its forms."""

from collections.abc import Iterator

from bot.messages.hand_over import (
    PAGE,
    choose_form,
    hand_over_form,
    handed_over_told,
    result_modal,
)
from bot.messages.hand_over_view import Pile, Thing, piles_of
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.policy.hand_over import Hung

STRANGE = ("Norm & <!channel> *vet* " * 20).strip()
ALL = tuple(
    pile
    for kind in Hung
    for pile in piles_of([Thing(kind, str(number), STRANGE) for number in range(12)])
)
ONE = (Pile(Hung.ROLES, ("Straatverlichting",), 1), Pile(Hung.WATCHED, ("De MKI-plicht",), 1))


def hand_over_messages(words: Wording) -> Iterator[Message]:
    """What the successor hears."""
    for piles in (ALL, ONE, ONE[1:]):
        yield handed_over_told(piles, words, by="U0001", person="U0001")
        yield handed_over_told(piles, words, by="U0001", person="U0002")


def hand_over_modals(words: Wording) -> Iterator[Block]:
    """From whom to whom, what, and what became of it."""
    for chooses in (True, False):
        yield choose_form(words, chooses_person=chooses, metadata="", step="1")
    for movable, fixed in ((ALL, ()), (ONE, ALL[3:5]), ((), ALL[3:5]), ((), ())):
        yield hand_over_form(
            movable, fixed, words, person="U0001", successor="U0002", metadata="", step="1"
        )
    every = dict.fromkeys(Hung, 2)
    yield result_modal(every, {}, words, successor="U0002")
    yield result_modal({Hung.ROLES: 1}, {Hung.PLAN: 1}, words, successor="U0002")
    yield result_modal({}, every, words, successor="U0002")


def hand_over_phrases(words: Wording) -> Iterator[str]:
    """What a form says at a field."""
    for phrase in ("same", "none_chosen"):
        yield words.plain(PAGE, f"problem_{phrase}")
