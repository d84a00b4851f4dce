"""The inbox: nothing that comes in is lost, nothing is handled twice."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, exists, or_, select, update

from storage.documents import storable
from storage.once import insert_once
from storage.tables import InboxItem
from storage.vocabulary import InboxState

MAX_ATTEMPTS = 5


class OvertakenError(Exception):
    """Somebody else took over an item, or finished it."""


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
        payload=storable(payload),
        received_at=now,
        state=InboxState.NEW,
        attempts=0,
    )


def open_items(
    session: Session, *, workspace_ids: Collection[int], real_now: datetime
) -> list[int]:
    """Ids of what may be handled now: the first turn of each conversation that is free."""
    found = session.exec(
        select(InboxItem.id)
        .where(col(InboxItem.workspace_id).in_(workspace_ids), _may_be_handled(real_now))
        .order_by(col(InboxItem.id))
    )
    return [item_id for item_id in found if item_id is not None]


def take(
    session: Session, *, item_id: int, real_now: datetime, lease_until: datetime
) -> InboxItem | None:
    """Claim one item; None when somebody else has it or has done it, or it is not its turn.

    An item whose handling never came to an end too many times fails here.
    May end in an ``IntegrityError`` when a rival takes the same conversation.
    """
    item = session.exec(
        select(InboxItem)
        .where(col(InboxItem.id) == item_id, _may_be_handled(real_now))
        .with_for_update(skip_locked=True, of=InboxItem)
    ).first()
    if item is None:
        return None
    if item.attempts >= MAX_ATTEMPTS:
        _release(session, item, InboxState.FAILED, error=item.error or "never finished")
        return None
    item.state, item.lease_until = InboxState.HANDLING, lease_until
    item.attempts += 1
    session.add(item)
    session.flush()
    return item


def finish(session: Session, item: InboxItem, *, now: datetime) -> None:
    """It is handled: keep that it came, blank what it said.

    :raises OvertakenError: nothing of what was done for it may be kept.
    """
    finished = session.execute(
        update(InboxItem)
        .where(
            col(InboxItem.id) == item.id,
            col(InboxItem.state) == InboxState.HANDLING,
            col(InboxItem.attempts) == item.attempts,
        )
        .values(state=InboxState.HANDLED, payload=None, handled_at=now, lease_until=None)
    )
    if not finished.rowcount:  # type: ignore[attr-defined]  # an update's result has it
        raise OvertakenError(item.event_id)


def give_back(
    session: Session,
    *,
    item_id: int,
    error: str,
    attempts: int | None = None,
    not_before: datetime | None = None,
) -> bool:
    """Handling went wrong: try again from ``not_before`` (real time) on, or stop after too often.

    Changes nothing once it is handled; with ``attempts``, nor once somebody took over.

    :returns: whether it was tried too often.
    """
    item = session.exec(
        select(InboxItem)
        .where(col(InboxItem.id) == item_id, col(InboxItem.state) == InboxState.HANDLING)
        .with_for_update()
    ).first()
    if item is None or attempts not in {None, item.attempts}:
        return False
    exhausted = item.attempts >= MAX_ATTEMPTS
    _release(session, item, InboxState.FAILED if exhausted else InboxState.NEW, error=error)
    item.lease_until = None if exhausted else not_before
    session.flush()
    return exhausted


def _release(session: Session, item: InboxItem, state: InboxState, *, error: str) -> None:
    item.state, item.lease_until, item.error = state, None, error[:200]
    session.add(item)
    session.flush()


def _may_be_handled(real_now: datetime) -> Any:
    """A turn that was begun and left goes first: its conversation is not free before it ends."""
    rival = aliased(InboxItem)
    same = and_(
        col(rival.workspace_id) == col(InboxItem.workspace_id),
        col(rival.conversation) == col(InboxItem.conversation),
    )
    begun = and_(same, col(rival.state) == InboxState.HANDLING)
    earlier = and_(
        same,
        col(rival.state) == InboxState.NEW,
        or_(
            col(rival.ts) < col(InboxItem.ts),
            and_(col(rival.ts) == col(InboxItem.ts), col(rival.id) < col(InboxItem.id)),
        ),
    )
    return or_(
        and_(
            col(InboxItem.state) == InboxState.NEW,
            or_(col(InboxItem.lease_until).is_(None), col(InboxItem.lease_until) <= real_now),
            ~exists().where(begun),
            ~exists().where(earlier),
        ),
        and_(
            col(InboxItem.state) == InboxState.HANDLING,
            col(InboxItem.lease_until) <= real_now,
        ),
    )
