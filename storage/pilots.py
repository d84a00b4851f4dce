"""Pilots with their themes.

One pilot is found by the id of a trajectory: who asks has found that in their own workspace.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, delete, select

from storage.tables import Pilot, PilotTheme, Trajectory


@dataclass(frozen=True)
class PilotRecord:
    """A pilot with the themes that it is about."""

    pilot: Pilot
    themes: tuple[str, ...]


def find_pilot(session: Session, *, trajectory_id: int) -> PilotRecord | None:
    """The pilot that a trajectory is, or was."""
    found = session.get(Pilot, trajectory_id)
    if found is None:
        return None
    return PilotRecord(found, _themes(session, [trajectory_id])[trajectory_id])


def current_pilots(session: Session, *, workspace_id: int) -> list[PilotRecord]:
    """Every pilot that was not stopped, the newest year and number first."""
    rows = session.exec(
        select(Pilot)
        .join(Trajectory, col(Trajectory.id) == col(Pilot.trajectory_id))
        .where(col(Trajectory.workspace_id) == workspace_id, col(Pilot.stopped_at).is_(None))
        .order_by(col(Pilot.year).desc(), col(Trajectory.number).desc())
    ).all()
    themes = _themes(session, [row.trajectory_id for row in rows])
    return [PilotRecord(row, themes[row.trajectory_id]) for row in rows]


def set_pilot_themes(session: Session, *, trajectory_id: int, themes: Collection[str]) -> None:
    """Make these the themes of the pilot."""
    session.exec(delete(PilotTheme).where(col(PilotTheme.trajectory_id) == trajectory_id))
    session.add_all(PilotTheme(trajectory_id=trajectory_id, theme=theme) for theme in themes)
    session.flush()


def _themes(session: Session, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    rows = session.exec(
        select(PilotTheme)
        .where(col(PilotTheme.trajectory_id).in_(ids))
        .order_by(col(PilotTheme.theme))
    )
    for row in rows:
        found[row.trajectory_id] += (row.theme,)
    return found
