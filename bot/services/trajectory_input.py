"""Reading what somebody typed into a trajectory, or saying at which field what is wrong."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.language.amounts import Amount, AmountProblem, parse_amount
from bot.messages.trajectory_form import TITLE_LENGTH, FormState
from bot.messages.trajectory_view import Planning
from bot.profile import Profile
from bot.services.form_states import FieldProblem, MistakeError
from bot.services.municipality import Municipality
from bot.services.people import person_id_of
from bot.services.planning_text import read_planning
from bot.services.trajectory_fields import TrajectoryInput
from bot.services.visible_text import visible_text


def read_fields(
    session: Session,
    state: FormState,
    *,
    here: Municipality,
    today: date,
    now: datetime,
    fields: Collection[str] | None = None,
    start: TrajectoryInput | None = None,
) -> TrajectoryInput | list[FieldProblem]:
    """Read the form; every mistake at once.

    :param fields: the fields to read, all of them by default; the others stay as in
        ``start``, because what nobody touched need not be understood again.
    """
    wanted = start or TrajectoryInput(title="")
    problems: list[FieldProblem] = []
    for name, read in _readers(here.profile, today).items():
        if fields is not None and name not in fields:
            continue
        try:
            wanted = replace(wanted, **{name if name != "value" else "value_cents": read(state)})
        except MistakeError as mistake:
            problems.append(mistake.problem)
    problems.extend(_contract_order(wanted))
    if not problems:
        try:
            wanted = replace(wanted, team=wanted.team or team_of(wanted.category, here.profile))
        except MistakeError as mistake:
            problems.append(mistake.problem)
    if problems:
        return problems
    people = {
        role: person_id_of(session, here=here, slack_user_id=user, now=now)
        for role, user in state.people.items()
    }
    return replace(wanted, people=people)


def _readers(profile: Profile, today: date) -> Mapping[str, Any]:
    return {
        "title": lambda state: read_title(state.title),
        "category": lambda state: _category(state.category, profile),
        "team": lambda state: read_team(state.team, profile),
        "value": lambda state: read_value(state.value),
        "publication": lambda state: read_publication(state.publication, today),
        "contract_start": lambda state: read_day(state.contract_start),
        "contract_end": lambda state: read_day(state.contract_end),
        "themes": lambda state: _themes(state.themes, profile),
    }


def read_title(text: str) -> str:
    """A title as it is kept. :raises MistakeError: at the field ``title``."""
    title = visible_text(text)
    if not title:
        raise MistakeError("title", "title_missing")
    if len(title) > TITLE_LENGTH:
        raise MistakeError("title", "title_too_long", longest=TITLE_LENGTH)
    return title


def _category(slug: str | None, profile: Profile) -> str | None:
    if not profile.categories:
        return None
    if slug is None:
        raise MistakeError("category", "category_missing")
    if slug not in {category.slug for category in profile.categories}:
        raise MistakeError("category", "category_unknown")
    return slug


def read_team(slug: str | None, profile: Profile) -> str | None:
    """A team of the profile. :raises MistakeError: at the field ``team``; it has left it."""
    if slug is not None and slug not in {team.slug for team in profile.teams}:
        raise MistakeError("team", "team_unknown")
    return slug


def team_of(category: str | None, profile: Profile) -> str | None:
    """The team that a category belongs to. :raises MistakeError: at ``team``; there are more."""
    if category not in {each.slug for each in profile.categories}:
        return None  # none, or it has left the profile and nobody was asked to choose another
    teams = profile.teams_of(category)
    if len(teams) > 1:
        raise MistakeError("team", "team_needed", teams=[team.label for team in teams])
    return teams[0].slug if teams else None


def read_value(text: str) -> int | None:
    """An amount as somebody typed it, in euro cents excl. VAT; None for nothing.

    :raises MistakeError: at the field ``value``; it is no single amount excl. VAT.
    """
    reading = parse_amount(text)
    match reading:
        case AmountProblem.EMPTY:
            return None
        case AmountProblem.NEGATIVE:
            raise MistakeError("value", "value_negative")
        case AmountProblem.TOO_LARGE:
            raise MistakeError("value", "value_too_large")
        case AmountProblem():
            raise MistakeError("value", "value_unclear", typed=text.strip())
        case Amount(cents=None):
            raise MistakeError("value", "value_range", typed=text.strip())
        case Amount(vat="incl"):
            raise MistakeError("value", "value_with_vat")
        case Amount(per=str(unit)):
            raise MistakeError("value", "value_per_period", unit=unit)
    return reading.cents


def read_publication(text: str, today: date) -> Planning | None:
    """When it is to be published. :raises MistakeError: at the field ``publication``."""
    if not text.strip():
        return None
    planning = read_planning(text, today)
    if planning is None:
        raise MistakeError("publication", "publication_unclear", typed=text.strip())
    return planning


def read_day(iso: str | None) -> date | None:
    """A day as a form holds it."""
    return date.fromisoformat(iso) if iso else None


def _themes(slugs: Collection[str], profile: Profile) -> frozenset[str]:
    if not set(slugs) <= {theme.slug for theme in profile.themes}:
        raise MistakeError("themes", "theme_unknown")
    return frozenset(slugs)


def _contract_order(wanted: TrajectoryInput) -> list[FieldProblem]:
    start, end = wanted.contract_start, wanted.contract_end
    if start is not None and end is not None and end < start:
        return [FieldProblem("contract_end", "contract_order")]
    return []
