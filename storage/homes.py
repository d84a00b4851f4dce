"""Home tabs: who looked, what must be published again, and what stands in Slack."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select, update

from storage.once import insert_once
from storage.tables import Home

RECENT = timedelta(hours=24)
"""Only for who had it open this recently a Home is kept up to date; opening it does the rest."""

AT_MOST_EVERY = timedelta(minutes=1)
"""How often others' doings may change somebody's Home."""


def home_opened(
    session: Session, *, workspace_id: int, person_id: int, is_empty: bool, now: datetime
) -> None:
    """Somebody looks: publish it now.

    :param is_empty: nothing stands there, whatever we published before.
    """
    insert_once(
        session,
        Home,
        workspace_id=workspace_id,
        person_id=person_id,
        opened_at=now,
        at_once=False,
        revision=0,
    )
    for home in _locked(session, workspace_id, [person_id]):
        home.opened_at = now
        if is_empty:
            home.published_hash = None
        _make_due(session, home, now, at_once=True)


def homes_changed(
    session: Session,
    *,
    workspace_id: int,
    people: Collection[int],
    now: datetime,
    actor_id: int | None = None,
) -> None:
    """What these people see has changed; for who did it, it is published at once."""
    affected = {*people} if actor_id is None else {*people, actor_id}
    for home in _locked(session, workspace_id, affected):
        if home.opened_at >= now - RECENT:
            _make_due(session, home, now, at_once=home.person_id == actor_id)


def due_homes(
    session: Session, *, workspace_ids: Collection[int], now: datetime, real_now: datetime
) -> list[tuple[int, int]]:
    """Whose Home is to be published now, as (workspace id, person id); only in these workspaces."""
    found = session.exec(
        select(Home.workspace_id, Home.person_id)
        .where(col(Home.workspace_id).in_(workspace_ids), _is_due(now, real_now))
        .order_by(col(Home.due_at))
    )
    return [(workspace_id, person_id) for workspace_id, person_id in found]


def take_home(
    session: Session,
    *,
    workspace_id: int,
    person_id: int,
    now: datetime,
    real_now: datetime,
    lease_until: datetime,
) -> Home | None:
    """Claim a Home to publish; None when somebody else has it or it is not due."""
    taken = session.execute(
        update(Home)
        .where(_is(workspace_id, person_id), _is_due(now, real_now))
        .values(lease_until=lease_until, at_once=False)
    )
    if not taken.rowcount:  # type: ignore[attr-defined]  # an update's result has it
        return None
    return session.exec(select(Home).where(_is(workspace_id, person_id))).one()


def home_stands(session: Session, home: Home, *, published_hash: str, now: datetime) -> None:
    """What was claimed stands in Slack; what changed meanwhile is published later."""
    for fresh in _locked(session, home.workspace_id, [home.person_id]):
        fresh.published_at, fresh.published_hash = now, published_hash
        _settle(session, fresh, home, now)


def home_refused(session: Session, home: Home, *, now: datetime) -> None:
    """Slack said no: leave it until something changes or it is opened again."""
    for fresh in _locked(session, home.workspace_id, [home.person_id]):
        fresh.published_hash = None
        _settle(session, fresh, home, now)


def postpone_home(session: Session, home: Home, *, retry_at: datetime) -> None:
    """It was not published; try again at ``retry_at`` (real time)."""
    session.exec(
        update(Home).where(_is(home.workspace_id, home.person_id)).values(lease_until=retry_at)
    )


def _make_due(session: Session, home: Home, now: datetime, *, at_once: bool) -> None:
    session.info["planned"] = True
    home.revision += 1
    if at_once:
        home.at_once, home.due_at = True, now
    elif home.due_at is None:
        home.due_at = max(now, home.published_at + AT_MOST_EVERY) if home.published_at else now
    session.add(home)
    session.flush()


def _settle(session: Session, fresh: Home, claimed: Home, now: datetime) -> None:
    fresh.lease_until = None
    if fresh.revision == claimed.revision:
        fresh.due_at = None
    elif not fresh.at_once:
        fresh.due_at = now + AT_MOST_EVERY
    session.add(fresh)
    session.flush()


def _locked(session: Session, workspace_id: int, people: Collection[int]) -> list[Home]:
    """Locked in one order, so that two who change the same Homes never wait for each other."""
    return list(
        session.exec(
            select(Home)
            .where(col(Home.workspace_id) == workspace_id, col(Home.person_id).in_(people))
            .order_by(col(Home.person_id))
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def _is(workspace_id: int, person_id: int) -> ColumnElement[bool]:
    return and_(col(Home.workspace_id) == workspace_id, col(Home.person_id) == person_id)


def _is_due(now: datetime, real_now: datetime) -> ColumnElement[bool]:
    return and_(
        col(Home.due_at) <= now,
        col(Home.opened_at) >= now - RECENT,
        or_(col(Home.lease_until).is_(None), col(Home.lease_until) <= real_now),
    )
