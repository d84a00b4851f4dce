"""Who pays and who benefits, and the list of it, as somebody may read it."""

from collections.abc import Collection

from sqlmodel import Session

from bot.messages.cost_list import ROWS_ON_A_PAGE
from bot.messages.cost_view import CostBrief, CostList, CostView
from bot.policy import confidentiality
from bot.policy.confidentiality import Audience, Viewer
from bot.policy.cost_centres import differ
from bot.policy.paging import page_of
from bot.policy.phases import asks_nothing, is_bought, is_open
from bot.policy.total_cost import Costs
from bot.services.cost_rows import line_of, lines_of
from bot.services.errors import OnlyFinanceError
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from storage.costs import all_costs
from storage.start_forms import find_start_form
from storage.trajectories import TrajectoryRecord
from storage.trajectory_lists import trajectory_records


def cost_view(
    session: Session,
    record: TrajectoryRecord,
    *,
    here: Municipality,
    viewer: Viewer | None = None,
) -> CostView:
    """The costs, for who may read them: that was asked before. Without a viewer, to read only."""
    stored, involved = record.trajectory, involvement(record)
    found = find_start_form(session, workspace_id=here.workspace_id, trajectory_id=stored.id or 0)
    form = found.form if found else None
    return CostView(
        trajectory_id=stored.id or 0,
        number=stored.number,
        title=stored.title,
        lines=lines_of(session, trajectory_id=stored.id or 0),
        costs=Costs(form.purchase_cents, form.yearly_cents, form.years) if form else Costs(),
        may_change=viewer is not None and confidentiality.may_change(viewer, involved),
        may_open=viewer is not None and confidentiality.may_see(viewer, involved),
    )


def cost_brief(session: Session, record: TrajectoryRecord, *, viewer: Viewer) -> CostBrief | None:
    """What the details of a trajectory tell of it; None for who may not read it."""
    stored, involved = record.trajectory, involvement(record)
    lines = lines_of(session, trajectory_id=stored.id or 0)
    if not confidentiality.may_see_costs(viewer, involved, Audience.PERSON, recorded=bool(lines)):
        return None
    asks = is_open(stored.phase) and not asks_nothing(stored.phase)
    return CostBrief(lines, asks and confidentiality.may_change(viewer, involved))


def list_costs(
    session: Session, *, here: Municipality, viewer: Viewer, apart_only: bool, page: int
) -> CostList:
    """The purchases with cost centres, the newest first.

    What is not bought after all is left out.

    :raises OnlyFinanceError: this person may not read it.
    """
    if not confidentiality.lists_costs(viewer):
        raise OnlyFinanceError
    known = {
        trajectory_id: tuple(map(line_of, rows))
        for trajectory_id, rows in all_costs(session, workspace_id=here.workspace_id).items()
    }
    wanted = [key for key, lines in known.items() if differ(lines) or not apart_only]
    records = _bought(session, here, wanted)
    shown = page_of(len(records), size=ROWS_ON_A_PAGE, wanted=page)
    return CostList(
        rows=tuple(
            cost_view(session, record, here=here) for record in records[shown.first : shown.last]
        ),
        page=shown,
        total=len(records),
        lines=tuple(line for record in records for line in known[record.trajectory.id or 0]),
        apart_only=apart_only,
    )


def _bought(session: Session, here: Municipality, ids: Collection[int]) -> list[TrajectoryRecord]:
    records = trajectory_records(session, workspace_id=here.workspace_id, ids=list(ids))
    bought = [record for record in records if is_bought(record.trajectory.phase)]
    return sorted(bought, key=lambda record: record.trajectory.number, reverse=True)
