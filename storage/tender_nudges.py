"""What was asked about tenders, what was told of it, and what others chose."""

from collections.abc import Collection

from sqlmodel import Session, col, func, select

from storage.tables import Notice, Tender, TenderNudge, Trajectory, TrajectoryTheme
from storage.vocabulary import NoticeState, Phase, Sharing

_AT_ONCE = 500
HEARD = (NoticeState.TOLD, NoticeState.UNCERTAIN)


def lock_tenders(session: Session, *, workspace_id: int, ids: Collection[int]) -> None:
    """Keep rivals from these until the transaction ends, and read them anew."""
    ordered = sorted(ids)
    for first in range(0, len(ordered), _AT_ONCE):
        session.exec(
            select(Tender)
            .where(
                col(Tender.workspace_id) == workspace_id,
                col(Tender.id).in_(ordered[first : first + _AT_ONCE]),
            )
            .order_by(col(Tender.id))
            .with_for_update()
            .execution_options(populate_existing=True)
        ).all()


def rows_of(
    session: Session, *, workspace_id: int, tender_id: int | None = None
) -> dict[int, list[TenderNudge]]:
    """What was brought up of every tender, or of this one, in the order of its days."""
    query = (
        select(TenderNudge)
        .join(Tender, col(Tender.id) == col(TenderNudge.tender_id))
        .where(col(Tender.workspace_id) == workspace_id)
    )
    if tender_id is not None:
        query = query.where(col(TenderNudge.tender_id) == tender_id)
    found = session.exec(
        query.order_by(col(TenderNudge.due_on), col(TenderNudge.planned_at)).execution_options(
            populate_existing=True
        )
    )
    rows: dict[int, list[TenderNudge]] = {}
    for row in found:
        rows.setdefault(row.tender_id, []).append(row)
    return rows


def notices_of_kind(
    session: Session, *, workspace_id: int, kind: str, subject_id: int | None = None
) -> list[Notice]:
    """Every notice of a kind, about this subject or about all of them."""
    query = select(Notice).where(col(Notice.workspace_id) == workspace_id, col(Notice.kind) == kind)
    if subject_id is not None:
        query = query.where(col(Notice.subject_id) == subject_id)
    return list(session.exec(query.order_by(col(Notice.id))))


def chosen_themes(
    session: Session, *, workspace_id: int, category: str, phases: Collection[Phase]
) -> tuple[int, dict[str, int]]:
    """How many shared trajectories of a category have a theme, and how many each theme."""
    where = (
        col(Trajectory.workspace_id) == workspace_id,
        col(Trajectory.category) == category,
        col(Trajectory.sharing) == Sharing.TEAM,
        col(Trajectory.phase).in_(list(phases)),
    )
    joined = col(TrajectoryTheme.trajectory_id) == col(Trajectory.id)
    count = session.exec(
        select(func.count(func.distinct(col(Trajectory.id))))
        .join(TrajectoryTheme, joined)
        .where(*where)
    ).one()
    each = session.exec(
        select(TrajectoryTheme.theme, func.count(col(Trajectory.id)))
        .join(Trajectory, joined)
        .where(*where)
        .group_by(col(TrajectoryTheme.theme))
    )
    return count, dict(each.all())


def held_notice(
    session: Session,
    *,
    workspace_id: int,
    kind: str,
    subject_kind: str,
    subject_id: int,
    occurrence: str,
    recipient: str,
) -> Notice | None:
    """What was planned, held until the transaction ends: nobody claims it meanwhile."""
    return session.exec(
        select(Notice)
        .where(
            col(Notice.workspace_id) == workspace_id,
            col(Notice.kind) == kind,
            col(Notice.subject_kind) == subject_kind,
            col(Notice.subject_id) == subject_id,
            col(Notice.occurrence) == occurrence,
            col(Notice.recipient) == recipient,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
