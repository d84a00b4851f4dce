"""Small purchases: kept one by one, read as numbers."""

from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from storage.figures import Amounts, Scope
from storage.tables import SmallPurchase
from storage.vocabulary import SmallChoice


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


def amounts_by_choice(session: Session, scope: Scope) -> dict[SmallChoice, Amounts]:
    """What was bought on a day of the span, by what was looked for, with the amounts told."""
    value = col(SmallPurchase.value_cents)
    rows = session.exec(
        select(
            SmallPurchase.choice,
            func.count(col(SmallPurchase.id)),
            func.count(value),
            func.coalesce(func.sum(value), 0),
        )
        .where(*_within(scope))
        .group_by(col(SmallPurchase.choice))
    )
    return {
        SmallChoice(choice): Amounts(count, told, int(cents or 0))
        for choice, count, told, cents in rows
    }


def counts_by_category(session: Session, scope: Scope) -> dict[str | None, int]:
    """Of each category, how many were bought on a day of the span; None for those without."""
    rows = session.exec(
        select(SmallPurchase.category, func.count(col(SmallPurchase.id)))
        .where(*_within(scope))
        .group_by(col(SmallPurchase.category))
    )
    return dict(rows.all())


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    day = col(SmallPurchase.bought_on)
    here = col(SmallPurchase.workspace_id) == scope.workspace_id
    return [here, day >= scope.first, day <= scope.last]
