"""The communication plan in each of its forms, so that every phrase is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.communication import (
    AROUND,
    PAGE,
    communication_modal,
    message_modal,
    message_ready,
    note_said,
)
from bot.messages.communication_form import communication_form
from bot.messages.communication_text import TEXT_LENGTH, text_for
from bot.messages.communication_view import (
    PlannedChoices,
    PlannedList,
    PlannedView,
    SuccessTold,
    TextFacts,
)
from bot.messages.form_fields import Option
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from storage.vocabulary import MessageState

BARE = PlannedView(3, 1, "Wat we leerden & <!channel>", date(2026, 12, 7))
FULL = replace(
    BARE,
    medium="Sleutelinformatie",
    medium_slug="sleutelinformatie",
    kind="newsletter",
    audience="opdrachtgevers",
    owner="U0001",
    draft="Onze eigen tekst.",
)
MEDIA = PlannedChoices((Option("sleutelinformatie", "Sleutelinformatie"),), ("inkopers",))
FACTS = TextFacts(
    2026,
    successes=(
        SuccessTold("Twaalf elektrische bestelbussen", "31 ton CO2", ("U0001",)),
        SuccessTold("Minder meubels"),
    ),
    lessons=("Vraag het de markt",),
    logged=12,
    with_theme=5,
    running=1,
    gatherings=(("Marktconsultaties", "donderdag 10 december, 10:00"),),
)
NAMES = {"U0001": "Kim de Vries"}


def communication_messages(words: Wording) -> Iterator[Message]:
    """That one is ready."""
    yield message_ready(BARE, words)
    yield message_ready(FULL, words, text="Onze eigen tekst.")
    yield AROUND.problem(3, words)


def communication_modals(words: Wording) -> Iterator[Block]:
    """The plan, one message, and the form."""
    yield communication_modal(PlannedList(), words)
    found = PlannedList(
        (BARE, FULL), (replace(FULL, state=MessageState.SENT),), "kort & vaak", "het plan", 4
    )
    for phrase in ("kept", "sent", "dropped", "restored"):
        yield communication_modal(found, words, note=note_said(phrase, words))
    for state in MessageState:
        yield message_modal(
            replace(FULL, state=state), "Tekst", words, note=note_said("stale", words)
        )
    for kind in ("newsletter", "intranet"):
        for facts in (
            FACTS,
            replace(FACTS, successes=()),
            TextFacts(2026, logged=1, running=3),
        ):
            yield message_modal(BARE, text_for(kind, facts, NAMES, words), words)
    yield message_modal(BARE, "x" * TEXT_LENGTH, words)
    for values, choices, stale in (
        ({}, PlannedChoices(), None),
        ({"title": "Wat we leerden", "date": "2026-12-07", "draft": "Tekst"}, MEDIA, FULL),
    ):
        yield communication_form(
            values, choices, words, metadata="", step="a1b2c3d4", new=stale is None, stale=stale
        )
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)


def communication_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field, and around a file."""
    yield words.plain(PAGE, "problem_title")
    yield words.plain(PAGE, "title_quarter")
    yield AROUND.name(3, words)
    yield AROUND.comment(3, "Wat we leerden", words)
