"""Merging lessons in each of its forms, so that every phrase of it is used."""

from collections.abc import Iterator

from bot.messages.lesson_merge import (
    SHOWN_EARLIER,
    MergeView,
    choose_twin,
    confirm_merge,
    merge_closed,
    merged_message,
)
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.profile import Profile
from bot.services.lesson_merging import FILLED_IN, UNITED
from tests.messages.everything_lessons import full_lesson, plain_lesson
from tests.messages.samples import LARGEST_NUMBER

GAINED = (*FILLED_IN, *UNITED, "files")
"""Everything that one lesson may gain from another."""


def merge_messages(words: Wording) -> Iterator[Message]:
    """What the teller of the other one hears."""
    yield merged_message(words, number=9, into=LARGEST_NUMBER, into_id=3)


def merge_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Both steps, and how it ends."""
    full, plain = full_lesson(profile), plain_lesson()
    for earlier in ([], [full, plain], [full] * (SHOWN_EARLIER + 2)):
        yield choose_twin(full, earlier, words, metadata="3", step="a1b2c3d4")
    for filled in ((), GAINED):
        for changed in (False, True):
            yield confirm_merge(MergeView(full, full, filled), words, metadata="", changed=changed)
    yield merge_closed("done", words, into=LARGEST_NUMBER, taken=LARGEST_NUMBER)
    yield merge_closed("too_late", words)


def merge_phrases(words: Wording) -> Iterator[str]:
    """What is told at the menu."""
    yield words.plain("lesson_merge", "choose_again")
