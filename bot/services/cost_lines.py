"""The cost centres of a trajectory: who may read them, and keeping them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlmodel import Session

from bot.policy.confidentiality import Audience, Viewer, may_see, may_see_costs
from bot.policy.cost_centres import CostLine
from bot.services.cost_notices import plan_costs_apart
from bot.services.cost_rows import lines_of
from bot.services.errors import MayNotSeeCostsError, MayNotSeeError, NotFoundError
from bot.services.involved import involvement
from bot.services.journey_writing import Step
from bot.services.municipality import Municipality
from storage.costs import costs_of, set_costs
from storage.tables import TrajectoryCost
from storage.trajectories import TrajectoryRecord, find_trajectory
from storage.vocabulary import CostSide

EVENT_COSTS = "costs"


def readable_costs(
    session: Session, *, here: Municipality, viewer: Viewer, trajectory_id: int
) -> TrajectoryRecord:
    """The trajectory, for who may read who pays and who benefits.

    :raises RefusalError: they may not; Finance not as long as nothing was recorded.
    """
    record = find_trajectory(session, workspace_id=here.workspace_id, trajectory_id=trajectory_id)
    if record is None:
        raise NotFoundError
    involved = involvement(record)
    recorded = bool(costs_of(session, trajectory_id=trajectory_id))
    if not may_see_costs(viewer, involved, Audience.PERSON, recorded=recorded):
        raise MayNotSeeCostsError if may_see(viewer, involved) else MayNotSeeError
    return record


def keep_costs(step: Step, lines: Sequence[CostLine]) -> bool:
    """Make these the cost centres. :returns: whether that changed anything."""
    before = lines_of(step.session, trajectory_id=step.trajectory_id)
    if before == tuple(lines):
        return False
    rows = [
        TrajectoryCost(trajectory_id=step.trajectory_id, position=position, **asdict(line))
        for position, line in enumerate(lines)
    ]
    set_costs(step.session, trajectory_id=step.trajectory_id, costs=rows)
    step.write(EVENT_COSTS, texts={"costs": [_plain(before), _plain(lines)]})
    plan_costs_apart(step.session, step.record, now=step.now)
    return True


def lines_from_log(plain: Sequence[dict[str, Any]]) -> tuple[CostLine, ...]:
    """What the event log holds of them."""
    return tuple(CostLine(**{**line, "side": CostSide(line["side"])}) for line in plain)


def _plain(lines: Sequence[CostLine]) -> list[dict[str, Any]]:
    return [{**asdict(line), "side": line.side.value} for line in lines]
