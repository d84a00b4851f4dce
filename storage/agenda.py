"""What people want discussed, and what became of every line of an agenda."""

from datetime import datetime

from sqlmodel import Session, col, or_, select

from storage.tables import AgendaItem, AgendaMark, Meeting
from storage.vocabulary import AgendaState


def agenda_items_for(session: Session, *, workspace_id: int, meeting: Meeting) -> list[AgendaItem]:
    """What people brought: still open, or dealt with in this very meeting; oldest first."""
    found = session.exec(
        select(AgendaItem)
        .where(
            col(AgendaItem.workspace_id) == workspace_id,
            col(AgendaItem.rhythm) == meeting.rhythm,
            or_(
                col(AgendaItem.state) == AgendaState.OPEN,
                col(AgendaItem.meeting_id) == meeting.id,
            ),
        )
        .order_by(col(AgendaItem.id))
    )
    return [each for each in found if each.state is not AgendaState.DROPPED]


def lock_agenda_item(session: Session, *, workspace_id: int, item_id: int) -> AgendaItem | None:
    """What somebody brought; rivals wait until the transaction ends."""
    return session.exec(
        select(AgendaItem)
        .where(col(AgendaItem.workspace_id) == workspace_id, col(AgendaItem.id) == item_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def agenda_marks(session: Session, *, meeting_id: int) -> dict[tuple[str, int], AgendaMark]:
    """What became of the lines that the bot put on it, by what each is about."""
    found = session.exec(select(AgendaMark).where(col(AgendaMark.meeting_id) == meeting_id))
    return {(mark.subject_kind, mark.subject_id): mark for mark in found}


def put_agenda_mark(
    session: Session,
    *,
    meeting_id: int,
    subject: tuple[str, int],
    state: AgendaState,
    outcome: str | None,
    marked_by_id: int,
    now: datetime,
) -> None:
    """Write down what became of a line; who marks anew overwrites. Lock the meeting first."""
    kind, subject_id = subject
    mark = session.get(AgendaMark, (meeting_id, kind, subject_id))
    if mark is None:
        mark = AgendaMark(
            meeting_id=meeting_id,
            subject_kind=kind,
            subject_id=subject_id,
            state=state,
            marked_by_id=marked_by_id,
            marked_at=now,
        )
    mark.state, mark.outcome = state, outcome
    mark.marked_by_id, mark.marked_at = marked_by_id, now
    session.add(mark)
    session.flush()
