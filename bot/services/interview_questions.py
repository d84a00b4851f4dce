"""What is still to be asked about a lesson, and between what somebody can choose."""

from collections.abc import Collection
from typing import Any

from bot.messages.form_fields import Option
from bot.messages.interview_view import Question
from bot.messages.lesson_form import kind_label, outcome_label
from bot.messages.trajectory_view import phase_label
from bot.services.municipality import Municipality
from storage.lessons import LessonRecord
from storage.vocabulary import LessonKind, LessonOutcome, Phase

STORY = (Question.PROBLEM, Question.APPROACH, Question.RESULT, Question.ADVICE)
"""Questions that are answered in words, as many as somebody likes."""

FIELDS = {Question.CATEGORY: "categories"}
"""The fields that are called otherwise than their question."""

_EVIDENCE = ("measure", "link")


def to_ask(
    record: LessonRecord, *, here: Municipality, passed_over: Collection[str]
) -> tuple[Question, ...]:
    """The questions without an answer, in order, but for those that were skipped."""
    return tuple(
        question for question in empty_ones(record, here=here) if question.value not in passed_over
    )


def empty_ones(record: LessonRecord, *, here: Municipality) -> tuple[Question, ...]:
    """Every question that the lesson has no answer to; none of what nobody here can choose."""
    nothing_to_choose = {Question.CATEGORY} if not here.profile.categories else set()
    return tuple(
        question
        for question in Question
        if question not in nothing_to_choose and not is_filled(record, question)
    )


def is_filled(record: LessonRecord, question: Question) -> bool:
    """Whether the lesson has an answer to this."""
    if question is Question.EVIDENCE:
        return bool(record.files or any(value_of(record, name) for name in _EVIDENCE))
    return bool(value_of(record, FIELDS.get(question, question.value)))


def value_of(record: LessonRecord, name: str) -> Any:
    """What the lesson holds in the field with this name."""
    if name in {"themes", "categories", "files"}:
        return getattr(record, name)
    return getattr(record.lesson, name)


def options_of(question: Question, *, here: Municipality) -> tuple[Option, ...]:
    """What there is to choose; nothing where somebody answers in words."""
    profile, words = here.profile, here.words
    match question:
        case Question.OUTCOME:
            return tuple(Option(each.value, outcome_label(each, words)) for each in LessonOutcome)
        case Question.KIND:
            return tuple(Option(each.value, kind_label(each, words)) for each in LessonKind)
        case Question.THEMES:
            return tuple(Option(each.slug, each.label) for each in profile.themes)
        case Question.CATEGORY:
            return tuple(Option(each.slug, each.label) for each in profile.categories)
        case Question.PHASE:
            return tuple(Option(each.value, phase_label(each, words)) for each in Phase)
    return ()


def answer_text(record: LessonRecord, question: Question, *, here: Municipality) -> str:
    """What the lesson says to this, as people read it; empty where it says nothing."""
    if question is Question.EVIDENCE:
        told = [value_of(record, name) for name in _EVIDENCE]
        return ", ".join(filter(None, [*told, *(file.name for file in record.files)]))
    value = value_of(record, FIELDS.get(question, question.value))
    options = options_of(question, here=here)
    if not value or not options:
        return value or ""
    chosen = value if isinstance(value, frozenset) else {value}
    return ", ".join(option.label for option in options if option.value in chosen)
