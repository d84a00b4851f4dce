"""Everything that hangs on one person, kind by kind."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from bot.messages.hand_over_view import Thing
from bot.messages.plan import part_title
from bot.messages.plan_view import PlanItem, PlanPart
from bot.policy.confidentiality import Viewer, may_change, may_see
from bot.policy.hand_over import Hung, kind_of_role
from bot.policy.phases import is_open
from bot.policy.plan import is_closed
from bot.services.involved import involvement
from bot.services.municipality import Municipality
from bot.services.plan_own import find_item, own_key, with_own
from bot.services.plan_parts import plan_parts
from bot.services.representatives import expert_lines, name_of
from storage.action_items import open_action_items
from storage.developments import developments
from storage.expertise import represented
from storage.handing_over import open_tenders_of, roles_held
from storage.plans import own_items, plan_entries
from storage.tables import PlanEntry, PlanOwnItem
from storage.trajectory_lists import trajectory_records
from storage.vocabulary import Phase, WatchState

_SAID_BY = ("title", "text", "label", "theme", "team")
"""Where an item of the plan has what it is about, the best first."""


def things_of(
    session: Session, *, here: Municipality, viewer: Viewer, person_id: int, now: datetime
) -> tuple[Thing, ...]:
    """What hangs on somebody now, as far as who asks may see it, by kind; the oldest first.

    What is over or done hangs on nobody, nor does what the plan no longer has.
    """
    workspace_id = here.workspace_id
    things = [
        *_in_trajectories(session, workspace_id, viewer, person_id),
        *(
            Thing(Hung.ACTIONS, str(each.id), each.text)
            for each in open_action_items(session, workspace_id=workspace_id)
            if each.owner_id == person_id
        ),
        *_of_plan(session, here, person_id, now),
        *_stood_for(session, here, person_id),
        *(
            Thing(Hung.TENDERS, str(each.id), each.title)
            for each in open_tenders_of(session, workspace_id=workspace_id, person_id=person_id)
        ),
        *(
            Thing(Hung.WATCHED, str(each.id), each.text)
            for each in developments(session, workspace_id=workspace_id, owner_id=person_id)
            if each.state is WatchState.WATCHED
        ),
    ]
    order = list(Hung)
    return tuple(sorted(things, key=lambda each: order.index(each.kind)))


def _in_trajectories(
    session: Session, workspace_id: int, viewer: Viewer, person_id: int
) -> Iterator[Thing]:
    """One thing for each trajectory, however many roles they have in it; contracts apart."""
    phases = [each for each in Phase if is_open(each)]
    held = roles_held(session, workspace_id=workspace_id, person_id=person_id, phases=phases)
    ids = list(dict.fromkeys(stored.id or 0 for stored, _ in held))
    seen = {
        record.trajectory.id
        for record in trajectory_records(session, workspace_id=workspace_id, ids=ids)
        if may_see(viewer, involvement(record)) and may_change(viewer, involvement(record))
    }
    yield from dict.fromkeys(
        Thing(kind_of_role(role, stored.phase), str(stored.id), stored.title)
        for stored, role in held
        if stored.id in seen
    )


def _of_plan(
    session: Session, here: Municipality, person_id: int, now: datetime
) -> Iterator[Thing]:
    own = own_items(session, workspace_id=here.workspace_id)
    entries = plan_entries(session, workspace_id=here.workspace_id)
    parts = with_own(
        plan_parts(here.profile, today=now.astimezone(here.zone).date(), filled={}), own
    )
    rows: list[tuple[str, PlanEntry | PlanOwnItem]] = [
        *entries.items(),
        *((own_key(row), row) for row in own),
    ]
    for key, row in rows:
        if row.owner_id != person_id or is_closed(row.status):
            continue
        if (found := find_item(parts, key)) is not None:
            kept_as = str(row.id) if isinstance(row, PlanOwnItem) else key
            yield Thing(Hung.PLAN, kept_as, _plan_title(found.item, found.part, here))


def _plan_title(item: PlanItem, part: PlanPart, here: Municipality) -> str:
    said = next((str(item.data[name]) for name in _SAID_BY if item.data.get(name)), "")
    return said or part_title(part, here.words)


def _stood_for(session: Session, here: Municipality, person_id: int) -> Iterator[Thing]:
    """Only what the profile still has."""
    known = represented(session, workspace_id=here.workspace_id)
    for line in expert_lines(session, here=here):
        if known.get((line.kind, line.slug)) == person_id:
            yield Thing(Hung.STANDS_FOR, name_of(line.kind, line.slug), line.label)
