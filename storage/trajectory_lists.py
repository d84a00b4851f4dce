"""Trajectories as lists: which there are, and the few that are shown."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, or_, select

from storage.tables import Trajectory, TrajectoryRole, TrajectoryTheme
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase, ProcessRole, Sharing


@dataclass(frozen=True)
class Listed:
    """What a list is made from: enough to filter on and to order by."""

    trajectory_id: int
    number: int
    title: str
    phase: Phase


@dataclass(frozen=True)
class Criteria:
    """Which trajectories; None means any.

    ``seen_by``: a person id; only what is shared or theirs. ``belonging_to``: a person
    id; only what they logged or have a role in.
    """

    seen_by: int | None = None
    belonging_to: int | None = None
    team: str | None = None
    phase: str | None = None
    category: str | None = None
    theme: str | None = None
    sharing: Sharing | None = None


def list_trajectories(session: Session, *, workspace_id: int, criteria: Criteria) -> list[Listed]:
    """Everything that fits, the newest number first."""
    rows = session.exec(
        select(Trajectory.id, Trajectory.number, Trajectory.title, Trajectory.phase)
        .where(col(Trajectory.workspace_id) == workspace_id, *_conditions(criteria))
        .order_by(col(Trajectory.number).desc())
    )
    return [Listed(found or 0, number, title, Phase(phase)) for found, number, title, phase in rows]


def trajectory_records(
    session: Session, *, workspace_id: int, ids: Sequence[int]
) -> list[TrajectoryRecord]:
    """The trajectories with these ids, in this order, with what belongs to them."""
    found = session.exec(
        select(Trajectory).where(
            col(Trajectory.workspace_id) == workspace_id, col(Trajectory.id).in_(ids)
        )
    )
    by_id = {trajectory.id: trajectory for trajectory in found}
    present = [trajectory_id for trajectory_id in ids if trajectory_id in by_id]
    roles, themes = _roles(session, present), _themes(session, present)
    return [
        TrajectoryRecord(by_id[each], roles=roles[each], themes=themes[each]) for each in present
    ]


def is_seen_by(person_id: int) -> ColumnElement[bool]:
    """Whether a trajectory is shared, or this person's."""
    return or_(col(Trajectory.sharing) == Sharing.TEAM, _belongs_to(person_id))


def _conditions(criteria: Criteria) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if criteria.seen_by is not None:
        conditions.append(is_seen_by(criteria.seen_by))
    if criteria.belonging_to is not None:
        conditions.append(_belongs_to(criteria.belonging_to))
    if criteria.theme is not None:
        conditions.append(
            exists().where(
                col(TrajectoryTheme.trajectory_id) == col(Trajectory.id),
                col(TrajectoryTheme.theme) == criteria.theme,
            )
        )
    for column, wanted in (
        (col(Trajectory.team), criteria.team),
        (col(Trajectory.phase), criteria.phase),
        (col(Trajectory.category), criteria.category),
        (col(Trajectory.sharing), criteria.sharing),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    return conditions


def _belongs_to(person_id: int) -> ColumnElement[bool]:
    has_role = exists().where(
        col(TrajectoryRole.trajectory_id) == col(Trajectory.id),
        col(TrajectoryRole.person_id) == person_id,
    )
    return or_(col(Trajectory.logged_by_id) == person_id, has_role)


def _roles(session: Session, ids: Collection[int]) -> dict[int, dict[ProcessRole, int]]:
    found: dict[int, dict[ProcessRole, int]] = defaultdict(dict)
    rows = session.exec(select(TrajectoryRole).where(col(TrajectoryRole.trajectory_id).in_(ids)))
    for row in rows:
        found[row.trajectory_id][row.role] = row.person_id
    return found


def _themes(session: Session, ids: Collection[int]) -> dict[int, dict[str, int | None]]:
    found: dict[int, dict[str, int | None]] = defaultdict(dict)
    rows = session.exec(
        select(TrajectoryTheme)
        .where(col(TrajectoryTheme.trajectory_id).in_(ids))
        .order_by(col(TrajectoryTheme.theme))
    )
    for row in rows:
        found[row.trajectory_id][row.theme] = row.level
    return found
