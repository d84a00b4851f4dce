"""The intake talk of a purchase.

What is found by the id of a trajectory: who asks has found that in their own workspace.
"""

from sqlmodel import Session, col, select

from storage.tables import TrajectoryAgreement, TrajectoryIntake, TrajectoryIntakeAnswer


def find_intake(session: Session, *, trajectory_id: int) -> TrajectoryIntake | None:
    """That the talk took place, or why it did not; None as long as nobody said."""
    return session.get(TrajectoryIntake, trajectory_id)


def intake_answers(session: Session, *, trajectory_id: int) -> dict[str, TrajectoryIntakeAnswer]:
    """What was answered, by the key of the question."""
    found = session.exec(
        select(TrajectoryIntakeAnswer)
        .where(col(TrajectoryIntakeAnswer.trajectory_id) == trajectory_id)
        .order_by(col(TrajectoryIntakeAnswer.question))
    )
    return {row.question: row for row in found}


def agreements_of(session: Session, *, trajectory_id: int) -> list[TrajectoryAgreement]:
    """What was agreed, in the order of the form."""
    found = session.exec(
        select(TrajectoryAgreement)
        .where(col(TrajectoryAgreement.trajectory_id) == trajectory_id)
        .order_by(col(TrajectoryAgreement.place))
    )
    return list(found)
