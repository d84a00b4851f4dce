"""Masterclasses and events in each of their forms, so that every phrase is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.messages.form_fields import Option
from bot.messages.gathering_form import gathering_form
from bot.messages.gathering_told import gathering_announced, gathering_told
from bot.messages.gathering_view import GatheringChoices, GatheringList, GatheringView
from bot.messages.gatherings import (
    AROUND,
    PAGE,
    answered,
    gathering_modal,
    gatherings_in_public,
    gatherings_message,
    gatherings_modal,
    note_said,
)
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from storage.vocabulary import GatheringKind, SignUp

PLAIN = GatheringView(
    3,
    GatheringKind.MASTERCLASS,
    "Marktconsultaties & <!channel>",
    datetime(2026, 12, 10, 9, tzinfo=UTC),
    ZoneInfo("Europe/Amsterdam"),
    90,
)
FULL = replace(
    PLAIN,
    kind=GatheringKind.NETWORK,
    about="Hoe je de markt vroeg spreekt.",
    network="PIANOo",
    theme="Klimaat",
    place="Raadzaal",
    link="https://overleg.example/1",
    owner="U0001",
    seats=1,
    left=0,
    coming=1,
    waiting=2,
    guests=("U0002",),
    queue=("U0003", "U0004"),
    sees_guests=True,
    may_change=True,
)
ROWS = (
    PLAIN,
    replace(PLAIN, seats=12, left=1, coming=11),
    replace(PLAIN, mine=SignUp.COMES),
    replace(FULL, waiting=1, mine=SignUp.WAITS),
    replace(FULL, waiting=0),
    FULL,
)
CHOICES = GatheringChoices((Option("pianoo", "PIANOo"),), (Option("klimaat", "Klimaat"),))
NEW = {"kind": "masterclass", "time": "10:00", "minutes": 60}


def gathering_messages(words: Wording) -> Iterator[Message]:
    """What guests hear, the announcement, and answers in private."""
    for found in (GatheringList(), GatheringList(ROWS)):
        yield gatherings_message(found, words)
        yield gatherings_in_public(found, words)
    for phrase in ("asked", "not_found"):
        yield gatherings_message(GatheringList((PLAIN,)), words, phrase=phrase)
    for phrase in ("comes", "waits", "away"):
        yield answered(PLAIN, words, phrase=phrase)
    for view in (PLAIN, FULL):
        for phrase in ("moved_up", "moved", "before", "cancelled"):
            yield gathering_told(view, words, phrase=phrase)
        yield gathering_announced(view, words)
    yield AROUND.problem(3, words)


def gathering_modals(words: Wording) -> Iterator[Block]:
    """The list, one of them, and the form."""
    for keeps in (False, True):
        yield gatherings_modal(GatheringList(may_change=keeps), words)
    for phrase in ("comes", "waits", "away", "kept", "cancelled"):
        found = GatheringList(ROWS, may_change=True, hidden=2)
        yield gatherings_modal(found, words, note=note_said(phrase, words))
    for view in (*ROWS, replace(FULL, is_open=False), replace(FULL, guests=(), coming=0)):
        yield gathering_modal(view, words)
    many = tuple(f"U{number:09}" for number in range(60))
    yield gathering_modal(replace(FULL, guests=many, queue=many, coming=60, waiting=60), words)
    for phrase in ("announced", "announced_before"):
        note = note_said(phrase, words, channel="mvoi-community")
        yield gathering_modal(FULL, words, note=note)
    filled = {**NEW, "title": "&" * 150, "date": "2026-12-10", "network": "pianoo", "owner": "U1"}
    for values, stale in ((NEW, None), (filled, FULL)):
        yield gathering_form(
            values, CHOICES, words, metadata="", step="a1b2c3d4", new=stale is None, stale=stale
        )
    for phrase in ("coming", "busy"):
        yield AROUND.told(phrase, words)


def gathering_phrases(words: Wording) -> Iterator[str]:
    """What is told at a field, and what the file is called."""
    for name in ("date", "link", "seats", "title"):
        yield words.plain(PAGE, f"problem_{name}", most=1000)
    yield AROUND.name(3, words)
    yield AROUND.comment(3, "Marktconsultaties", words)
