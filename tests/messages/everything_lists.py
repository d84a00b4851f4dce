"""Every list once in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.language.list_filters import Kind
from bot.messages.list_parts import Doubts
from bot.messages.list_state import MINE, ListState
from bot.messages.message import Block, Message
from bot.messages.trajectory_list import Listing, list_message, list_modal
from bot.messages.wording import Wording
from bot.policy.paging import page_of
from bot.profile import Profile
from bot.services.trajectory_lists import PAGE_SIZE
from storage.vocabulary import Phase
from tests.messages.samples import LARGEST_NUMBER, bare, ordinary

STEP = "a1b2"


def listings(profile: Profile) -> Iterator[Listing]:
    """Full, filtered, doubted, empty."""
    rows = (ordinary(profile, number=LARGEST_NUMBER), bare(profile)) * (PAGE_SIZE // 2)
    middle = page_of(3 * PAGE_SIZE, size=PAGE_SIZE, wanted=2)
    nothing = page_of(0, size=PAGE_SIZE, wanted=1)
    full = Listing(ListState(page=2), rows, middle, total=3 * PAGE_SIZE)
    filtered = ListState(
        team=profile.teams[0].slug if profile.teams else "verdwenen",
        phase=Phase.NOT_NEEDED.value,
        category=profile.categories[0].slug if profile.categories else "verdwenen",
        theme=profile.themes[0].slug,
        mine=MINE,
        words="straat lamp",
    )
    yield full
    yield replace(full, state=filtered)
    for typed in ("<!channel>", ""):
        unknown = tuple((kind, typed) for kind in Kind)
        yield replace(full, doubts=Doubts(unknown, left_out=("veel", "woorden")))
        yield replace(full, state=filtered, doubts=Doubts(unknown))
    yield Listing(ListState(), (), nothing, total=0)
    yield Listing(filtered, (), nothing, total=0)
    yield Listing(filtered, (), nothing, total=0, hints=((Kind.THEME, profile.themes[0].slug),))


def list_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """As they are answered to a command."""
    for listing in listings(profile):
        yield list_message(listing, profile, words, step=STEP)
    yield list_message(next(listings(profile)), crowded(profile), words, step=STEP)


def list_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """As they are opened from a button."""
    for listing in listings(profile):
        yield list_modal(listing, profile, words, step=STEP)


def crowded(profile: Profile) -> Profile:
    """As many teams, categories and themes as a profile may have."""
    most = 100
    lists = {"team": "teams", "category": "categories", "theme": "themes"}
    updates = {}
    for name in set(ListState.MENUS) & set(lists):
        known = getattr(profile, lists[name]) or profile.themes
        updates[lists[name]] = tuple(
            known[0].model_copy(update={"slug": f"{name}-{number}"}) for number in range(most)
        )
    return profile.model_copy(update=updates)
