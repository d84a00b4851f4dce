"""Successes with their people and who may be named."""

from collections.abc import Collection, Sequence
from datetime import datetime

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


def successes_with(
    session: Session, *, workspace_id: int, person_id: int, states: Collection[SuccessState]
) -> list[Success]:
    """Successes that somebody had part in, the newest first."""
    found = session.exec(
        select(Success)
        .join(SuccessPerson, col(SuccessPerson.success_id) == col(Success.id))
        .where(
            col(Success.workspace_id) == workspace_id,
            col(SuccessPerson.person_id) == person_id,
            col(Success.state).in_(states),
        )
        .order_by(col(Success.id).desc())
    )
    return list(found)


def celebrated_since(
    session: Session, *, workspace_id: int, since: datetime, besides: int
) -> list[datetime]:
    """When others were celebrated from that moment on, also what was taken back since."""
    found = session.exec(
        select(Success.celebrated_at).where(
            col(Success.workspace_id) == workspace_id,
            col(Success.id) != besides,
            col(Success.celebrated_at) >= since,
        )
    )
    return [moment for moment in found if moment is not None]


def to_be_celebrated(session: Session, *, workspace_id: int, besides: int) -> list[datetime]:
    """When others that were approved will be celebrated."""
    found = session.exec(
        select(Success.celebrate_at).where(
            col(Success.workspace_id) == workspace_id,
            col(Success.id) != besides,
            col(Success.state) == SuccessState.APPROVED,
            col(Success.celebrate_at).is_not(None),
        )
    )
    return [moment for moment in found if moment is not None]


def last_celebrated(
    session: Session, *, workspace_id: int, trajectory_id: int, besides: int
) -> datetime | None:
    """When something else of a trajectory was last celebrated, and still stands."""
    return session.exec(
        select(func.max(Success.celebrated_at)).where(
            col(Success.workspace_id) == workspace_id,
            col(Success.trajectory_id) == trajectory_id,
            col(Success.id) != besides,
            col(Success.state) == SuccessState.CELEBRATED,
        )
    ).one()


def ask_naming_once(session: Session, *, person_id: int, workspace_id: int, now: datetime) -> bool:
    """Keep that somebody is asked whether they want to be named. :returns: False if they were."""
    return insert_once(
        session,
        NameConsent,
        person_id=person_id,
        workspace_id=workspace_id,
        agreed=None,
        asked_at=now,
    )


def find_consent(
    session: Session, *, workspace_id: int, person_id: int, lock: bool = False
) -> NameConsent | None:
    """What somebody said. ``lock`` keeps rivals out until the transaction ends."""
    query = select(NameConsent).where(
        col(NameConsent.workspace_id) == workspace_id, col(NameConsent.person_id) == person_id
    )
    return session.exec(query.with_for_update() if lock else query).first()
