"""The private addresses of people's calendars."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables import CalendarFeed, Person


def find_feed_by_digest(session: Session, *, digest: str) -> CalendarFeed | None:
    """The address that still holds with this digest of its secret, whosever it is.

    Nothing else is known of who asks: the digest says in which workspace to look further.
    """
    return session.exec(
        select(CalendarFeed).where(
            col(CalendarFeed.digest) == digest, col(CalendarFeed.revoked_at).is_(None)
        )
    ).first()


def feed_of(session: Session, *, workspace_id: int, person_id: int) -> CalendarFeed | None:
    """The newest address of somebody that still holds."""
    return session.exec(
        select(CalendarFeed)
        .where(
            col(CalendarFeed.workspace_id) == workspace_id,
            col(CalendarFeed.person_id) == person_id,
            col(CalendarFeed.revoked_at).is_(None),
        )
        .order_by(col(CalendarFeed.id).desc())
        .limit(1)
    ).first()


def revoke_feeds_of(
    session: Session, *, workspace_id: int, person_id: int, now: datetime
) -> list[CalendarFeed]:
    """Let no address of somebody hold any longer. :returns: those that did.

    Rivals wait until the transaction ends: of two that make a new one, one ends the other's.
    """
    session.exec(
        select(Person.id)
        .where(col(Person.workspace_id) == workspace_id, col(Person.id) == person_id)
        .with_for_update()
    )
    found = session.exec(
        select(CalendarFeed).where(
            col(CalendarFeed.workspace_id) == workspace_id,
            col(CalendarFeed.person_id) == person_id,
            col(CalendarFeed.revoked_at).is_(None),
        )
    ).all()
    for feed in found:
        feed.revoked_at = now
        session.add(feed)
    session.flush()
    return list(found)
