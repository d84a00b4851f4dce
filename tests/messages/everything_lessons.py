"""Lessons in each of their forms, so that every phrase about them is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.form_fields import Option
from bot.messages.lesson_details import lesson_details, lesson_gone
from bot.messages.lesson_form import (
    LessonForm,
    edit_lesson_form,
    kind_label,
    new_lesson_form,
    outcome_label,
)
from bot.messages.lesson_form_notes import FormContext
from bot.messages.lesson_kept import from_yours, lesson_saved, retracted, thanks
from bot.messages.lesson_view import LessonView, LinkedTrajectory
from bot.messages.message import Block, Message
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import LessonKind, LessonOutcome, Phase
from tests.messages.samples import LARGEST_NUMBER

LESSON_PROBLEMS: dict[str, dict[str, object]] = {
    "title_missing": {},
    "insight_missing": {},
    "too_long": {"longest": 120},
    "link_unclear": {"typed": "de site"},
    "theme_unknown": {},
    "category_unknown": {},
    "trajectory_unknown": {},
}
"""What is wrong with a field, with what the phrase mentions; a handler renders these."""


def plain_lesson() -> LessonView:
    """A lesson with two fields."""
    return LessonView(1, 12, "Masten & koppen", "Masten zijn <herbruikbaar>.", told_on="3 mei 2027")


def full_lesson(profile: Profile) -> LessonView:
    """A lesson with everything, for somebody who may do everything."""
    return replace(
        plain_lesson(),
        number=LARGEST_NUMBER,
        story={
            "problem": "Te duur.",
            "approach": "Gekeurd.",
            "result": "80 bleven.",
            "advice": "Keur.",
        },
        measure="31 ton CO2",
        link="https://example.org/a|b",
        files={"F1": "meting.pdf"},
        outcome=LessonOutcome.WRONG,
        kind=LessonKind.MONEY,
        phase=Phase.PREPARATION,
        themes=tuple(theme.label for theme in profile.themes),
        categories=tuple(each.label for each in profile.categories) or ("alles",),
        trajectory=LinkedTrajectory(3, LARGEST_NUMBER, "Asfalt"),
        told_by="U0001",
        reused_by=2,
        reuses=True,
        took_over=(3, 9),
        may_edit=True,
        may_retract=True,
        may_merge=True,
    )


def lesson_messages(profile: Profile, words: Wording) -> Iterator[Message]:
    """Everything about lessons that is posted."""
    full = full_lesson(profile)
    for view in (plain_lesson(), full, replace(full, asks_nothing=True)):
        yield thanks(view, words)
        yield from_yours(view, words)
        yield retracted(view.number, words)


def lesson_modals(profile: Profile, words: Wording) -> Iterator[Block]:
    """Everything about lessons that is opened."""
    full = full_lesson(profile)
    for view in (
        plain_lesson(),
        full,
        replace(full, reuses=False),
        replace(full, own=True, anonymous=True),
        replace(full, told_by=None, anonymous=True),
        replace(full, from_other=True, title="Masten", insight="Masten."),
    ):
        yield lesson_details(view, words)
        yield lesson_saved(view, words)
    yield lesson_gone(words, number=LARGEST_NUMBER)
    yield from lesson_forms(LessonForm(insight="Jansen B.V. was te laat."), profile, words)


def lesson_forms(state: LessonForm, profile: Profile, words: Wording) -> Iterator[Block]:
    """The forms with everything that may stand beside the fields."""
    changed = {"title": "Iets anders", "themes": ""}
    asked = {"metadata": "x" * 3000, "step": "a1b2c3d4"}
    for context in (
        FormContext(),
        FormContext(trajectory=Option("3", "14 · Asfalt"), author="U0001", private=True),
        FormContext(author="U0001", edited="Het werd later."),
        FormContext(gone=True, mistakes=["Kies opnieuw."]),
        FormContext(declined=True),
        FormContext(names=["Jansen B.V."]),
        FormContext(names=["Jansen B.V.", "Acme"], awarded=False),
        FormContext(current=changed),
        FormContext(current=changed, intro="saved"),
    ):
        yield new_lesson_form(state, profile, words, context=context, **asked)
        yield edit_lesson_form(
            state, profile, words, number=LARGEST_NUMBER, context=context, **asked
        )


def lesson_phrases(words: Wording) -> Iterator[str]:
    """What is asked for by name, outside any message of ours."""
    for phrase, data in LESSON_PROBLEMS.items():
        yield words.plain("lesson_problems", phrase, **data)
    for outcome in LessonOutcome:
        yield outcome_label(outcome, words)
    for kind in LessonKind:
        yield kind_label(kind, words)
