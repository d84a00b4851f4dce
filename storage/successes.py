"""Successes with their people and who may be named."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, delete, func, select

from storage.once import insert_once
from storage.tables import Congratulation, NameConsent, Success, SuccessPerson
from storage.vocabulary import SuccessSignal, SuccessState


def find_success(
    session: Session, *, workspace_id: int, success_id: int, lock: bool = False
) -> Success | None:
    """The success with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Success).where(
        col(Success.workspace_id) == workspace_id, col(Success.id) == success_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def find_occurrence(
    session: Session, *, workspace_id: int, signal: SuccessSignal, occurrence: str
) -> Success | None:
    """What was noted before of the same thing."""
    return session.exec(
        select(Success).where(
            col(Success.workspace_id) == workspace_id,
            col(Success.signal) == signal,
            col(Success.occurrence) == occurrence,
        )
    ).first()


def successes_of(
    session: Session,
    *,
    workspace_id: int,
    states: Collection[SuccessState] | None = None,
    trajectory_id: int | None = None,
) -> list[Success]:
    """Successes, the newest first."""
    query = select(Success).where(col(Success.workspace_id) == workspace_id)
    if states is not None:
        query = query.where(col(Success.state).in_(states))
    if trajectory_id is not None:
        query = query.where(col(Success.trajectory_id) == trajectory_id)
    return list(session.exec(query.order_by(col(Success.id).desc())))


def set_success_people(session: Session, *, success_id: int, people: Sequence[int]) -> None:
    """Make these the people who did it."""
    session.exec(delete(SuccessPerson).where(col(SuccessPerson.success_id) == success_id))
    for person_id in dict.fromkeys(people):
        session.add(SuccessPerson(success_id=success_id, person_id=person_id))
    session.flush()


def success_people(session: Session, *, success_id: int) -> list[int]:
    """Who did it, by person id."""
    found = session.exec(
        select(SuccessPerson.person_id)
        .where(col(SuccessPerson.success_id) == success_id)
        .order_by(col(SuccessPerson.person_id))
    )
    return list(found)


def consents_of(session: Session, *, person_ids: Collection[int]) -> dict[int, NameConsent]:
    """What each of these people said about being named, as far as they were asked."""
    found = session.exec(select(NameConsent).where(col(NameConsent.person_id).in_(person_ids)))
    return {row.person_id: row for row in found}


def congratulate(session: Session, *, success_id: int, person_id: int, **when: object) -> bool:
    """Count a congratulation. :returns: False when this person was counted before."""
    return insert_once(session, Congratulation, success_id=success_id, person_id=person_id, **when)


def congratulations(session: Session, *, success_id: int) -> int:
    """How many people congratulated."""
    return session.exec(
        select(func.count())
        .select_from(Congratulation)
        .where(col(Congratulation.success_id) == success_id)
    ).one()


def occurrences_noted(session: Session, *, workspace_id: int, signal: SuccessSignal) -> set[str]:
    """What was noted of a signal, whatever became of it."""
    found = session.exec(
        select(Success.occurrence).where(
            col(Success.workspace_id) == workspace_id, col(Success.signal) == signal
        )
    )
    return set(found)
