"""What is held back: notices that wait for a better moment, and why."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, func, or_, select, update

from storage.tables import Delivery, Notice, Person
from storage.vocabulary import DeliveryState, NoticeState, Withheld

_NOT_TOLD = (DeliveryState.REFUSED,)


def hold(
    session: Session,
    notice: Notice,
    *,
    until: datetime,
    why: Withheld,
    meant_at: datetime | None = None,
) -> None:
    """Tell it later. When it was due at first stays with it.

    :param meant_at: the moment that was missed, where it is late already.
    """
    notice.first_due_at = notice.first_due_at or notice.due_at
    notice.due_at, notice.withheld = until, why
    notice.meant_at = notice.meant_at or meant_at
    session.add(notice)
    session.flush()
    session.info["planned"] = True


def drop(session: Session, notice: Notice, *, why: Withheld) -> None:
    """It will not be told."""
    notice.state, notice.withheld = NoticeState.DROPPED, why
    session.add(notice)
    session.flush()


def held_back(
    session: Session, *, workspace_id: int, recipient: str, muted_since: datetime
) -> list[Notice]:
    """What waits, and what was muted lately; what is told first stands first.

    What has somebody's own promise to come now is no longer held back.
    """
    return list(
        session.exec(
            select(Notice)
            .where(
                col(Notice.workspace_id) == workspace_id,
                col(Notice.recipient) == recipient,
                col(Notice.withheld).is_not(None),
                col(Notice.withheld) != Withheld.ASKED_FOR,
                or_(
                    col(Notice.state) == NoticeState.PLANNED,
                    (col(Notice.state) == NoticeState.DROPPED)
                    & (col(Notice.withheld) == Withheld.MUTED)
                    & (col(Notice.due_at) >= muted_since),
                ),
            )
            .order_by(col(Notice.due_at), col(Notice.id))
        )
    )


def release(session: Session, notices: Collection[Notice], *, now: datetime) -> None:
    """Tell these now, whatever held them back: who gets them wants to read them."""
    for notice in notices:
        notice.state, notice.withheld = NoticeState.PLANNED, Withheld.ASKED_FOR
        notice.first_due_at = notice.first_due_at or notice.due_at
        notice.due_at = now
        session.add(notice)
    session.flush()
    session.info["planned"] = True


def consider_anew(session: Session, *, workspace_id: int, recipient: str, now: datetime) -> None:
    """Somebody chose other hours: look again at what waits for them."""
    session.info["planned"] = True
    session.exec(
        update(Notice)
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.recipient) == recipient,
            col(Notice.state) == NoticeState.PLANNED,
            col(Notice.withheld).is_not(None),
            col(Notice.due_at) > now,
        )
        .values(due_at=now)
    )


def lock_person(session: Session, *, person_id: int) -> None:
    """Let a rival that counts what somebody was told wait until the transaction ends."""
    session.exec(
        select(Person.id).where(col(Person.id) == person_id).with_for_update(key_share=True)
    )


def messages_told(
    session: Session,
    *,
    workspace_id: int,
    recipient: str,
    kinds: Collection[str],
    since: datetime,
) -> int:
    """How many messages with these kinds went to somebody since then, or are on their way.

    What they wanted to read themselves does not count.
    """
    return session.exec(
        select(func.count(func.distinct(Delivery.id)))
        .join(Notice, col(Notice.delivery_id) == col(Delivery.id))
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind).in_(kinds),
            col(Notice.recipient) == recipient,
            or_(col(Notice.withheld).is_(None), col(Notice.withheld) != Withheld.ASKED_FOR),
            col(Delivery.claimed_at) >= since,
            col(Delivery.state).not_in(_NOT_TOLD),
        )
    ).one()


def kinds_due(
    session: Session, *, workspace_id: int, recipient: str, now: datetime
) -> frozenset[str]:
    """Which kinds of notice are due for a recipient."""
    found = session.exec(
        select(Notice.kind).where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.recipient) == recipient,
            col(Notice.state) == NoticeState.PLANNED,
            col(Notice.due_at) <= now,
        )
    )
    return frozenset(found)
