"""Deliveries as lists."""

from collections.abc import Collection

from sqlmodel import Session, col, exists, select

from storage.tables import Delivery, Notice
from storage.vocabulary import DeliveryState


def unsettled_deliveries(
    session: Session,
    *,
    workspace_id: int,
    states: Collection[DeliveryState],
    except_kinds: Collection[str],
) -> list[Delivery]:
    """Deliveries in these states that still carry what they should have told, oldest first.

    :param except_kinds: kinds of notices that do not count.
    """
    carries = exists().where(
        col(Notice.delivery_id) == col(Delivery.id), col(Notice.kind).not_in(except_kinds)
    )
    return list(
        session.exec(
            select(Delivery)
            .where(
                col(Delivery.workspace_id) == workspace_id,
                col(Delivery.state).in_(states),
                carries,
            )
            .order_by(col(Delivery.id))
        )
    )


def is_planned(session: Session, *, workspace_id: int, kind: str, occurrence: str) -> bool:
    """Whether this occurrence was ever planned to be told."""
    found = session.exec(
        select(Notice.id).where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.occurrence) == occurrence,
        )
    ).first()
    return found is not None
