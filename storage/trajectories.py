"""Trajectories with their roles and themes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, delete, select

from storage.once import insert_once
from storage.tables import Trajectory, TrajectoryExplanation, TrajectoryRole, TrajectoryTheme
from storage.vocabulary import ProcessRole


@dataclass(frozen=True)
class TrajectoryRecord:
    """A trajectory with what belongs to it.

    ``roles`` maps a process role to a person id, ``themes`` a theme to its level (1-5).
    """

    trajectory: Trajectory
    roles: Mapping[ProcessRole, int]
    themes: Mapping[str, int | None]


def find_trajectory(
    session: Session, *, workspace_id: int, trajectory_id: int, lock: bool = False
) -> TrajectoryRecord | None:
    """The trajectory with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Trajectory).where(
        col(Trajectory.workspace_id) == workspace_id, col(Trajectory.id) == trajectory_id
    )
    found = session.exec(query.with_for_update() if lock else query).first()
    return None if found is None else _record(session, found)


def find_by_number(session: Session, *, workspace_id: int, number: int) -> TrajectoryRecord | None:
    """The trajectory with the number that people use."""
    found = session.exec(
        select(Trajectory).where(
            col(Trajectory.workspace_id) == workspace_id, col(Trajectory.number) == number
        )
    ).first()
    return None if found is None else _record(session, found)


def set_roles(session: Session, *, trajectory_id: int, roles: Mapping[ProcessRole, int]) -> None:
    """Make these the process roles of the trajectory."""
    session.exec(delete(TrajectoryRole).where(col(TrajectoryRole.trajectory_id) == trajectory_id))
    for role, person_id in roles.items():
        session.add(TrajectoryRole(trajectory_id=trajectory_id, role=role, person_id=person_id))
    session.flush()


def set_themes(session: Session, *, trajectory_id: int, themes: Collection[str]) -> None:
    """Make these the themes of the trajectory; one that stays keeps its level.

    Why a theme was not taken along holds no longer once it is chosen, nor when it is taken away
    again: then somebody says anew why, and is kept with it. The event log has what was said.
    """
    chosen = session.exec(
        select(TrajectoryTheme.theme).where(col(TrajectoryTheme.trajectory_id) == trajectory_id)
    )
    session.exec(
        delete(TrajectoryExplanation).where(
            col(TrajectoryExplanation.trajectory_id) == trajectory_id,
            col(TrajectoryExplanation.theme).in_({*chosen, *themes}),
        )
    )
    session.exec(
        delete(TrajectoryTheme).where(
            col(TrajectoryTheme.trajectory_id) == trajectory_id,
            col(TrajectoryTheme.theme).not_in(themes),
        )
    )
    for theme in themes:
        insert_once(session, TrajectoryTheme, trajectory_id=trajectory_id, theme=theme)


def set_theme_levels(
    session: Session, *, trajectory_id: int, levels: Mapping[str, int | None]
) -> None:
    """Give themes of the trajectory these levels (1-5); others keep theirs."""
    rows = session.exec(
        select(TrajectoryTheme).where(
            col(TrajectoryTheme.trajectory_id) == trajectory_id,
            col(TrajectoryTheme.theme).in_(list(levels)),
        )
    )
    for row in rows:
        row.level = levels[row.theme]
        session.add(row)
    session.flush()


def _record(session: Session, trajectory: Trajectory) -> TrajectoryRecord:
    roles = session.exec(
        select(TrajectoryRole).where(col(TrajectoryRole.trajectory_id) == trajectory.id)
    )
    themes = session.exec(
        select(TrajectoryTheme)
        .where(col(TrajectoryTheme.trajectory_id) == trajectory.id)
        .order_by(col(TrajectoryTheme.theme))
    )
    return TrajectoryRecord(
        trajectory=trajectory,
        roles={row.role: row.person_id for row in roles},
        themes={row.theme: row.level for row in themes},
    )
