"""Criteria of the national tool that somebody put in, and whether they suited a purchase."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from storage.tables import (
    ToolCriterion,
    ToolCriterionVersion,
    Trajectory,
    TrajectoryCriterion,
)


@dataclass(frozen=True)
class KeptCriterion:
    """A criterion with the version that holds."""

    row: ToolCriterion
    said: ToolCriterionVersion


@dataclass(frozen=True)
class FitCount:
    """In how many purchases a criterion suited, and in how many it did not."""

    yes: int = 0
    no: int = 0


def find_criterion(
    session: Session, *, workspace_id: int, criterion_id: int, lock: bool = False
) -> KeptCriterion | None:
    """The criterion with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(ToolCriterion).where(
        col(ToolCriterion.workspace_id) == workspace_id, col(ToolCriterion.id) == criterion_id
    )
    row = session.exec(query.with_for_update() if lock else query).first()
    if row is None:
        return None
    return KeptCriterion(row, session.get_one(ToolCriterionVersion, (row.id, row.version)))


def criteria_of(
    session: Session,
    *,
    workspace_id: int,
    category: str | None = None,
    ids: Collection[int] | None = None,
) -> list[KeptCriterion]:
    """The criteria for a kind of purchase, or with these ids; the first that was put in first.

    Those that were withdrawn as well.
    """
    query = (
        select(ToolCriterion, ToolCriterionVersion)
        .join(
            ToolCriterionVersion,
            (col(ToolCriterionVersion.criterion_id) == col(ToolCriterion.id))
            & (col(ToolCriterionVersion.number) == col(ToolCriterion.version)),
        )
        .where(col(ToolCriterion.workspace_id) == workspace_id)
        .order_by(col(ToolCriterion.id))
    )
    if category is not None:
        query = query.where(col(ToolCriterionVersion.category) == category)
    if ids is not None:
        query = query.where(col(ToolCriterion.id).in_(ids))
    return [KeptCriterion(row, said) for row, said in session.exec(query)]


def versions_of(session: Session, *, criterion_id: int) -> list[ToolCriterionVersion]:
    """What a criterion said, the newest first. Who asks found it in their own workspace."""
    return list(
        session.exec(
            select(ToolCriterionVersion)
            .where(col(ToolCriterionVersion.criterion_id) == criterion_id)
            .order_by(col(ToolCriterionVersion.number).desc())
        )
    )


def fits_of(session: Session, *, trajectory_id: int) -> dict[int, TrajectoryCriterion]:
    """What was answered at a purchase, by criterion. Who asks found it in their own workspace."""
    found = session.exec(
        select(TrajectoryCriterion)
        .where(col(TrajectoryCriterion.trajectory_id) == trajectory_id)
        .order_by(col(TrajectoryCriterion.answered_at), col(TrajectoryCriterion.criterion_id))
    )
    return {row.criterion_id: row for row in found}


def fit_counts(session: Session, *, workspace_id: int) -> Mapping[int, FitCount]:
    """How often each criterion suited and did not, by its id."""
    found = session.exec(
        select(TrajectoryCriterion.criterion_id, TrajectoryCriterion.fits, func.count())
        .join(ToolCriterion, col(ToolCriterion.id) == col(TrajectoryCriterion.criterion_id))
        .where(col(ToolCriterion.workspace_id) == workspace_id)
        .group_by(col(TrajectoryCriterion.criterion_id), col(TrajectoryCriterion.fits))
    )
    counts: dict[int, FitCount] = {}
    for criterion_id, fits, count in found:
        known = counts.get(criterion_id, FitCount())
        counts[criterion_id] = FitCount(count, known.no) if fits else FitCount(known.yes, count)
    return counts


def refusals_of(
    session: Session, *, workspace_id: int, criterion_id: int
) -> list[tuple[Trajectory, TrajectoryCriterion]]:
    """The purchases that a criterion did not suit, the last answer first."""
    found = session.exec(
        select(Trajectory, TrajectoryCriterion)
        .join(TrajectoryCriterion, col(TrajectoryCriterion.trajectory_id) == col(Trajectory.id))
        .where(
            col(Trajectory.workspace_id) == workspace_id,
            col(TrajectoryCriterion.criterion_id) == criterion_id,
            col(TrajectoryCriterion.fits).is_(False),
        )
        .order_by(col(TrajectoryCriterion.answered_at).desc(), col(Trajectory.id))
    )
    return [(trajectory, row) for trajectory, row in found]
