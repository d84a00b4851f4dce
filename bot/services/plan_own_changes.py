"""Adding something under an item of the plan, and changing it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import plan_ids as ids
from bot.messages.plan_view import OwnItemView, OwnSort, PlanItem, PlanPart, PlanPlace
from bot.policy.confidentiality import Viewer
from bot.policy.plan import due_years, may_keep_plan
from bot.services.errors import MayNotKeepPlanError, PlanItemGoneError
from bot.services.municipality import Municipality
from bot.services.plan_notices import own_owner_told
from bot.services.plan_own import find_item, own_key, with_own
from bot.services.plan_parts import plan_parts
from bot.services.plans import kept_of, people_named
from storage import event_log
from storage.plans import find_own_item, own_items
from storage.tables import PlanOwnItem
from storage.vocabulary import PlanStatus


@dataclass(frozen=True)
class OwnInput:
    """What the coordinator wants it to be; the owner by our own id."""

    text: str
    owner_id: int | None = None
    status: PlanStatus = PlanStatus.NOT_BEGUN
    due_year: int | None = None


def addable_item(
    *, here: Municipality, viewer: Viewer, parent_key: str, sort: str, now: datetime
) -> OwnItemView:
    """What this person wants to add, still empty.

    :raises MayNotKeepPlanError: this person is no coordinator.
    :raises PlanItemGoneError: the profile has no such item, or nothing of this kind under it.
    """
    parent, kind = _carrier(here, viewer, parent_key, sort, now)
    return OwnItemView(parent, kind, due_years(_year(here, now), None))


def changeable_item(
    session: Session, *, here: Municipality, viewer: Viewer, item_id: int, now: datetime
) -> OwnItemView:
    """What this person wants to change, as it stands.

    :raises MayNotKeepPlanError: this person is no coordinator.
    :raises PlanItemGoneError: it is not there, or what it stood under no longer is.
    """
    row, parent, kind = _changeable(session, here, viewer, item_id, now, lock=False)
    kept = kept_of(row, here, people_named(session, here, [row]))
    years = due_years(_year(here, now), row.due_year)
    return OwnItemView(parent, kind, years, kept, row.text, row.due_year)


def add_item(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    parent_key: str,
    sort: str,
    wanted: OwnInput,
    now: datetime,
) -> int:
    """Add it. Who becomes its owner hears it. :returns: its id.

    :raises MayNotKeepPlanError: this person is no coordinator.
    :raises PlanItemGoneError: the profile has no such item, or nothing of this kind under it.
    """
    _carrier(here, viewer, parent_key, sort, now)
    row = PlanOwnItem(
        workspace_id=here.workspace_id,
        parent_key=parent_key,
        sort=sort,
        created_by_id=viewer.person_id,
        created_at=now,
        updated_at=now,
        **_fields(wanted),
    )
    session.add(row)
    session.flush()
    facts = {name: value for name, value in _fields(wanted).items() if name != "text"}
    event_log.record(
        session,
        kind=ids.EVENT_OWN_ADDED,
        facts={"key": parent_key, "sort": sort, "version": row.version, **facts},
        texts={"text": [None, row.text]},
        **_about(row, viewer, now),
    )
    if wanted.owner_id not in (None, viewer.person_id):
        own_owner_told(session, row, now=now)
    return row.id or 0


def change_item(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    item_id: int,
    wanted: OwnInput,
    version: int,
    now: datetime,
    tells: bool = True,
) -> bool:
    """Change it, also when it is done or dropped. Who becomes its owner hears it.

    :param tells: whether they hear it by this; False where they hear it along with more.
    :returns: False when somebody changed it since that version: then nothing is written.
    :raises MayNotKeepPlanError: this person is no coordinator.
    :raises PlanItemGoneError: it is not there, or what it stood under no longer is.
    """
    row, _, _ = _changeable(session, here, viewer, item_id, now, lock=True)
    if row.version != version:
        return False
    changed = {
        name: [getattr(row, name), value]
        for name, value in _fields(wanted).items()
        if getattr(row, name) != value
    }
    if not changed:
        return True
    for name, (_, value) in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.updated_at = now
    session.add(row)
    text = changed.pop("text", None)
    event_log.record(
        session,
        kind=ids.EVENT_OWN_CHANGED,
        facts={"key": row.parent_key, "sort": row.sort, "version": row.version, **changed},
        texts={"text": text} if text is not None else None,
        **_about(row, viewer, now),
    )
    if tells and "owner_id" in changed and wanted.owner_id not in (None, viewer.person_id):
        own_owner_told(session, row, now=now)
    return True


def place_of_item(
    session: Session, *, here: Municipality, item_id: int, now: datetime
) -> PlanPlace:
    """The page on which it stands; nowhere when it is not shown."""
    parts = with_own(_parts(here, now), own_items(session, workspace_id=here.workspace_id))
    row = find_own_item(session, workspace_id=here.workspace_id, item_id=item_id)
    found = find_item(parts, own_key(row)) if row is not None else None
    return found.place if found is not None else PlanPlace()


def _fields(wanted: OwnInput) -> dict[str, Any]:
    return {
        "text": wanted.text.strip(),
        "owner_id": wanted.owner_id,
        "status": wanted.status,
        "due_year": wanted.due_year,
    }


def _about(row: PlanOwnItem, viewer: Viewer, now: datetime) -> dict[str, Any]:
    """Whom and what an event is about."""
    return {
        "workspace_id": row.workspace_id,
        "subject_kind": ids.SUBJECT_OWN,
        "subject_id": row.id or 0,
        "actor_id": viewer.person_id,
        "now": now,
    }


def _changeable(
    session: Session, here: Municipality, viewer: Viewer, item_id: int, now: datetime, *, lock: bool
) -> tuple[PlanOwnItem, PlanItem, OwnSort]:
    if not may_keep_plan(viewer):
        raise MayNotKeepPlanError
    row = find_own_item(session, workspace_id=here.workspace_id, item_id=item_id, lock=lock)
    if row is None:
        raise PlanItemGoneError
    return row, *_carrier(here, viewer, row.parent_key, row.sort, now)


def _carrier(
    here: Municipality, viewer: Viewer, parent_key: str, sort: str, now: datetime
) -> tuple[PlanItem, OwnSort]:
    """The item that it stands under, and what kind it is of."""
    if not may_keep_plan(viewer):
        raise MayNotKeepPlanError
    found = find_item(_parts(here, now), parent_key)
    kind = next((each for each in found.item.adds if each.slug == sort), None) if found else None
    if found is None or kind is None:
        raise PlanItemGoneError
    return found.item, kind


def _parts(here: Municipality, now: datetime) -> tuple[PlanPart, ...]:
    return plan_parts(here.profile, today=now.astimezone(here.zone).date(), filled={})


def _year(here: Municipality, now: datetime) -> int:
    return now.astimezone(here.zone).year
