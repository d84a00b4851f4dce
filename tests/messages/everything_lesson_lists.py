"""Finding lessons, once in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.language.list_filters import Kind
from bot.messages.formatting import in_sentence
from bot.messages.lesson_list import LessonListing, lessons_message, lessons_modal
from bot.messages.lesson_list_rows import THEMES_SHOWN, LessonRow
from bot.messages.lesson_list_state import LessonListState
from bot.messages.list_parts import Doubts
from bot.messages.list_state import MINE
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.policy.paging import page_of
from bot.profile import Profile
from bot.services.lesson_lists import PAGE_SIZE
from storage.vocabulary import LessonKind, LessonOutcome, Phase
from tests.messages.everything_lists import STEP, crowded
from tests.messages.samples import LARGEST_NUMBER

NOTHING = page_of(0, size=PAGE_SIZE, wanted=1)


def lesson_rows(profile: Profile) -> tuple[LessonRow, ...]:
    """With everything, with one theme, with an outcome alone, with as little as there can be."""
    labels = tuple(in_sentence(each.label) for each in profile.themes)
    insight = "Masten en koppen zijn herbruikbaar; een nieuwe kap was niet nodig. " * 5
    full = LessonRow(
        lesson_id=2**31 - 1,
        number=LARGEST_NUMBER,
        title="Lantaarnpalen opnieuw gebruiken",
        insight=insight,
        themes=(labels * THEMES_SHOWN)[: THEMES_SHOWN + 2],
        outcome=LessonOutcome.WRONG,
    )
    return (
        full,
        replace(full, title="*Let op* <!channel>", themes=labels[:1], outcome=LessonOutcome.WELL),
        replace(full, themes=()),
        replace(full, themes=labels[:2], outcome=None),
        replace(full, insight="Kort.", themes=(), outcome=None),
    )


def filtered_state(profile: Profile) -> LessonListState:
    """With everything chosen that can be chosen."""
    return LessonListState(
        theme=profile.themes[0].slug,
        category=profile.categories[0].slug if profile.categories else "verdwenen",
        phase=Phase.NOT_NEEDED.value,
        kind=LessonKind.PROCESS.value,
        outcome=LessonOutcome.WRONG.value,
        mine=MINE,
        words="asfalt & <!channel>",
    )


def lesson_listings(profile: Profile) -> Iterator[LessonListing]:
    """Full, filtered, doubted, empty; for colleagues, and for who finds only their own."""
    rows, total = lesson_rows(profile), 3 * PAGE_SIZE
    middle = page_of(total, size=PAGE_SIZE, wanted=2)
    everything = LessonListing(LessonListState(page=2), rows, middle, total)
    filtered = filtered_state(profile)
    only_words = LessonListState(words="asfalt hergebruik")
    without_words = replace(filtered, words="")
    yield everything
    yield replace(everything, only_own=True)
    yield replace(everything, state=only_words)
    yield replace(everything, state=filtered)
    one = page_of(1, size=PAGE_SIZE, wanted=1)
    yield LessonListing(only_words, rows[:1], one, total=1)
    for typed in ("<!channel>", ""):
        unknown = tuple((kind, typed) for kind in (Kind.THEME, Kind.CATEGORY, Kind.PHASE))
        doubts = Doubts(unknown, left_out=("veel", "woorden"))
        yield LessonListing(only_words, rows[:1], one, total=1, doubts=doubts)
    for only_own in (False, True):
        yield LessonListing(LessonListState(), (), NOTHING, total=0, only_own=only_own)
        for state in (only_words, filtered, without_words):
            yield LessonListing(state, (), NOTHING, total=0, only_own=only_own)
    hints = ((Kind.THEME, profile.themes[0].slug),)
    yield LessonListing(only_words, (), NOTHING, total=0, hints=hints)


def lesson_list_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """As they are answered to a command."""
    for listing in lesson_listings(profile):
        yield lessons_message(listing, profile, words, step=STEP)
    yield lessons_message(next(lesson_listings(profile)), crowded(profile), words, step=STEP)


def lesson_list_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """As they are opened from a button."""
    for listing in lesson_listings(profile):
        yield lessons_modal(listing, profile, words, step=STEP)
    yield lessons_modal(next(lesson_listings(profile)), profile, words, step=STEP, field="field:1")
