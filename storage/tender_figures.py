"""What the monitoring counts of tenders to come."""

from sqlmodel import Session, and_, col, exists, func, or_, select

from storage.figures import Amounts, Scope
from storage.tables import Tender, TenderNudge, TrajectoryNeed
from storage.vocabulary import NeedAnswer, NudgeAnswer, TenderState


def tender_needs(session: Session, scope: Scope) -> dict[NeedAnswer, Amounts]:
    """What was answered in the span of tenders to come that is not counted of a trajectory.

    Not needed counts as long as it stands so; with less until its trajectory says it itself.
    """
    answered = (
        select(
            TenderNudge.tender_id,
            func.max(TenderNudge.answered_at).label("at"),
        )
        .where(col(TenderNudge.answer).in_([NudgeAnswer.NOT_NEEDED, NudgeAnswer.GOES_ON]))
        .group_by(col(TenderNudge.tender_id))
        .subquery()
    )
    own = exists().where(col(TrajectoryNeed.trajectory_id) == col(Tender.trajectory_id))
    stands = or_(
        and_(
            col(Tender.need) == NeedAnswer.NOT_NEEDED,
            col(Tender.state) == TenderState.NOT_NEEDED,
        ),
        and_(
            col(Tender.need) == NeedAnswer.LESS,
            or_(
                col(Tender.state) == TenderState.OPEN,
                and_(col(Tender.state) == TenderState.TRAJECTORY, ~own),
            ),
        ),
    )
    saved = col(Tender.saved_cents)
    rows = session.exec(
        select(
            Tender.need,
            func.count(col(Tender.id)),
            func.count(saved),
            func.coalesce(func.sum(saved), 0),
        )
        .join(answered, answered.c.tender_id == col(Tender.id))
        .where(
            col(Tender.workspace_id) == scope.workspace_id,
            answered.c.at >= scope.since,
            answered.c.at < scope.before,
            stands,
        )
        .group_by(col(Tender.need))
    )
    return {
        NeedAnswer(need): Amounts(count, told, int(cents or 0))
        for need, count, told, cents in rows
        if need is not None
    }
