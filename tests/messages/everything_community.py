"""The community and asking a colleague, so that every phrase of them is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.colleagues import (
    SHOWN_PEOPLE,
    ask_form,
    asked_modal,
    colleague_answered,
    colleague_asked,
    colleague_news,
    who_answer,
    who_modal,
    with_people,
)
from bot.messages.community import (
    newcomers_told,
    profile_answer,
    profile_form,
    saved_said,
    welcome,
)
from bot.messages.community_view import PersonFound, ProfileForm, ProfileView, QuestionLine
from bot.messages.form_fields import Option
from bot.messages.message import Block, Message
from bot.messages.problems import NOBODY_NAMED, Overseers
from bot.messages.wording import Wording
from bot.policy.community import Hindrance, Way
from bot.profile import Profile
from storage.vocabulary import AskState, JoinedBy
from tests.messages.samples import LARGEST_NUMBER

ABOUT = "laadpalen & <!channel>"
SOMEBODY = Overseers(("U0009",), ("U0008",))
FOUND = tuple(
    PersonFound(number, f"U000{number}", way, f"Laadpalen & <!here>, {number}", LARGEST_NUMBER)
    for number, way in enumerate(Way, start=1)
)
LINE = QuestionLine(7, "U0001", "U0002", ABOUT, "Kan het <!here> met & zonder?", AskState.ASKED)
ANSWERED = tuple(replace(LINE, state=each) for each in (AskState.ACCEPTED, AskState.DECLINED))
WELCOMED = (JoinedBy.TRAJECTORY, JoinedBy.LESSON, JoinedBy.ANSWER)


def community_messages(words: Wording) -> Iterator[Message]:
    """Everything that is told in the community."""
    for because in WELCOMED:
        yield welcome(because, words)
    for joined, members in ((1, 1), (3, 12)):
        yield newcomers_told(joined, members, words, month=date(2026, 11, 1))
    yield profile_answer(words)
    yield who_answer(words, about="")
    yield who_answer(words, about=ABOUT)
    yield with_people(profile_answer(words), words, about=ABOUT)
    yield colleague_asked(LINE, words)
    for line in ANSWERED:
        yield colleague_answered(line, words)
        yield colleague_answered(line, words, before=True)
        yield colleague_news(line, words, suggestion=FOUND[2])
        for whom in (NOBODY_NAMED, SOMEBODY):
            yield colleague_news(line, words, whom=whom)


def community_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Profiles, who is found, and the question."""
    for view in _profiles(profile):
        yield profile_form(view, words, metadata="{}", step="1")
        for changed in (True, False):
            note = saved_said(view, words, changed=changed)
            yield profile_form(view, words, metadata="{}", step="1", note=note)
    many = FOUND * 3
    for found in (FOUND, many[: SHOWN_PEOPLE + 1], many):
        yield who_modal(found, words, about=ABOUT, metadata="{}", step="1")
    for whom in (NOBODY_NAMED, SOMEBODY):
        yield who_modal((), words, about=ABOUT, whom=whom)
    yield who_modal((), words, about="")
    yield ask_form("U0001", words, about=ABOUT, metadata="{}", step="1")
    yield asked_modal("U0001", words)


def community_phrases(words: Wording) -> Iterator[str]:
    """What handlers ask for by name."""
    yield words.plain("community", "problem_nothing")
    for problem in ("empty", *Hindrance):
        yield words.plain("colleagues", f"problem_{problem}")


def _profiles(profile: Profile) -> Iterator[ProfileView]:
    themes = tuple(Option(each.slug, each.label) for each in profile.themes)
    categories = tuple(Option(each.slug, each.label) for each in profile.categories)
    empty = ProfileView(ProfileForm(), themes, categories)
    yield empty
    yield replace(empty, left=True, members=1)
    form = ProfileForm((themes[0].value,), (categories[0].value,), ABOUT, shown=True)
    yield replace(empty, form=form, takes_part=True, joined=1, members=12)
    yield replace(empty, form=replace(form, shown=False), takes_part=True, joined=3, members=12)
