"""Small purchases: kept one by one, read as numbers."""

from datetime import date

from sqlmodel import Session, col, func, select

from storage.tables import SmallPurchase


def find_small_purchase(
    session: Session, *, workspace_id: int, purchase_id: int
) -> SmallPurchase | None:
    """The one with this id."""
    return session.exec(
        select(SmallPurchase).where(
            col(SmallPurchase.workspace_id) == workspace_id, col(SmallPurchase.id) == purchase_id
        )
    ).first()


def count_small_purchases(
    session: Session, *, workspace_id: int, team: str, first: date, last: date
) -> int:
    """How many a team bought from the first day up to and including the last."""
    return session.exec(
        select(func.count(col(SmallPurchase.id))).where(
            col(SmallPurchase.workspace_id) == workspace_id,
            col(SmallPurchase.team) == team,
            col(SmallPurchase.bought_on) >= first,
            col(SmallPurchase.bought_on) <= last,
        )
    ).one()
