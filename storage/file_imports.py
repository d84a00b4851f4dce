"""Files of tenders that people dropped: what is kept of them, never what stands in them."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select, update

from storage.once import insert_once
from storage.tables import FileImport
from storage.vocabulary import ImportState


def note_file(
    session: Session,
    *,
    workspace_id: int,
    slack_file_id: str,
    file_name: str,
    person_id: int,
    state: ImportState,
    report: dict[str, Any],
    problem: str | None,
    now: datetime,
) -> FileImport | None:
    """Keep that somebody dropped a file; None where it was dropped before."""
    is_new = insert_once(
        session,
        FileImport,
        workspace_id=workspace_id,
        slack_file_id=slack_file_id,
        file_name=file_name,
        person_id=person_id,
        state=state,
        report=report,
        problem=problem,
        created_at=now,
        updated_at=now,
    )
    if not is_new:
        return None
    return session.exec(
        select(FileImport).where(
            col(FileImport.workspace_id) == workspace_id,
            col(FileImport.slack_file_id) == slack_file_id,
        )
    ).one()


def find_file(
    session: Session, *, workspace_id: int, import_id: int, lock: bool = False
) -> FileImport | None:
    """A file that somebody dropped. ``lock`` keeps rivals out until the transaction ends."""
    query = select(FileImport).where(
        col(FileImport.workspace_id) == workspace_id, col(FileImport.id) == import_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def forget_files(session: Session, *, workspace_id: int, before: datetime) -> None:
    """Blank what was found in files that nobody did anything with since."""
    session.exec(
        update(FileImport)
        .where(
            col(FileImport.workspace_id) == workspace_id,
            col(FileImport.state) == ImportState.ASKED,
            col(FileImport.updated_at) < before,
        )
        .values(state=ImportState.DECLINED, report=None)
    )
