"""What a meeting is about: new purchases, forms that wait, points that people brought."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables import ActionItem, AgendaItem, AgendaMark, StartForm, Trajectory
from storage.vocabulary import AgendaState, Phase, StartFormState, TaskState


def logged_since(
    session: Session,
    *,
    workspace_id: int,
    since: datetime,
    phases: Collection[Phase],
) -> list[Trajectory]:
    """The purchases that were logged from a moment on and are in one of these phases, in order."""
    return list(
        session.exec(
            select(Trajectory)
            .where(
                col(Trajectory.workspace_id) == workspace_id,
                col(Trajectory.created_at) >= since,
                col(Trajectory.phase).in_(list(phases)),
            )
            .order_by(col(Trajectory.created_at), col(Trajectory.id))
        )
    )


def forms_to_judge(session: Session, *, workspace_id: int) -> list[int]:
    """The ids of the trajectories whose start form waits for a judgement, the longest first."""
    found = session.exec(
        select(StartForm.trajectory_id)
        .where(
            col(StartForm.workspace_id) == workspace_id,
            col(StartForm.state) == StartFormState.HANDED_IN,
        )
        .order_by(col(StartForm.handed_in_at), col(StartForm.id))
    )
    return list(found)


def open_agenda_items(session: Session, *, workspace_id: int, rhythm: str) -> list[AgendaItem]:
    """What people brought for a rhythm's next meeting, in the order in which they did."""
    return list(
        session.exec(
            select(AgendaItem)
            .where(
                col(AgendaItem.workspace_id) == workspace_id,
                col(AgendaItem.rhythm) == rhythm,
                col(AgendaItem.state) == AgendaState.OPEN,
            )
            .order_by(col(AgendaItem.id))
        )
    )


def find_agenda_item(
    session: Session, *, workspace_id: int, item_id: int, lock: bool = False
) -> AgendaItem | None:
    """The point with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(AgendaItem).where(
        col(AgendaItem.workspace_id) == workspace_id, col(AgendaItem.id) == item_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def open_actions(session: Session, *, workspace_id: int) -> list[ActionItem]:
    """What was promised and is not done, the earliest first; without a date at the end."""
    return list(
        session.exec(
            select(ActionItem)
            .where(
                col(ActionItem.workspace_id) == workspace_id,
                col(ActionItem.state) == TaskState.OPEN,
            )
            .order_by(col(ActionItem.due_on).is_(None), col(ActionItem.due_on), col(ActionItem.id))
        )
    )


def marks_of(
    session: Session, *, meeting_ids: Collection[int]
) -> dict[tuple[str, int], AgendaMark]:
    """What was dealt with in these meetings, by what it is about; the newest meeting counts."""
    found = session.exec(
        select(AgendaMark)
        .where(col(AgendaMark.meeting_id).in_(meeting_ids))
        .order_by(col(AgendaMark.meeting_id))
    )
    return {(mark.subject_kind, mark.subject_id): mark for mark in found}
