"""The watch list in each of its forms."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot.messages.list_state import MINE
from bot.messages.message import Block, Message
from bot.messages.watch import (
    PAGE,
    development_modal,
    development_told,
    plain_add,
    plain_list,
    watch_message,
    watch_modal,
)
from bot.messages.watch_forms import development_form, finish_form, look_form, values_of
from bot.messages.watch_view import DevelopmentView, WatchList, WatchListState
from bot.messages.wording import Wording
from bot.policy.paging import page_of
from bot.policy.watch import EVERY_TIME, Again
from bot.profile import Profile

STRANGE = ("Norm & <!channel> *vet* " * 8).strip()
ORDINARY = DevelopmentView(
    1,
    1,
    "De MKI wordt een plicht",
    "U0001",
    date(2027, 1, 4),
    why="Dan moeten onze bestekken anders",
    theme="Klimaat",
    link="https://voorbeeld.example/a|b?x=1&y=2",
    said="Het voorstel ligt bij de Kamer",
    own=True,
    may_keep=True,
)
BARE = DevelopmentView(2, 1, STRANGE, "U0002", EVERY_TIME)
DONE = replace(ORDINARY, is_done=True)
ROWS = (ORDINARY, BARE, DONE, replace(DONE, said="", own=False, may_keep=False))
FULL = WatchList(WatchListState(), ROWS * 2 + (BARE,) * 2, page_of(25, size=10, wanted=2), 25)
NOTES = ("added", "changed", "looked", "done", "reopened")
PROBLEMS = (
    "text_missing",
    "outcome_missing",
    "day_missing",
    "day_past",
    "day_unused",
    "link_unclear",
)


def watch_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """The list, and what who looks after something hears."""
    for found in (WatchList(), FULL):
        yield watch_message(found, profile, words, step="1")
    for view in (ORDINARY, replace(BARE, why="")):
        for by in ("U0003", ""):
            yield development_told(view, words, phrase="given", by=by)
    yield development_told(ORDINARY, words, phrase="back")
    yield plain_add("De MKI wordt een plicht", words)
    yield plain_list(words)


def watch_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """The list, one development, and its forms."""
    for note in (None, *NOTES):
        yield watch_modal(FULL, profile, words, step="1", note=note)
    filtered = WatchListState(theme=profile.themes[0].slug, mine=MINE)
    yield watch_modal(WatchList(filtered), profile, words, step="1")
    for view in ROWS:
        yield development_modal(view, words)
    opened: dict[str, Any] = {"metadata": "", "step": "1"}
    yield development_form({}, profile, words, **opened)
    none = profile.model_copy(update={"themes": ()})
    yield development_form({"text": STRANGE * 9}, none, words, **opened)
    for standing in (None, ORDINARY, BARE):
        yield development_form(values_of(ORDINARY), profile, words, standing=standing, **opened)
    for stale in (False, True):
        values = {"again": Again.NEXT_QUARTER.value, "note": STRANGE}
        yield look_form(ORDINARY, values, words, stale=stale, **opened)
        yield finish_form(BARE, {}, words, stale=stale, **opened)


def watch_phrases(words: Wording) -> Iterator[str]:
    """What a form says at a field."""
    for phrase in PROBLEMS:
        yield words.plain(PAGE, f"problem_{phrase}")
