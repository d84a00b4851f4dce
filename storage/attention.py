"""What people chose about when they are told things."""

from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.once import insert_once
from storage.tables import Person, PersonAttention


def find_attention(
    session: Session, *, workspace_id: int, person_id: int
) -> PersonAttention | None:
    """What somebody chose, if they ever did."""
    return session.exec(_of(workspace_id, person_id)).first()


def lock_attention(
    session: Session, *, workspace_id: int, person_id: int, now: datetime
) -> PersonAttention:
    """The same, made on first use; rivals wait until the transaction ends."""
    insert_once(session, PersonAttention, person_id=person_id, version=0, changed_at=now)
    return session.exec(_of(workspace_id, person_id).with_for_update(of=PersonAttention)).one()


def _of(workspace_id: int, person_id: int) -> SelectOfScalar[PersonAttention]:
    return (
        select(PersonAttention)
        .join(Person, col(Person.id) == col(PersonAttention.person_id))
        .where(
            col(Person.workspace_id) == workspace_id, col(PersonAttention.person_id) == person_id
        )
    )
