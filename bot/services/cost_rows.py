"""Stored cost centres, for the rules."""

from sqlmodel import Session

from bot.policy.cost_centres import CostLine
from storage.costs import costs_of
from storage.tables import TrajectoryCost


def lines_of(session: Session, *, trajectory_id: int) -> tuple[CostLine, ...]:
    """What was recorded; of a trajectory that was found in its workspace."""
    return tuple(line_of(row) for row in costs_of(session, trajectory_id=trajectory_id))


def line_of(row: TrajectoryCost) -> CostLine:
    """One of them."""
    return CostLine(row.side, row.centre, row.once_cents, row.yearly_cents, row.share_permille)
