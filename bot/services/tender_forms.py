"""Between the form and the tender: what stands in it, read into what is kept."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.messages.escaping import shorten
from bot.messages.formatting import day, euros
from bot.messages.tender_form import OPTIONS_LENGTH, TenderFormState
from bot.messages.trajectory_form import TITLE_LENGTH
from bot.profile import Profile
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from bot.services.tender_fields import TenderInput, planning_of
from bot.services.trajectory_input import (
    read_day,
    read_publication,
    read_team,
    read_title,
    read_value,
    team_of,
)
from bot.services.visible_text import visible_text
from storage.people import people_by_id
from storage.tables import Tender
from storage.vocabulary import ContractMoment

_DAYS = ("current_ends_on", "contract_start", "contract_end", "notice_on", "option_on")
_PEOPLE = {"client": "client_id", "budget_holder": "budget_holder_id"}


def form_of(session: Session, stored: Tender, *, here: Municipality) -> TenderFormState:
    """The form filled with what a tender holds now, as far as it can show that."""
    ids = {name: getattr(stored, kept) for name, kept in _PEOPLE.items()}
    wanted = {each for each in ids.values() if each}
    people = people_by_id(session, workspace_id=here.workspace_id, ids=wanted)
    planning, profile = planning_of(stored), here.profile
    days = {name: getattr(stored, name) for name in _DAYS}
    return TenderFormState(
        title=shorten(stored.title, TITLE_LENGTH),
        category=_if_known(stored.category, profile.categories),
        team=_if_known(stored.team, profile.teams),
        procedure=_if_known(stored.procedure, profile.tender_calendar.procedures),
        value=euros(stored.value_cents) if stored.value_cents is not None else "",
        publication=str(planning) if planning else "",
        options=stored.options or "",
        **{name: each.isoformat() if each else None for name, each in days.items()},
        **{name: people[each].slack_user_id if each else None for name, each in ids.items()},
    )


def typed_form(
    values: Mapping[str, Any], *, start: TenderFormState | None = None
) -> TenderFormState:
    """The form as it was sent in; a field that it did not show stays as in ``start``."""
    own = {name: values[name] for name in TenderFormState.__dataclass_fields__ if name in values}
    return replace(start or TenderFormState(), **own)


def readable_field(name: str, state: TenderFormState, here: Municipality) -> str:
    """What a field of the form holds, as people read it."""
    profile, value = here.profile, getattr(state, name)
    offered: Mapping[str, Collection[Any]] = {
        "category": profile.categories,
        "team": profile.teams,
        "procedure": profile.tender_calendar.procedures,
    }
    if name in offered:
        return next((str(each.label) for each in offered[name] if each.slug == value), "")
    if name in _DAYS and value:
        return day(date.fromisoformat(value))
    return value or ""


def read_fields(
    session: Session,
    state: TenderFormState,
    *,
    here: Municipality,
    today: date,
    now: datetime,
    fields: Collection[str] | None = None,
    start: TenderInput | None = None,
) -> TenderInput | list[FieldProblem]:
    """Read the form; every mistake at once. Only ``fields``, the others as in ``start``."""
    wanted = start or TenderInput(title="")
    problems: list[FieldProblem] = []
    for name, read in _readers(here.profile, today).items():
        if fields is not None and name not in fields:
            continue
        try:
            wanted = replace(wanted, **{"value_cents" if name == "value" else name: read(state)})
        except MistakeError as mistake:
            problems.append(mistake.problem)
    problems.extend(_in_order(wanted, fields))
    if not problems:
        try:
            wanted = replace(wanted, team=wanted.team or team_of(wanted.category, here.profile))
        except MistakeError as mistake:
            problems.append(mistake.problem)
    if problems:
        return problems
    people = {
        name: person_id_of(session, here=here, slack_user_id=user, now=now) if user else None
        for name in _PEOPLE
        for user in [getattr(state, name)]
    }
    return _with_people(_with_reason(wanted), people, fields)


def _readers(profile: Profile, today: date) -> Mapping[str, Any]:
    return {
        "title": lambda state: read_title(state.title),
        "category": lambda state: _category(state.category, profile),
        "team": lambda state: read_team(state.team, profile),
        "procedure": lambda state: _procedure(state.procedure, profile),
        "value": lambda state: read_value(state.value),
        "publication": lambda state: read_publication(state.publication, today),
        "options": lambda state: _options(state.options),
        **{name: _day_reader(name) for name in _DAYS},
    }


def _day_reader(name: str) -> Any:
    return lambda state: read_day(getattr(state, name))


def _category(slug: str | None, profile: Profile) -> str | None:
    if slug is not None and slug not in {each.slug for each in profile.categories}:
        raise MistakeError("category", "category_unknown")
    return slug


def _procedure(slug: str | None, profile: Profile) -> str | None:
    known = {each.slug for each in profile.tender_calendar.procedures}
    if slug is not None and slug not in known:
        raise MistakeError("procedure", "problem_procedure_unknown")
    return slug


def _options(text: str) -> str | None:
    kept = visible_text(text)
    if len(kept) > OPTIONS_LENGTH:
        raise MistakeError("options", "problem_options_too_long", longest=OPTIONS_LENGTH)
    return kept or None


def _in_order(wanted: TenderInput, fields: Collection[str] | None) -> list[FieldProblem]:
    """Days that cannot be: told where one of both was touched, so that a file's stay as it is."""
    start, end, planning = wanted.contract_start, wanted.contract_end, wanted.publication
    checks = [
        ("contract_end", "contract_order", "contract_start", start, end),
        ("notice_on", "problem_notice_after_end", "contract_end", wanted.notice_on, end),
        ("option_on", "problem_notice_after_end", "contract_end", wanted.option_on, end),
        (
            "contract_start",
            "problem_before_publication",
            "publication",
            planning.start if planning else None,
            start,
        ),
    ]
    return [
        FieldProblem(name if fields is None or name in fields else other, phrase)
        for name, phrase, other, first, last in checks
        if first is not None
        and last is not None
        and last < first
        and (fields is None or {name, other} & set(fields))
    ]


def _with_reason(wanted: TenderInput) -> TenderInput:
    """Which day of the running contract it is; who types one means its end."""
    because = wanted.current_because or ContractMoment.END
    return replace(wanted, current_because=because if wanted.current_ends_on else None)


def _with_people(
    wanted: TenderInput, people: Mapping[str, int | None], fields: Collection[str] | None
) -> TenderInput:
    """With the people who were chosen, where the form asked for them."""
    if fields is None or "client" in fields:
        wanted = replace(wanted, client_id=people["client"])
    if fields is None or "budget_holder" in fields:
        wanted = replace(wanted, budget_holder_id=people["budget_holder"])
    return wanted


def _if_known(slug: str | None, entries: Collection[Any]) -> str | None:
    return slug if slug in {entry.slug for entry in entries} else None
