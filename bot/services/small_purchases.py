"""Small purchases: read from a few words, kept in a few taps, counted per team."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.language.cases import read_case
from bot.language.understanding import Intent
from bot.messages import small_purchase_ids as ids
from bot.messages.small_purchase import DESCRIPTION_LENGTH, SmallForm, Thanks
from bot.policy.confidentiality import Viewer, lists_shared
from bot.policy.figures_told import SMALLEST_COUNT
from bot.policy.thresholds import standing
from bot.profile import Profile, Threshold
from bot.services.conversation_understanding import understand
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.municipality import Municipality
from bot.services.trajectory_forms import amount_as_said
from bot.services.trajectory_input import read_value
from bot.services.visible_text import visible_text
from storage import event_log
from storage.small_purchases import count_small_purchases, find_small_purchase
from storage.tables import SmallPurchase
from storage.vocabulary import SmallChoice


@dataclass(frozen=True)
class SmallInput:
    """A small purchase as somebody wants it kept; ``value_cents`` in euro cents excl. VAT."""

    choice: SmallChoice
    category: str | None = None
    team: str | None = None
    value_cents: int | None = None
    description: str | None = None


def proposed_small(text: str, *, here: Municipality, today: date) -> SmallForm:
    """The form, filled with what somebody typed behind the command."""
    if not text.strip():
        return SmallForm()
    draft = read_case(text, today)
    meant = understand(text, here=here, today=today, known=Intent.TRAJECTORY)
    return SmallForm(
        description=draft.title,
        value=amount_as_said(draft.amount) if draft.amount else "",
        category=meant.fields.category,
        team=meant.fields.team,
    )


def limit_of(here: Municipality, today: date) -> Threshold | None:
    """The amount above which it is a trajectory; None where the profile has none."""
    found = standing(here.profile.thresholds, "start-form", today)
    return None if found is None else found.threshold


def is_too_much(state: SmallForm, limit: Threshold | None) -> bool:
    """Whether what stands in the form is more than a small purchase."""
    try:
        value_cents = read_value(state.value)
    except MistakeError:
        return False  # told at its field
    return limit is not None and value_cents is not None and limit.applies_to(value_cents)


def typed_small(values: Mapping[str, Any]) -> SmallForm:
    """The form as it was sent in."""
    own = {name: values[name] for name in SmallForm.__dataclass_fields__ if name in values}
    return replace(SmallForm(), **own)


def read_small(state: SmallForm, profile: Profile) -> SmallInput | list[FieldProblem]:
    """Read the form; every mistake at once."""
    problems: list[FieldProblem] = []
    choice, value_cents = None, None
    try:
        choice = SmallChoice(state.choice or "")
    except ValueError:
        problems.append(FieldProblem("choice", "choice_missing"))
    try:
        value_cents = read_value(state.value)
    except MistakeError as mistake:
        problems.append(mistake.problem)
    description = visible_text(state.description)
    if len(description) > DESCRIPTION_LENGTH:
        data = {"longest": DESCRIPTION_LENGTH}
        problems.append(FieldProblem("description", "description_too_long", data))
    known = {each.slug for each in profile.categories}
    if known and state.category not in known:
        phrase = "category_missing" if state.category is None else "category_unknown"
        problems.append(FieldProblem("category", phrase))
    if state.team is not None and state.team not in {team.slug for team in profile.teams}:
        problems.append(FieldProblem("team", "team_unknown"))
    if problems or choice is None:
        return problems
    category = state.category if known else None
    return SmallInput(
        choice, category, _team(state.team, category, profile), value_cents, description or None
    )


def keep_small(
    session: Session, *, here: Municipality, actor_id: int, wanted: SmallInput, now: datetime
) -> SmallPurchase:
    """Keep it, and write it down with its words apart."""
    stored = SmallPurchase(
        workspace_id=here.workspace_id,
        person_id=actor_id,
        category=wanted.category,
        team=wanted.team,
        value_cents=wanted.value_cents,
        choice=wanted.choice,
        description=wanted.description,
        bought_on=now.astimezone(here.zone).date(),
        created_at=now,
    )
    session.add(stored)
    session.flush()
    facts = {"category": wanted.category, "team": wanted.team, "value_cents": wanted.value_cents}
    event_log.record(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        kind="logged",
        actor_id=actor_id,
        now=now,
        facts={
            "choice": [None, wanted.choice.value],
            **{name: [None, value] for name, value in facts.items() if value is not None},
        },
        texts={"description": [None, wanted.description]} if wanted.description else None,
    )
    return stored


def thanks_for(session: Session, purchase_id: int, *, here: Municipality, viewer: Viewer) -> Thanks:
    """What is said after it was kept: the team's count of that month, if there are enough.

    A guest, or somebody of another organisation, reads no figures of a team.
    """
    stored = find_small_purchase(session, workspace_id=here.workspace_id, purchase_id=purchase_id)
    if stored is None:
        raise LookupError("a small purchase that was kept is gone")
    labels = {team.slug: team.label for team in here.profile.teams}
    if not lists_shared(viewer) or stored.team is None or stored.team not in labels:
        return Thanks(stored.choice)
    day = stored.bought_on
    count = count_small_purchases(
        session,
        workspace_id=here.workspace_id,
        team=stored.team,
        first=day.replace(day=1),
        last=day.replace(day=monthrange(day.year, day.month)[1]),
    )
    if count < SMALLEST_COUNT:
        return Thanks(stored.choice)
    return Thanks(stored.choice, labels[stored.team], count)


def _team(team: str | None, category: str | None, profile: Profile) -> str | None:
    """The team that was chosen, else the only one that the category belongs to."""
    if team is not None or category is None:
        return team
    teams = profile.teams_of(category)
    return teams[0].slug if len(teams) == 1 else None
