"""Notices: what must be told, planned in the transaction that causes it."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, and_, col, exists, func, select, update

from storage.once import insert_once
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryState, NoticeState

OPEN_DELIVERY = (DeliveryState.SENDING, DeliveryState.WAITING)


def plan_notice(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_kind: str,
    subject_id: int,
    occurrence: str,
    recipient: str,
    due_at: datetime,
    now: datetime,
    bundle: str | None = None,
) -> bool:
    """Plan to tell something once. :returns: False when it was planned before."""
    session.info["planned"] = True
    return insert_once(
        session,
        Notice,
        workspace_id=workspace_id,
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        occurrence=occurrence,
        recipient=recipient,
        bundle=bundle,
        due_at=due_at,
        planned_at=now,
        state=NoticeState.PLANNED,
    )


def recipients_planned(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_kind: str,
    subject_id: int,
    occurrence: str,
) -> frozenset[str]:
    """To whom this was planned to be told, whatever became of it."""
    found = session.exec(
        select(Notice.recipient).where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id) == subject_id,
            col(Notice.occurrence) == occurrence,
        )
    )
    return frozenset(found)


def is_planned_after(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_kind: str,
    subject_ids: Collection[int],
    recipient: str,
    since: datetime,
) -> bool:
    """Whether one of these is told to somebody at that moment or later, or was told then."""
    found = session.exec(
        select(Notice.id).where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id).in_(subject_ids),
            col(Notice.recipient) == recipient,
            col(Notice.state) != NoticeState.DROPPED,
            col(Notice.due_at) >= since,
        )
    )
    return found.first() is not None


def bring_forward(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_kind: str,
    subject_id: int,
    due_at: datetime,
) -> None:
    """Tell what is planned earlier than it was meant to be told."""
    session.info["planned"] = True
    session.exec(
        update(Notice)
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id) == subject_id,
            col(Notice.state) == NoticeState.PLANNED,
            col(Notice.due_at) > due_at,
        )
        .values(due_at=due_at)
    )


def notices_about(
    session: Session, *, workspace_id: int, subject_kind: str, subject_id: int
) -> list[Notice]:
    """Everything that was planned to be told about a subject, whatever became of it."""
    return list(
        session.exec(
            select(Notice)
            .where(
                col(Notice.workspace_id) == workspace_id,
                col(Notice.subject_kind) == subject_kind,
                col(Notice.subject_id) == subject_id,
            )
            .order_by(col(Notice.id))
        )
    )


def reschedule(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_kind: str,
    subject_id: int,
    recipient: str,
    due_at: datetime,
) -> None:
    """Tell what is still planned for somebody at another moment, earlier or later."""
    session.info["planned"] = True
    session.exec(
        update(Notice)
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id) == subject_id,
            col(Notice.recipient) == recipient,
            col(Notice.state) == NoticeState.PLANNED,
        )
        .values(due_at=due_at)
    )


def due_recipients(
    session: Session, *, workspace_ids: Collection[int], now: datetime
) -> list[tuple[int, str]]:
    """Whom something is due to be told, as (workspace id, recipient), each once.

    Only in these workspaces: for others this process has no token.

    A recipient with a message on its way waits its turn.
    """
    on_its_way = exists().where(
        col(Delivery.workspace_id) == col(Notice.workspace_id),
        col(Delivery.recipient) == col(Notice.recipient),
        col(Delivery.state).in_(OPEN_DELIVERY),
    )
    found = session.exec(
        select(Notice.workspace_id, Notice.recipient)
        .where(
            col(Notice.workspace_id).in_(workspace_ids),
            col(Notice.state) == NoticeState.PLANNED,
            col(Notice.due_at) <= now,
            ~on_its_way,
        )
        .distinct()
    )
    return [(workspace_id, recipient) for workspace_id, recipient in found]


def next_due(
    session: Session, *, workspace_ids: Collection[int], after: datetime
) -> datetime | None:
    """When something is due to be told next, if anything is planned later than ``after``."""
    return session.exec(
        select(func.min(Notice.due_at)).where(
            col(Notice.workspace_id).in_(workspace_ids),
            col(Notice.state) == NoticeState.PLANNED,
            col(Notice.due_at) > after,
        )
    ).one()


def claim_due(
    session: Session,
    *,
    workspace_id: int,
    recipient: str,
    now: datetime,
    together: Collection[str] = (),
) -> list[Notice]:
    """The next notice for a recipient, with the others of its bundle; oldest first.

    Nothing when a rival is claiming it: what comes after it has to wait as well.

    :param together: kinds of notice that travel as one bundle, whichever of them is first.
    """
    due = (
        select(Notice)
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.recipient) == recipient,
            col(Notice.state) == NoticeState.PLANNED,
            col(Notice.due_at) <= now,
        )
        .order_by(
            col(Notice.due_at),
            # what was held until the same moment keeps its order
            func.coalesce(Notice.first_due_at, Notice.due_at),
            col(Notice.id),
        )
    )
    first = session.exec(due.limit(1)).first()
    if first is None:
        return []
    if first.bundle is not None:
        wanted = col(Notice.bundle) == first.bundle
    elif first.kind in together:
        wanted = and_(col(Notice.bundle).is_(None), col(Notice.kind).in_(together))
    else:
        wanted = col(Notice.id) == first.id
    claimed = session.exec(due.where(wanted).with_for_update(skip_locked=True)).all()
    return list(claimed) if first in claimed else []


def settle_notices(session: Session, *, delivery_id: int, state: NoticeState) -> None:
    """Say what became of everything a delivery carries."""
    session.exec(update(Notice).where(col(Notice.delivery_id) == delivery_id).values(state=state))


def newest_notice(
    session: Session, *, workspace_id: int, kind: str, subject_kind: str, subject_id: int
) -> int:
    """The id of what was planned last of a kind about a subject; 0 when nothing was."""
    found = session.exec(
        select(func.max(Notice.id)).where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id) == subject_id,
        )
    ).one()
    return found or 0


def notices_of(session: Session, *, delivery_id: int) -> list[Notice]:
    """What a delivery carries."""
    return list(
        session.exec(
            select(Notice).where(col(Notice.delivery_id) == delivery_id).order_by(col(Notice.id))
        )
    )


def plan_again(session: Session, *, delivery_id: int, due_at: datetime) -> int:
    """Tell again what a delivery did not bring. :returns: how many notices."""
    session.info["planned"] = True
    replanned = session.execute(
        update(Notice)
        .where(
            col(Notice.delivery_id) == delivery_id,
            col(Notice.state).in_([NoticeState.HELD, NoticeState.UNCERTAIN]),
        )
        .values(state=NoticeState.PLANNED, delivery_id=None, due_at=due_at)
    )
    return int(replanned.rowcount)  # type: ignore[attr-defined]  # an update's result has it
