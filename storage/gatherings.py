"""Gatherings that people sign up for, and who did."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from storage.once import insert_once
from storage.tables import Gathering, GatheringGuest
from storage.vocabulary import SignUp


def find_gathering(
    session: Session, *, workspace_id: int, gathering_id: int, lock: bool = False
) -> Gathering | None:
    """The gathering with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Gathering).where(
        col(Gathering.workspace_id) == workspace_id, col(Gathering.id) == gathering_id
    )
    if lock:  # what was read before the wait is looked at anew
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query).first()


def coming_gatherings(
    session: Session, *, workspace_id: int, after: datetime, before: datetime | None = None
) -> list[Gathering]:
    """What has not begun yet and was not cancelled, the first one first."""
    query = select(Gathering).where(
        col(Gathering.workspace_id) == workspace_id,
        col(Gathering.starts_at) > after,
        col(Gathering.cancelled).is_(False),
    )
    if before is not None:
        query = query.where(col(Gathering.starts_at) < before)
    return list(session.exec(query.order_by(col(Gathering.starts_at), col(Gathering.id))))


def guests_of(
    session: Session, *, gathering_ids: Collection[int]
) -> dict[int, list[GatheringGuest]]:
    """Everybody who ever signed up, by gathering; who did so first stands first."""
    found: dict[int, list[GatheringGuest]] = {each: [] for each in gathering_ids}
    query = select(GatheringGuest).where(col(GatheringGuest.gathering_id).in_(gathering_ids))
    for guest in session.exec(
        query.order_by(col(GatheringGuest.at), col(GatheringGuest.person_id))
    ):
        found[guest.gathering_id].append(guest)
    return found


def set_guest(
    session: Session, *, gathering_id: int, person_id: int, sign_up: SignUp, now: datetime
) -> None:
    """Write down whether somebody comes; the caller holds the gathering locked."""
    made = insert_once(
        session,
        GatheringGuest,
        gathering_id=gathering_id,
        person_id=person_id,
        sign_up=sign_up,
        at=now,
    )
    if made:
        return
    guest = session.exec(
        select(GatheringGuest)
        .where(
            col(GatheringGuest.gathering_id) == gathering_id,
            col(GatheringGuest.person_id) == person_id,
        )
        .execution_options(populate_existing=True)
    ).one()
    guest.sign_up, guest.at = sign_up, now
    session.add(guest)
    session.flush()
