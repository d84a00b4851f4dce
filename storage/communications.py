"""Messages of the communication plan."""

from collections.abc import Collection
from datetime import date

from sqlmodel import Session, col, select

from storage.tables import PlannedMessage
from storage.vocabulary import MessageState


def find_message(
    session: Session, *, workspace_id: int, message_id: int, lock: bool = False
) -> PlannedMessage | None:
    """The message with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(PlannedMessage).where(
        col(PlannedMessage.workspace_id) == workspace_id, col(PlannedMessage.id) == message_id
    )
    if lock:  # what was read before the wait is looked at anew
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query).first()


def messages_in(
    session: Session, *, workspace_id: int, states: Collection[MessageState], since: date
) -> list[PlannedMessage]:
    """The messages with a date from a day on, the first one first."""
    return list(
        session.exec(
            select(PlannedMessage)
            .where(
                col(PlannedMessage.workspace_id) == workspace_id,
                col(PlannedMessage.state).in_(states),
                col(PlannedMessage.on) >= since,
            )
            .order_by(col(PlannedMessage.on), col(PlannedMessage.id))
        )
    )


def known_occurrences(
    session: Session, *, workspace_id: int, occurrences: Collection[str]
) -> set[str]:
    """Which of these a message was made for, whatever became of it."""
    found = session.exec(
        select(PlannedMessage.occurrence).where(
            col(PlannedMessage.workspace_id) == workspace_id,
            col(PlannedMessage.occurrence).in_(occurrences),
        )
    )
    return {each for each in found if each is not None}


def last_sent(
    session: Session, *, workspace_id: int, medium: str | None, other_than: int
) -> PlannedMessage | None:
    """What was sent last in this medium, other than one message."""
    return session.exec(
        select(PlannedMessage)
        .where(
            col(PlannedMessage.workspace_id) == workspace_id,
            col(PlannedMessage.medium) == medium,
            col(PlannedMessage.state) == MessageState.SENT,
            col(PlannedMessage.id) != other_than,
        )
        .order_by(col(PlannedMessage.updated_at).desc(), col(PlannedMessage.id).desc())
        .limit(1)
    ).first()
