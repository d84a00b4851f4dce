"""Start forms with what they say of each theme."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select, update

from storage.once import insert_once
from storage.tables import StartForm, StartFormReading, StartFormTheme, Trajectory
from storage.vocabulary import Phase, ReadingState, StartFormState


@dataclass(frozen=True)
class StartFormRecord:
    """A start form with its themes, by slug."""

    form: StartForm
    themes: Mapping[str, StartFormTheme]


def find_start_form(
    session: Session, *, workspace_id: int, trajectory_id: int, lock: bool = False
) -> StartFormRecord | None:
    """The start form of a trajectory. ``lock`` keeps rivals out until the transaction ends."""
    query = select(StartForm).where(
        col(StartForm.workspace_id) == workspace_id,
        col(StartForm.trajectory_id) == trajectory_id,
    )
    found = session.exec(query.with_for_update() if lock else query).first()
    return None if found is None else _record(session, found)


def start_form_by_id(
    session: Session, *, workspace_id: int, start_form_id: int
) -> StartFormRecord | None:
    """The start form with this id."""
    found = session.exec(
        select(StartForm).where(
            col(StartForm.workspace_id) == workspace_id, col(StartForm.id) == start_form_id
        )
    ).first()
    return None if found is None else _record(session, found)


def unfinished_of(
    session: Session, *, workspace_id: int, person_id: int, phases: Collection[Phase], most: int
) -> list[tuple[int, int, str]]:
    """What somebody began and has to go on with, at most so many, the newest first.

    :returns: of each the trajectory's id, its number and its title.
    """
    states = (StartFormState.DRAFT, StartFormState.MORE_ASKED)
    found = session.exec(
        select(StartForm.trajectory_id, Trajectory.number, Trajectory.title)
        .join(Trajectory, col(Trajectory.id) == col(StartForm.trajectory_id))
        .where(
            col(StartForm.workspace_id) == workspace_id,
            col(StartForm.started_by_id) == person_id,
            col(StartForm.state).in_(states),
            col(Trajectory.phase).in_(list(phases)),
        )
        .order_by(col(StartForm.id).desc())
        .limit(most)
    )
    return [(trajectory_id, number, title) for trajectory_id, number, title in found]


def _record(session: Session, form: StartForm) -> StartFormRecord:
    rows = session.exec(
        select(StartFormTheme)
        .where(col(StartFormTheme.start_form_id) == form.id)
        .order_by(col(StartFormTheme.theme))
    )
    return StartFormRecord(form, {row.theme: row for row in rows})


def note_reading(
    session: Session,
    *,
    workspace_id: int,
    slack_file_id: str,
    person_id: int,
    trajectory_id: int | None,
    state: ReadingState,
    problem: str | None,
    texts: dict[str, Any] | None,
    now: datetime,
) -> StartFormReading | None:
    """Keep what was read in a document; None where it was read before."""
    is_new = insert_once(
        session,
        StartFormReading,
        workspace_id=workspace_id,
        slack_file_id=slack_file_id,
        person_id=person_id,
        trajectory_id=trajectory_id,
        state=state,
        problem=problem,
        texts=texts,
        at=now,
    )
    if not is_new:
        return None
    return session.exec(
        select(StartFormReading).where(
            col(StartFormReading.workspace_id) == workspace_id,
            col(StartFormReading.slack_file_id) == slack_file_id,
        )
    ).one()


def find_reading(
    session: Session, *, workspace_id: int, reading_id: int, lock: bool = False
) -> StartFormReading | None:
    """What was read in a document."""
    query = select(StartFormReading).where(
        col(StartFormReading.workspace_id) == workspace_id,
        col(StartFormReading.id) == reading_id,
    )
    return session.exec(query.with_for_update() if lock else query).first()


def forget_readings(session: Session, *, workspace_id: int, before: datetime) -> None:
    """Blank what was read in documents that nobody answered about since."""
    session.exec(
        update(StartFormReading)
        .where(
            col(StartFormReading.workspace_id) == workspace_id,
            col(StartFormReading.state) == ReadingState.ASKED,
            col(StartFormReading.at) < before,
        )
        .values(state=ReadingState.DECLINED, texts=None)
    )
