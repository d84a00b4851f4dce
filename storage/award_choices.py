"""The case that was chosen for a prize, and what is recorded of the cases to choose from.

Cases are found by the ids of trajectories: who asks has found those in their own workspace.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, col, func, select

from storage.tables import (
    AwardChoice,
    Event,
    Lesson,
    LessonReuse,
    Pilot,
    StartForm,
    Success,
    ToolOutcome,
    Trajectory,
    TrajectoryAward,
    TrajectoryCriterion,
    TrajectoryHandover,
    TrajectoryIntakeAnswer,
    TrajectoryNeed,
    TrajectoryPromise,
    TrajectoryResult,
)
from storage.vocabulary import LessonState, Phase

Row = TypeVar("Row", bound=SQLModel)

OF_A_CASE = (
    Lesson,
    Pilot,
    StartForm,
    Success,
    ToolOutcome,
    TrajectoryAward,
    TrajectoryCriterion,
    TrajectoryHandover,
    TrajectoryIntakeAnswer,
    TrajectoryNeed,
    TrajectoryPromise,
    TrajectoryResult,
)
"""The tables that hold evidence of a case."""


class CaseRows:
    """What is recorded of some trajectories, read a table at a time."""

    def __init__(self, session: Session, ids: Sequence[int]) -> None:
        self._rows: dict[type[SQLModel], dict[int, list[SQLModel]]] = {
            table: _by_trajectory(session, table, ids) for table in OF_A_CASE
        }
        lessons = select(Lesson.id).where(
            col(Lesson.trajectory_id).in_(ids), col(Lesson.state) == LessonState.KEPT
        )
        reused = select(LessonReuse.lesson_id, func.count()).where(
            col(LessonReuse.lesson_id).in_(lessons)
        )
        self.reused: Mapping[int, int] = dict(
            session.exec(reused.group_by(col(LessonReuse.lesson_id))).all()
        )

    def of(self, table: type[Row], trajectory_id: int) -> list[Row]:
        """The rows of one table that belong to one trajectory."""
        found = self._rows[table].get(trajectory_id, ())
        return [row for row in found if isinstance(row, table)]

    def one(self, table: type[Row], trajectory_id: int) -> Row | None:
        """The only row of a table of which a trajectory has one at most."""
        return next(iter(self.of(table, trajectory_id)), None)


def signed_ids(session: Session, *, workspace_id: int) -> list[int]:
    """The trajectories of which the contract is signed, by id, in order of their number."""
    found = session.exec(
        select(Trajectory.id)
        .where(
            col(Trajectory.workspace_id) == workspace_id,
            col(Trajectory.phase).in_((Phase.EXECUTION, Phase.COMPLETED)),
        )
        .order_by(col(Trajectory.number))
    )
    return [each for each in found if each is not None]


def find_choice(
    session: Session, *, workspace_id: int, year: int, lock: bool = False
) -> AwardChoice | None:
    """What was chosen for the prize of a year. ``lock`` keeps rivals out until the end."""
    query = select(AwardChoice).where(
        col(AwardChoice.workspace_id) == workspace_id, col(AwardChoice.year) == year
    )
    return session.exec(query.with_for_update() if lock else query).first()


def times_changed(session: Session, *, workspace_id: int, subject_kind: str, year: int) -> int:
    """How often a choice was made, changed or withdrawn: the number of what stands now.

    It goes on rising where a choice was withdrawn and another made.
    """
    return session.exec(
        select(func.count())
        .select_from(Event)
        .where(
            col(Event.workspace_id) == workspace_id,
            col(Event.subject_kind) == subject_kind,
            col(Event.subject_id) == year,
        )
    ).one()


def _by_trajectory(session: Session, table: Any, ids: Sequence[int]) -> dict[int, list[SQLModel]]:
    """The rows of a table that has the id of a trajectory, by that id."""
    found: dict[int, list[SQLModel]] = defaultdict(list)
    query = select(table).where(col(table.trajectory_id).in_(ids))
    for row in session.exec(query.order_by(*inspect(table).primary_key)):
        found[row.trajectory_id].append(row)
    return found
