"""Developments on the watch list."""

from collections.abc import Collection
from datetime import date

from sqlmodel import Session, col, or_, select

from storage.tables import Development
from storage.vocabulary import WatchState


def find_development(
    session: Session, *, workspace_id: int, development_id: int, lock: bool = False
) -> Development | None:
    """The one with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Development).where(
        col(Development.workspace_id) == workspace_id, col(Development.id) == development_id
    )
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query).first()


def developments(
    session: Session, *, workspace_id: int, owner_id: int | None = None, theme: str = ""
) -> list[Development]:
    """What is followed, by the day it comes back; then what is done, the latest first.

    :param owner_id: only what this person looks after. :param theme: only of this theme.
    """
    query = select(Development).where(col(Development.workspace_id) == workspace_id)
    if owner_id is not None:
        query = query.where(col(Development.owner_id) == owner_id)
    if theme:
        query = query.where(col(Development.theme) == theme)
    found = list(session.exec(query.order_by(col(Development.look_again_on), col(Development.id))))
    watched = [each for each in found if each.state is WatchState.WATCHED]
    done = [each for each in found if each.state is not WatchState.WATCHED]
    return [*watched, *sorted(done, key=lambda each: each.updated_at, reverse=True)]


def developments_back(
    session: Session, *, workspace_id: int, by: date, also: Collection[int] = ()
) -> list[Development]:
    """What is followed and comes back by a day (inclusive), the earliest first.

    :param also: the ids of what belongs there anyhow.
    """
    back = (col(Development.state) == WatchState.WATCHED) & (col(Development.look_again_on) <= by)
    query = select(Development).where(
        col(Development.workspace_id) == workspace_id,
        or_(back, col(Development.id).in_(also)) if also else back,
    )
    return list(session.exec(query.order_by(col(Development.look_again_on), col(Development.id))))
