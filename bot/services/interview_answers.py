"""Reading an answer: which fields of the lesson it fills, or why it fills none."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.language.choosing import read_choices
from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.messages.interview_view import Question, Why
from bot.messages.lesson_form import LINE_LENGTH, LINK_LENGTH, TEXT_LENGTH
from bot.services.filter_names import names_of
from bot.services.form_states import MistakeError, fingerprint
from bot.services.interview_questions import FIELDS, STORY, options_of
from bot.services.lesson_input import read_link
from bot.services.municipality import Municipality
from bot.services.visible_text import visible_lines, visible_text
from storage.vocabulary import LessonKind, LessonOutcome, Phase

_SEVERAL = frozenset({Question.THEMES})
_ADDRESS = re.compile(
    r"(?:www\.\S+\.\S+|(?:[\w-]+\.)+(?:nl|eu|com|net|org|info)(?:[/?#]\S*)?)", re.IGNORECASE
)
"""A web address as people type it, without what a browser puts before it."""

_FILTERS = {
    Question.THEMES: Kind.THEME,
    Question.CATEGORY: Kind.CATEGORY,
    Question.PHASE: Kind.PHASE,
}
_QUESTIONS = {
    "categories": Question.CATEGORY,
    **dict.fromkeys(("measure", "link", "files"), Question.EVIDENCE),
}


@dataclass(frozen=True)
class SaidFile:
    """A file in Slack that somebody dropped."""

    file_id: str
    name: str


@dataclass(frozen=True)
class Said:
    """One message in the direct message with the bot: without Slack's markup and escapes.

    ``is_answer``: they were asked whether it is their answer, and said so.
    """

    ts: str
    text: str
    files: tuple[SaidFile, ...] = ()
    is_answer: bool = False


@dataclass(frozen=True)
class Reading:
    """The one field of the lesson that an answer fills."""

    name: str
    value: Any

    @property
    def mark(self) -> str:
        """A short print of the value, to know it again."""
        return mark_of(self.value)

    @property
    def patch(self) -> Mapping[str, Any]:
        """As a lesson takes it."""
        return {self.name: self.value}


@dataclass(frozen=True)
class Unreadable:
    """It fills nothing; ``longest`` is how much would fit."""

    why: Why
    longest: int | None = field(default=None)


def read_typed(question: Question, text: str, *, here: Municipality) -> Reading | Unreadable:
    """What somebody typed in answer to a question."""
    if question in STORY:
        return _fitting(question.value, visible_lines(text), TEXT_LENGTH)
    if question is Question.EVIDENCE:
        return _evidence(visible_text(text))
    slugs = read_choices(text, _names(question, here))
    chosen = slugs and read_chosen(question, slugs, here=here)
    return chosen or Unreadable(Why.CHOOSE)


def read_chosen(
    question: Question, slugs: Collection[str], *, here: Municipality
) -> Reading | None:
    """What somebody clicked; None when it is (no longer) one of the choices, or nothing."""
    known = {option.value for option in options_of(question, here=here)}
    if not slugs or not known.issuperset(slugs):
        return None
    if len(slugs) > 1 and question not in _SEVERAL:
        return None
    first = next(iter(slugs))
    match question:
        case Question.OUTCOME:
            return Reading("outcome", LessonOutcome(first))
        case Question.KIND:
            return Reading("kind", LessonKind(first))
        case Question.PHASE:
            return Reading("phase", Phase(first))
    return Reading(FIELDS.get(question, question.value), frozenset(slugs))


def question_of(name: str) -> Question:
    """Which question fills this field."""
    return _QUESTIONS.get(name) or Question(name)


def longest_of(question: Question) -> int:
    """How many characters an answer may have."""
    return LINE_LENGTH if question is Question.EVIDENCE else TEXT_LENGTH


def mark_of(value: Any) -> str:
    """A short print of what a field holds."""
    return fingerprint(tuple(value) if isinstance(value, frozenset) else value)


def _fitting(name: str, text: str, longest: int) -> Reading | Unreadable:
    if not text:
        return Unreadable(Why.AGAIN)
    if len(text) > longest:
        return Unreadable(Why.TOO_LONG, longest)
    return Reading(name, text)


def _evidence(text: str) -> Reading | Unreadable:
    if len(text) > LINK_LENGTH:  # before the pattern: it takes its time for a whole letter
        return _fitting("measure", text, LINE_LENGTH)
    address = f"https://{text}" if _ADDRESS.fullmatch(text) else text
    try:
        link = read_link(address)
    except MistakeError:
        return _fitting("measure", text, LINE_LENGTH)
    return Reading("link", link) if link else Unreadable(Why.AGAIN)


def _names(question: Question, here: Municipality) -> Mapping[str, str]:
    """The slug behind every name of a choice, folded."""
    if question in _FILTERS:
        kind = _FILTERS[question]
        return names_of(here, [kind])[kind]
    return {
        name: option.value
        for option in options_of(question, here=here)
        for name in (folded(option.value), folded(option.label))
    }
