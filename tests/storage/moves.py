"""The moves a message can make, and how to bring one into a state."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session, col, select

from storage import deliveries
from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryState, NoticeState
from tests.storage.making import CHANNEL, LEASE, NOW, REAL, claim, known, minutes, plan

S = DeliveryState
ERROR = "is_archived"


def arrived(session: Session, delivery: Delivery) -> bool:
    """It stands in Slack."""
    return deliveries.arrived(
        session, delivery_id=known(delivery.id), ts="1700000000.000100", now=NOW + minutes(1)
    )


def postponed(session: Session, delivery: Delivery) -> bool:
    """It was not posted, and will be tried again in a minute."""
    return deliveries.postpone(
        session, delivery=delivery, retry_at=REAL + minutes(1), error="ratelimited"
    )


def refused(session: Session, delivery: Delivery) -> bool:
    """Slack said no."""
    return deliveries.refused(session, delivery=delivery, error=ERROR, now=NOW + minutes(1))


def uncertain(session: Session, delivery: Delivery) -> bool:
    """Nobody knows."""
    return deliveries.uncertain(session, delivery=delivery, error=ERROR, now=NOW + minutes(1))


Move = Callable[[Session, Delivery], bool]
MOVES: dict[Move, tuple[DeliveryState, NoticeState]] = {
    arrived: (S.SENT, NoticeState.TOLD),
    postponed: (S.WAITING, NoticeState.CLAIMED),
    refused: (S.REFUSED, NoticeState.HELD),
    uncertain: (S.UNCERTAIN, NoticeState.UNCERTAIN),
}
"""What each move makes of the message and of what it carries."""

ALLOWED: dict[DeliveryState, set[Move]] = {
    S.SENDING: {arrived, postponed, refused, uncertain},
    S.WAITING: {arrived, postponed, refused, uncertain},
    S.SENT: set(),
    S.REFUSED: set(),
    S.UNCERTAIN: {arrived},
}
WAY_TO: dict[DeliveryState, list[Move]] = {
    S.SENDING: [],
    S.WAITING: [postponed],
    S.SENT: [arrived],
    S.REFUSED: [refused],
    S.UNCERTAIN: [uncertain],
}


def started(
    session: Session, here: int, subject_id: int = 1, *, recipient: str = CHANNEL
) -> Delivery:
    """A message on its way."""
    plan(session, here, subject_id, recipient=recipient)
    delivery = claim(session, here, f"{recipient} {subject_id}", recipient=recipient)
    assert delivery is not None
    return delivery


def stored(session: Session, delivery: Delivery) -> dict[str, Any]:
    """The message and what it carries, as they stand in the database."""
    fresh = {"populate_existing": True}
    row = session.get_one(Delivery, delivery.id, execution_options=fresh)
    carried = session.exec(select(Notice.state).where(col(Notice.delivery_id) == delivery.id)).all()
    return {**row.model_dump(), "carried": set(carried)}


def take(
    session: Session, delivery: Delivery, state: DeliveryState, *, later: float = 5
) -> Delivery | None:
    """Take over a message, some minutes of real time later."""
    real_now = REAL + minutes(later)
    return deliveries.take_delivery(
        session,
        delivery_id=known(delivery.id),
        state=state,
        real_now=real_now,
        lease_until=real_now + LEASE,
    )
