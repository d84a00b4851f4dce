"""Whether MVOI needs money in a purchase: what was asked, and what was said."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables import MoneyQuestion, StartForm, Trajectory
from storage.vocabulary import MoneyMoment, Phase


def money_questions(session: Session, *, workspace_id: int) -> list[MoneyQuestion]:
    """Everything that was asked, the oldest first."""
    return list(
        session.exec(
            select(MoneyQuestion)
            .where(col(MoneyQuestion.workspace_id) == workspace_id)
            .order_by(col(MoneyQuestion.id))
        )
    )


def find_money_question(
    session: Session, *, workspace_id: int, question_id: int, lock: bool = False
) -> MoneyQuestion | None:
    """The question with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(MoneyQuestion).where(
        col(MoneyQuestion.workspace_id) == workspace_id, col(MoneyQuestion.id) == question_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def asked_together(
    session: Session,
    *,
    workspace_id: int,
    asked_id: int,
    moment: MoneyMoment,
    year: int,
    planned_at: datetime,
) -> list[MoneyQuestion]:
    """What somebody is asked in one message."""
    return list(
        session.exec(
            select(MoneyQuestion)
            .where(
                col(MoneyQuestion.workspace_id) == workspace_id,
                col(MoneyQuestion.asked_id) == asked_id,
                col(MoneyQuestion.moment) == moment,
                col(MoneyQuestion.year) == year,
                col(MoneyQuestion.planned_at) == planned_at,
            )
            .order_by(col(MoneyQuestion.id))
        )
    )


def trajectory_ids_in(
    session: Session, *, workspace_id: int, phases: Collection[Phase]
) -> list[int]:
    """The trajectories in these phases, by number."""
    found = session.exec(
        select(Trajectory.id)
        .where(col(Trajectory.workspace_id) == workspace_id, col(Trajectory.phase).in_(phases))
        .order_by(col(Trajectory.number))
    )
    return [each for each in found if each]


def extra_budget_said(session: Session, *, workspace_id: int) -> dict[int, tuple[bool, str]]:
    """What start forms say of extra money, by trajectory: whether, and what for."""
    found = session.exec(
        select(StartForm.trajectory_id, StartForm.extra_budget, StartForm.extra_budget_for).where(
            col(StartForm.workspace_id) == workspace_id, col(StartForm.extra_budget).is_not(None)
        )
    )
    return {each: (bool(said), why or "") for each, said, why in found}
