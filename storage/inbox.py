"""The inbox: nothing that comes in is lost, nothing is handled twice."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, exists, or_, select

from storage.once import insert_once
from storage.tables import InboxItem
from storage.vocabulary import InboxState

MAX_ATTEMPTS = 5


def receive(
    session: Session,
    *,
    workspace_id: int,
    event_id: str,
    kind: str,
    conversation: str,
    ts: str,
    payload: dict[str, Any],
    now: datetime,
) -> bool:
    """Keep an event. :returns: whether it is new; Slack repeats itself."""
    session.info["planned"] = True
    return insert_once(
        session,
        InboxItem,
        workspace_id=workspace_id,
        event_id=event_id,
        kind=kind,
        conversation=conversation,
        ts=ts,
        payload=payload,
        received_at=now,
        state=InboxState.NEW,
        attempts=0,
    )


def open_items(session: Session, *, real_now: datetime) -> list[int]:
    """Ids of what may be handled now: the first turn of each conversation that is free."""
    rival = aliased(InboxItem)
    same = and_(
        col(rival.workspace_id) == col(InboxItem.workspace_id),
        col(rival.conversation) == col(InboxItem.conversation),
    )
    busy = and_(same, col(rival.state) == InboxState.HANDLING, col(rival.lease_until) > real_now)
    earlier = and_(
        same,
        _unfinished(rival),
        or_(
            col(rival.ts) < col(InboxItem.ts),
            and_(col(rival.ts) == col(InboxItem.ts), col(rival.id) < col(InboxItem.id)),
        ),
    )
    found = session.exec(
        select(InboxItem.id)
        .where(
            or_(
                col(InboxItem.state) == InboxState.NEW,
                and_(
                    col(InboxItem.state) == InboxState.HANDLING,
                    col(InboxItem.lease_until) <= real_now,
                ),
            ),
            ~exists().where(busy),
            ~exists().where(earlier),
        )
        .order_by(col(InboxItem.id))
    )
    return [item_id for item_id in found if item_id is not None]


def take(
    session: Session, *, item_id: int, real_now: datetime, lease_until: datetime
) -> InboxItem | None:
    """Claim one item; None when somebody else has it or has done it.

    May end in an ``IntegrityError`` when a rival handles the same conversation.
    """
    item = session.exec(
        select(InboxItem).where(col(InboxItem.id) == item_id).with_for_update(skip_locked=True)
    ).first()
    if item is None or item.state in {InboxState.HANDLED, InboxState.FAILED}:
        return None
    if item.state is InboxState.HANDLING and item.lease_until and item.lease_until > real_now:
        return None
    item.state, item.lease_until = InboxState.HANDLING, lease_until
    item.attempts += 1
    session.add(item)
    session.flush()
    return item


def finish(session: Session, item: InboxItem, *, now: datetime) -> None:
    """It is handled: keep that it came, blank what it said."""
    item.state, item.payload, item.handled_at, item.lease_until = (
        InboxState.HANDLED,
        None,
        now,
        None,
    )
    session.add(item)
    session.flush()


def give_back(session: Session, *, item_id: int, error: str) -> bool:
    """Handling went wrong: try again later, or stop after too many times.

    :returns: whether it was tried too often.
    """
    item = session.exec(select(InboxItem).where(col(InboxItem.id) == item_id)).one()
    exhausted = item.attempts >= MAX_ATTEMPTS
    item.error = error[:200]
    item.lease_until = None
    item.state = InboxState.FAILED if exhausted else InboxState.NEW
    session.add(item)
    session.flush()
    return exhausted


def _unfinished(item: Any) -> Any:
    return col(item.state).in_([InboxState.NEW, InboxState.HANDLING])
