"""Between the form and the trajectory: what stands in it, and what somebody changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.language.amounts import Amount
from bot.language.cases import CaseDraft
from bot.messages.escaping import shorten
from bot.messages.formatting import day, euros
from bot.messages.trajectory_form import TITLE_LENGTH, FormState
from bot.profile import Category, Team
from bot.services.municipality import Municipality
from bot.services.planning_text import planning_at
from bot.services.trajectory_fields import planning_of
from storage.people import people_by_id
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import ProcessRole


def form_of(session: Session, record: TrajectoryRecord, *, here: Municipality) -> FormState:
    """The form filled with what a trajectory holds now, as far as it can show that.

    What it cannot show (a title longer than the field, a team that has left the
    profile) counts as shown empty or cut: whoever does not touch it does not change it.
    """
    stored = record.trajectory
    people = people_by_id(session, workspace_id=here.workspace_id, ids=set(record.roles.values()))
    planning = planning_of(stored)
    return FormState(
        title=shorten(stored.title, TITLE_LENGTH),
        category=_if_known(stored.category, here.profile.categories),
        team=_if_known(stored.team, here.profile.teams),
        value=euros(stored.value_cents) if stored.value_cents is not None else "",
        publication=str(planning) if planning else "",
        contract_start=stored.contract_start.isoformat() if stored.contract_start else None,
        contract_end=stored.contract_end.isoformat() if stored.contract_end else None,
        themes=tuple(theme.slug for theme in here.profile.themes if theme.slug in record.themes),
        people={role: people[person].slack_user_id for role, person in record.roles.items()},
    )


def _if_known(slug: str | None, entries: Iterable[Category | Team]) -> str | None:
    return slug if slug in {entry.slug for entry in entries} else None


def proposed_form(draft: CaseDraft, *, client_user: str) -> FormState:
    """The form filled with what somebody typed behind the command."""
    moment = draft.moment
    planning = planning_at(moment) if moment else None
    return FormState(
        title=draft.title,
        value=amount_as_said(draft.amount) if draft.amount else "",
        publication=str(planning) if planning else "",
        people={ProcessRole.CLIENT: client_user},
    )


def amount_as_said(amount: Amount) -> str:
    """An amount with everything that was said of it.

    A range, VAT or "per jaar" makes it another value than the bare figure; the form then
    asks for the right one, where dropping the words would keep a wrong one in silence.
    """
    figures = dict.fromkeys((euros(amount.low), euros(amount.high)))
    vat = " incl. btw" if amount.vat == "incl" else ""
    per = f" per {amount.per}" if amount.per else ""
    return f"{' tot '.join(figures)}{vat}{per}"


def typed_form(values: Mapping[str, Any], *, start: FormState | None = None) -> FormState:
    """The form as it was sent in; a field that it did not show stays as in ``start``."""
    start = start or FormState()
    own = {name: values[name] for name in FormState.__dataclass_fields__ if name in values}
    people = {role: values.get(role.value, start.people.get(role)) for role in ProcessRole}
    return replace(start, **own, people={role: user for role, user in people.items() if user})


def readable_field(name: str, state: FormState, here: Municipality) -> str:
    """What a field of the form holds, as people read it."""
    profile, value = here.profile, state.field_values()[name]
    match name:
        case "category":
            return _label({c.slug: c.label for c in profile.categories}, value)
        case "team":
            return _label({t.slug: t.label for t in profile.teams}, value)
        case "themes":
            return ", ".join(t.label for t in profile.themes if t.slug in value)
        case "contract_start" | "contract_end":
            return _day(value)
        case _:
            return value or ""


def _label(labels: Mapping[str, str], slug: str | None) -> str:
    return labels.get(slug or "", "")


def _day(iso: str | None) -> str:
    return day(date.fromisoformat(iso)) if iso else ""
