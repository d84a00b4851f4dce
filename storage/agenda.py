"""What a meeting is about: new purchases, forms that wait, points that people brought."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, or_, select

from storage.tables import ActionItem, AgendaItem, AgendaMark, Meeting, StartForm, Trajectory
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
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query).first()


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


def agenda_marks(session: Session, *, meeting_id: int) -> dict[tuple[str, int], AgendaMark]:
    """What became of the lines that the bot put on it, by what each is about."""
    found = session.exec(select(AgendaMark).where(col(AgendaMark.meeting_id) == meeting_id))
    return {(mark.subject_kind, mark.subject_id): mark for mark in found}


def marked_elsewhere(
    session: Session, *, workspace_id: int, meeting_id: int, subject_kind: str
) -> frozenset[int]:
    """Which of a kind had their turn in another meeting than this one, by id."""
    found = session.exec(
        select(AgendaMark.subject_id)
        .join(Meeting, col(Meeting.id) == col(AgendaMark.meeting_id))
        .where(
            col(Meeting.workspace_id) == workspace_id,
            col(AgendaMark.meeting_id) != meeting_id,
            col(AgendaMark.subject_kind) == subject_kind,
            col(AgendaMark.state) != AgendaState.OPEN,
        )
    )
    return frozenset(found)


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
