"""Reading the form of the intake talk."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.messages.intake_sheet import (
    ANSWER_LENGTH,
    HELD_ON,
    WHAT_LENGTH,
    answer_field,
    due_field,
    owner_field,
    what_field,
)
from bot.messages.intake_view import MOST_AGREEMENTS
from bot.messages.wording import Wording
from bot.profile.knowledge import Question
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.visible_text import visible_lines, visible_text

Values = Mapping[str, Any]
"""What stands in the form, by field."""


@dataclass(frozen=True)
class Agreed:
    """One agreement; ``owner`` is a person id."""

    what: str
    owner: int | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Talk:
    """What was recorded of a talk: answers by the key of their question, with how it was asked."""

    held_on: date
    answers: Mapping[str, tuple[str, str]]
    agreements: tuple[Agreed, ...] = ()


def read_talk(
    values: Values,
    questions: tuple[Question, ...],
    *,
    person: Callable[[str], int],
    today: date,
) -> Talk | FieldProblem:
    """What somebody filled in; or the first mistake in it.

    :param person: our id of a Slack user.
    """
    try:
        held_on = _held_on(values, today)
        answers = {each.slug: (each.text, _answer(values, each)) for each in questions}
        return Talk(held_on, answers, tuple(_agreements(values, held_on, person)))
    except MistakeError as mistake:
        return mistake.problem


def problem_said(problem: FieldProblem, words: Wording) -> str:
    """A mistake, as people read it."""
    return words.plain("intake", f"problem_{problem.phrase}", **problem.data)


def _held_on(values: Values, today: date) -> date:
    iso = values.get(HELD_ON)
    if not iso:
        raise MistakeError(HELD_ON, "held_missing")
    day = date.fromisoformat(iso)
    if day > today:
        raise MistakeError(HELD_ON, "held_future")
    return day


def _answer(values: Values, question: Question) -> str:
    name = answer_field(question.slug)
    answer = visible_lines(values.get(name) or "")[:ANSWER_LENGTH]
    if not answer:
        raise MistakeError(name, "answer_missing")
    return answer


def _agreements(values: Values, held_on: date, person: Callable[[str], int]) -> Iterator[Agreed]:
    """Every row that says something; one that is emptied is no agreement any more."""
    for row in range(MOST_AGREEMENTS):
        what = visible_text(values.get(what_field(row)) or "")[:WHAT_LENGTH]
        owner, due = values.get(owner_field(row)), values.get(due_field(row))
        if not what:
            if owner or due:
                raise MistakeError(what_field(row), "what_missing")
            continue
        due_on = date.fromisoformat(due) if due else None
        if due_on is not None and due_on < held_on:
            raise MistakeError(due_field(row), "due_early")
        yield Agreed(what, person(owner) if owner else None, due_on)
