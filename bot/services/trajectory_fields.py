"""The fields of a trajectory that people change, compared and written in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.messages.trajectory_view import Planning
from storage.tables import Trajectory
from storage.trajectories import TrajectoryRecord, set_roles, set_themes
from storage.vocabulary import ProcessRole

FREE_TEXT = frozenset({"title"})
"""Fields that hold what somebody typed; in the event log they can be blanked."""


@dataclass(frozen=True)
class TrajectoryInput:
    """A trajectory as somebody wants it to be.

    ``value_cents``: euro cents, excl. VAT, over the whole term including options.
    ``people`` maps a process role to a person id.
    """

    title: str
    category: str | None = None
    team: str | None = None
    value_cents: int | None = None
    publication: Planning | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    themes: frozenset[str] = frozenset()
    people: Mapping[ProcessRole, int] = field(default_factory=dict)


def input_of(record: TrajectoryRecord) -> TrajectoryInput:
    """What a stored trajectory holds."""
    stored = record.trajectory
    return TrajectoryInput(
        title=stored.title,
        category=stored.category,
        team=stored.team,
        value_cents=stored.value_cents,
        publication=planning_of(stored),
        contract_start=stored.contract_start,
        contract_end=stored.contract_end,
        themes=frozenset(record.themes),
        people=dict(record.roles),
    )


def planning_of(stored: Trajectory) -> Planning | None:
    """When the tender is to be published, if that is known."""
    start, end = stored.publication_from, stored.publication_until
    if start is None or end is None or stored.publication_precision is None:
        return None
    return Planning(start, end, stored.publication_precision)


def write_fields(session: Session, stored: Trajectory, wanted: TrajectoryInput) -> None:
    """Make the stored trajectory hold what is wanted; a theme that stays keeps its level."""
    stored.title, stored.category, stored.team = wanted.title, wanted.category, wanted.team
    stored.value_cents = wanted.value_cents
    planning = wanted.publication
    stored.publication_from = planning.start if planning else None
    stored.publication_until = planning.end if planning else None
    stored.publication_precision = planning.precision if planning else None
    stored.contract_start, stored.contract_end = wanted.contract_start, wanted.contract_end
    session.add(stored)
    session.flush()
    if stored.id is None:
        raise LookupError("a trajectory without an id")
    set_roles(session, trajectory_id=stored.id, roles=wanted.people)
    set_themes(session, trajectory_id=stored.id, themes=wanted.themes)


def changes(before: TrajectoryInput | None, after: TrajectoryInput) -> dict[str, list[Any]]:
    """Each field that differs, as ``[before, after]``, in values that JSON knows."""
    old = _plain(before) if before else {}
    return {
        name: [old.get(name), value]
        for name, value in _plain(after).items()
        if old.get(name) != value
    }


def split_texts(changed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Changes apart: facts that stay, and texts that can be blanked."""
    facts = {name: value for name, value in changed.items() if name not in FREE_TEXT}
    texts = {name: value for name, value in changed.items() if name in FREE_TEXT}
    return facts, texts


def _plain(values: TrajectoryInput) -> dict[str, Any]:
    planning = values.publication
    return {
        "title": values.title,
        "category": values.category,
        "team": values.team,
        "value_cents": values.value_cents,
        "publication": [
            planning.start.isoformat(),
            planning.end.isoformat(),
            planning.precision.value,
        ]
        if planning
        else None,
        "contract_start": values.contract_start.isoformat() if values.contract_start else None,
        "contract_end": values.contract_end.isoformat() if values.contract_end else None,
        "themes": sorted(values.themes) or None,
        "roles": {role.value: person for role, person in sorted(values.people.items())} or None,
    }
