"""What is kept of the items of the plan, by their key, and what was added under them."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import PlanEntry, PlanOwnItem
from storage.vocabulary import PlanStatus


def plan_entries(session: Session, *, workspace_id: int) -> dict[str, PlanEntry]:
    """Everything that is kept, by key; also of items that the profile no longer has."""
    found = session.exec(select(PlanEntry).where(col(PlanEntry.workspace_id) == workspace_id))
    return {entry.key: entry for entry in found}


def find_plan_entry(session: Session, *, workspace_id: int, key: str) -> PlanEntry | None:
    """What is kept of one item, if anything is."""
    return session.exec(
        select(PlanEntry).where(
            col(PlanEntry.workspace_id) == workspace_id, col(PlanEntry.key) == key
        )
    ).first()


def find_plan_entry_by_id(
    session: Session, *, workspace_id: int, entry_id: int
) -> PlanEntry | None:
    """The same by id."""
    return session.exec(
        select(PlanEntry).where(
            col(PlanEntry.workspace_id) == workspace_id, col(PlanEntry.id) == entry_id
        )
    ).first()


def lock_plan_entry(session: Session, *, workspace_id: int, key: str, now: datetime) -> PlanEntry:
    """What is kept of an item, made on first use; rivals wait until the transaction ends."""
    insert_once(
        session,
        PlanEntry,
        workspace_id=workspace_id,
        key=key,
        status=PlanStatus.NOT_BEGUN,
        version=0,
        created_at=now,
        updated_at=now,
    )
    return session.exec(
        select(PlanEntry)
        .where(col(PlanEntry.workspace_id) == workspace_id, col(PlanEntry.key) == key)
        .with_for_update()
    ).one()


def own_items(session: Session, *, workspace_id: int) -> list[PlanOwnItem]:
    """Everything that was added under items of the plan, the oldest first."""
    found = session.exec(
        select(PlanOwnItem)
        .where(col(PlanOwnItem.workspace_id) == workspace_id)
        .order_by(col(PlanOwnItem.id))
    )
    return list(found)


def find_own_item(
    session: Session, *, workspace_id: int, item_id: int, lock: bool = False
) -> PlanOwnItem | None:
    """One of them by id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(PlanOwnItem).where(
        col(PlanOwnItem.workspace_id) == workspace_id, col(PlanOwnItem.id) == item_id
    )
    return session.exec(query.with_for_update() if lock else query).first()
