"""Between a step of the start form and what is kept: filling it, and reading what was typed."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.language.amounts import Amount, AmountProblem, parse_amount
from bot.messages.formatting import euros
from bot.messages.start_form_steps import (
    AMOUNTS,
    CHOSEN,
    LONG_TEXTS,
    NO,
    NOT_CHOSEN,
    SHORT_LENGTH,
    SHORT_TEXTS,
    TEXT_LENGTH,
    YES,
    Step,
    StepState,
)
from bot.policy.total_cost import MOST_YEARS
from bot.profile import Profile
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from bot.services.start_form_fields import StartFormInput, ThemeAnswer
from bot.services.visible_text import visible_lines, visible_text
from storage.people import people_by_id

_OF_A_THEME = ("level", "motivation", "reason", "explanation")


def step_of(
    session: Session, answers: StartFormInput, *, step: Step, here: Municipality
) -> StepState:
    """A step filled with what is kept, as far as its fields can show that."""
    return StepState(
        {name: _shown(session, name, answers, here) for name in step.fields(here.profile)}
    )


def read_step(
    session: Session,
    state: StepState,
    *,
    fields: Collection[str],
    start: StartFormInput,
    here: Municipality,
    now: datetime,
) -> StartFormInput | list[FieldProblem]:
    """Read these fields of a step; every mistake at once, the rest as in ``start``."""
    wanted, problems = start, list[FieldProblem]()
    for name in state.values:
        if name not in fields:
            continue
        try:
            wanted = _reader(session, here, now)(wanted, name, state.values[name])
        except MistakeError as mistake:
            problems.append(mistake.problem)
    return problems or wanted


def readable_step_field(name: str, state: StepState, here: Municipality) -> str:
    """What a field holds, as people read it."""
    value = state.values.get(name) or ""
    kind, _, slug = name.partition("_")
    if kind == "reason" and slug:
        labels = {each.slug: each.label for each in here.profile.explanations_for(slug)}
        return labels.get(value, "")
    return str(value)


Reader = Callable[[StartFormInput, str, Any], StartFormInput]


def _reader(session: Session, here: Municipality, now: datetime) -> Reader:
    def read(wanted: StartFormInput, name: str, value: Any) -> StartFormInput:
        if name == "budget_holder":
            person = (
                person_id_of(session, here=here, slack_user_id=value, now=now) if value else None
            )
            return replace(wanted, budget_holder=person)
        if name == "extra_budget":
            return replace(wanted, extra_budget=_yes_or_no(name, value))
        if name in AMOUNTS:
            amount: Any = {name: _cents(name, value)}
            return replace(wanted, **amount)
        if name == "years":
            return replace(wanted, years=_years(value))
        if name in LONG_TEXTS or name in SHORT_TEXTS:
            text: Any = {name: _text(name, value)}
            return replace(wanted, **text)
        kind, _, slug = name.partition("_")
        answer = _answer(wanted.answer(slug), kind, slug, value, here.profile)
        return replace(wanted, themes={**wanted.themes, slug: answer})

    return read


def _answer(answer: ThemeAnswer, kind: str, slug: str, value: Any, profile: Profile) -> ThemeAnswer:
    name = f"{kind}_{slug}"
    match kind:
        case "level":
            if value in {None, "", NOT_CHOSEN}:
                return _chosen(answer, None, chosen=False)
            if value == CHOSEN:
                return _chosen(answer, None)
            if value not in {str(level.number) for level in profile.levels}:
                raise MistakeError(name, "level_unknown")
            return _chosen(answer, int(value))
        case "reason":
            known = {each.slug for each in profile.explanations_for(slug)}
            if value and value not in known:
                raise MistakeError(name, "reason_unknown")
            return replace(answer, reason=value or None)
        case "motivation":
            return replace(answer, motivation=_text(name, value))
        case _:
            return replace(answer, explanation=_text(name, value))


def _chosen(answer: ThemeAnswer, level: int | None, *, chosen: bool = True) -> ThemeAnswer:
    """A theme that is chosen, or not any more: what explained it before explains nothing now."""
    if answer.chosen is not chosen:
        answer = replace(answer, reason=None, explanation="")
    return replace(answer, chosen=chosen, level=level)


def _shown(session: Session, name: str, answers: StartFormInput, here: Municipality) -> Any:
    if name == "budget_holder":
        if answers.budget_holder is None:
            return None
        people = people_by_id(session, workspace_id=here.workspace_id, ids=[answers.budget_holder])
        return people[answers.budget_holder].slack_user_id
    if name == "extra_budget":
        return {True: YES, False: NO, None: None}[answers.extra_budget]
    if name in {*AMOUNTS, "years"}:
        number = getattr(answers, name)
        shown = str if name == "years" else euros
        return "" if number is None else shown(number)
    kind, _, slug = name.partition("_")
    if kind in _OF_A_THEME and slug:
        return _shown_of_theme(kind, slug, answers)
    return getattr(answers, name)


def _shown_of_theme(kind: str, slug: str, answers: StartFormInput) -> Any:
    answer = answers.answer(slug)
    if kind != "level":
        return getattr(answer, kind)
    if slug not in answers.themes:
        return None
    if not answer.chosen:
        return NOT_CHOSEN
    return CHOSEN if answer.level is None else str(answer.level)


def _text(name: str, value: Any) -> str:
    is_short = name in SHORT_TEXTS
    text = (visible_text if is_short else visible_lines)(str(value or ""))
    longest = SHORT_LENGTH if is_short else TEXT_LENGTH
    if len(text) > longest:
        raise MistakeError(name, "too_long", longest=longest)
    return text


def _yes_or_no(name: str, value: Any) -> bool | None:
    """A choice of the form; in a document a word that begins with it."""
    typed = str(value or "").strip().casefold()
    if not typed:
        return None
    words = {YES: True, NO: False}
    found = words.get(re.split(r"\W", typed)[0])
    if found is None:
        raise MistakeError(name, "choice_unclear")
    return found


def _cents(name: str, value: Any) -> int | None:
    typed = str(value or "").strip()
    reading = parse_amount(typed)
    match reading:
        case AmountProblem.EMPTY:
            return None
        case AmountProblem.NEGATIVE:
            raise MistakeError(name, "amount_negative")
        case AmountProblem.TOO_LARGE:
            raise MistakeError(name, "amount_too_large")
        case AmountProblem() | Amount(cents=None) | Amount(vat="incl"):
            raise MistakeError(name, "amount_unclear", typed=typed)
        case Amount(per=str(unit)) if name != "yearly" or unit != "jaar":
            raise MistakeError(name, "amount_unclear", typed=typed)
    return reading.cents


def _years(value: Any) -> int | None:
    typed = str(value or "").strip().removesuffix("jaren").removesuffix("jaar").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()) or not 0 < int(typed[:9]) <= MOST_YEARS:
        raise MistakeError("years", "years_unclear", most=MOST_YEARS)
    return int(typed)
