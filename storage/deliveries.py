"""Deliveries: one Slack message each, from the claim until it has arrived."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col, select, update

from storage.notices import OPEN_DELIVERY, settle_notices
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryMethod, DeliveryState, NoticeState

_ERROR_LENGTH = 200
_PERHAPS_THERE = (DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.UNCERTAIN)


@dataclass(frozen=True)
class Envelope:
    """Where and how a message goes. ``message_ts`` is the message an update replaces."""

    recipient: str
    method: DeliveryMethod
    channel_id: str | None
    thread_ts: str | None = None
    message_ts: str | None = None


def open_delivery(
    session: Session,
    *,
    workspace_id: int,
    token: str,
    envelope: Envelope,
    payload: dict[str, Any],
    notices: Iterable[Notice],
    now: datetime,
    lease_until: datetime,
) -> Delivery:
    """Start a message on its way.

    :raises sqlalchemy.exc.IntegrityError: a rival already sends to this recipient.
    """
    delivery = Delivery(
        workspace_id=workspace_id,
        token=token,
        recipient=envelope.recipient,
        method=envelope.method,
        channel_id=envelope.channel_id,
        thread_ts=envelope.thread_ts,
        message_ts=envelope.message_ts,
        payload=payload,
        state=DeliveryState.SENDING,
        attempts=1,
        claimed_at=now,
        lease_until=lease_until,
    )
    session.add(delivery)
    session.flush()
    for notice in notices:
        notice.state, notice.delivery_id = NoticeState.CLAIMED, delivery.id
        session.add(notice)
    session.flush()
    return delivery


def find_delivery(session: Session, *, workspace_id: int, delivery_id: int) -> Delivery | None:
    """The delivery with this id."""
    return session.exec(
        select(Delivery).where(
            col(Delivery.workspace_id) == workspace_id, col(Delivery.id) == delivery_id
        )
    ).first()


def arrived(session: Session, *, delivery_id: int, ts: str, now: datetime) -> bool:
    """The message stands in Slack: blank the payload, mark what it told."""
    moved = _move(
        session,
        delivery_id,
        (*OPEN_DELIVERY, DeliveryState.UNCERTAIN),
        state=DeliveryState.SENT,
        message_ts=ts,
        payload=None,
        finished_at=now,
        lease_until=None,
        retry_at=None,
    )
    if moved:
        settle_notices(session, delivery_id=delivery_id, state=NoticeState.TOLD)
    return moved


def postpone(session: Session, *, delivery: Delivery, retry_at: datetime, error: str) -> bool:
    """It was certainly not posted; send the same message again at ``retry_at`` (real time)."""
    return _move(
        session,
        delivery.id or 0,
        OPEN_DELIVERY,
        attempts=delivery.attempts,
        state=DeliveryState.WAITING,
        retry_at=retry_at,
        lease_until=None,
        error=error,
    )


def refused(session: Session, *, delivery: Delivery, error: str, now: datetime) -> bool:
    """Slack said no: nothing was posted, and the same message will not be tried again."""
    moved = _move(
        session,
        delivery.id or 0,
        OPEN_DELIVERY,
        attempts=delivery.attempts,
        state=DeliveryState.REFUSED,
        payload=None,
        error=error,
        finished_at=now,
        lease_until=None,
    )
    if moved:
        settle_notices(session, delivery_id=delivery.id or 0, state=NoticeState.HELD)
    return moved


def uncertain(session: Session, *, delivery: Delivery, error: str, now: datetime) -> bool:
    """Nobody can tell whether it was posted; it is not posted again by itself."""
    moved = _move(
        session,
        delivery.id or 0,
        OPEN_DELIVERY,
        attempts=delivery.attempts,
        state=DeliveryState.UNCERTAIN,
        payload=None,
        error=error,
        finished_at=now,
        lease_until=None,
    )
    if moved:
        settle_notices(session, delivery_id=delivery.id or 0, state=NoticeState.UNCERTAIN)
    return moved


def waiting_deliveries(
    session: Session, *, workspace_ids: Collection[int], real_now: datetime
) -> list[tuple[int, int, str]]:
    """What may be tried again now, as (delivery id, workspace id, recipient)."""
    return _open(
        session,
        workspace_ids,
        col(Delivery.state) == DeliveryState.WAITING,
        col(Delivery.retry_at) <= real_now,
    )


def stuck_deliveries(
    session: Session, *, workspace_ids: Collection[int], real_now: datetime
) -> list[tuple[int, int, str]]:
    """What should have been answered by now, as (delivery id, workspace id, recipient)."""
    return _open(
        session,
        workspace_ids,
        col(Delivery.state) == DeliveryState.SENDING,
        col(Delivery.lease_until) <= real_now,
    )


def take_delivery(
    session: Session,
    *,
    delivery_id: int,
    state: DeliveryState,
    real_now: datetime,
    lease_until: datetime,
) -> Delivery | None:
    """Take over a waiting or stuck delivery; None when somebody was faster."""
    due = Delivery.retry_at if state is DeliveryState.WAITING else Delivery.lease_until
    taken = session.execute(
        update(Delivery)
        .where(
            col(Delivery.id) == delivery_id,
            col(Delivery.state) == state,
            col(due) <= real_now,
        )
        .values(
            state=DeliveryState.SENDING,
            lease_until=lease_until,
            attempts=col(Delivery.attempts) + 1,
        )
    )
    if not taken.rowcount:  # type: ignore[attr-defined]  # an update's result has it
        return None
    return session.exec(select(Delivery).where(col(Delivery.id) == delivery_id)).one()


def last_sent(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_kind: str,
    subject_id: int,
    recipient: str | None = None,
) -> Delivery | None:
    """The newest message that told this kind of thing about a subject, to anybody or to one."""
    whose = () if recipient is None else (col(Notice.recipient) == recipient,)
    return session.exec(
        select(Delivery)
        .join(Notice, col(Notice.delivery_id) == col(Delivery.id))
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id) == subject_id,
            col(Delivery.state) == DeliveryState.SENT,
            *whose,
        )
        .order_by(col(Delivery.id).desc())
    ).first()


def perhaps_there(
    session: Session,
    *,
    workspace_id: int,
    subject_kind: str,
    subject_id: int,
    occurrences: Collection[str],
) -> list[Delivery]:
    """The messages that told this about a subject and stand in Slack, or perhaps do, in order."""
    return list(
        session.exec(
            select(Delivery)
            .join(Notice, col(Notice.delivery_id) == col(Delivery.id))
            .where(
                col(Notice.workspace_id) == workspace_id,
                col(Notice.subject_kind) == subject_kind,
                col(Notice.subject_id) == subject_id,
                col(Notice.occurrence).in_(occurrences),
                col(Delivery.state).in_(_PERHAPS_THERE),
            )
            .order_by(col(Delivery.id))
        )
    )


def stands_since(message: Delivery) -> Decimal:
    """The ``ts`` from which on people can have read a message, or the earliest that it can be."""
    posted = message.method is DeliveryMethod.POST and message.state is DeliveryState.SENT
    if posted and message.message_ts:
        return Decimal(message.message_ts)
    return Decimal(str(message.claimed_at.timestamp()))


def _move(
    session: Session,
    delivery_id: int,
    from_states: Iterable[DeliveryState],
    *,
    attempts: int | None = None,
    **values: Any,
) -> bool:
    """Move on from these states; with ``attempts``, only if nobody took over since."""
    session.info["planned"] = True
    if "error" in values:
        values["error"] = values["error"][:_ERROR_LENGTH]
    guard = [col(Delivery.id) == delivery_id, col(Delivery.state).in_(list(from_states))]
    if attempts is not None:
        guard.append(col(Delivery.attempts) == attempts)
    moved = session.execute(update(Delivery).where(*guard).values(**values))
    return bool(moved.rowcount)  # type: ignore[attr-defined]  # an update's result has it


def _open(
    session: Session, workspace_ids: Collection[int], *which: Any
) -> list[tuple[int, int, str]]:
    found = session.exec(
        select(Delivery.id, Delivery.workspace_id, Delivery.recipient)
        .where(col(Delivery.workspace_id).in_(workspace_ids), *which)
        .order_by(col(Delivery.id))
    )
    return [(delivery_id or 0, workspace_id, name) for delivery_id, workspace_id, name in found]
