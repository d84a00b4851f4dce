"""A file of tenders that somebody drops in their talk with the bot: shown first, then taken in.

Every step raises the round of the file and plans what is told of it. Reading and taking in are
work for the inbox, which begins it again after a kill and never does it twice.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session

from bot.messages import tender_file_ids as ids
from bot.messages.tender_file_view import FileView, Findings
from bot.policy.confidentiality import Viewer, permitted
from bot.policy.permissions import Act
from bot.services.errors import NotFoundError
from bot.services.municipality import Municipality
from bot.services.recipients import ToPerson
from storage import inbox
from storage.file_imports import find_file, note_file
from storage.notices import plan_notice
from storage.tables import FileImport
from storage.vocabulary import ImportState

NOT_ALLOWED, NOT_FETCHED, OUR_FAULT = "not_allowed", "not_fetched", "our_fault"
GONE, CHANGED = "gone", "changed"

_ROUND, _FOUND, _NAME_LENGTH = "round", "found", 300
_FINDINGS = TypeAdapter(Findings)
_BUSY = frozenset({ImportState.READING, ImportState.TAKING})
_LEFT = frozenset({ImportState.DECLINED, ImportState.PROBLEM})


def take_in(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    slack_file_id: str,
    file_name: str,
    now: datetime,
) -> None:
    """Somebody dropped a file: plan to read it, or to tell that this is not for them."""
    allowed = permitted(viewer, Act.IMPORT_TENDERS)
    stored = note_file(
        session,
        workspace_id=here.workspace_id,
        slack_file_id=slack_file_id,
        file_name=file_name[:_NAME_LENGTH],
        person_id=viewer.person_id,
        state=ImportState.READING if allowed else ImportState.PROBLEM,
        report={_ROUND: 1},
        problem=None if allowed else NOT_ALLOWED,
        now=now,
    )
    if stored is not None:
        _plan(session, stored, now=now)


def begin_import(
    session: Session, *, here: Municipality, viewer: Viewer, import_id: int, now: datetime
) -> None:
    """They saw what would happen and said yes. Saying so twice changes nothing."""
    stored = _own(session, here=here, viewer=viewer, import_id=import_id)
    if stored.state is ImportState.ASKED:
        _go_on(session, stored, ImportState.TAKING, now=now)


def decline(
    session: Session, *, here: Municipality, viewer: Viewer, import_id: int, now: datetime
) -> None:
    """They would rather not."""
    stored = _own(session, here=here, viewer=viewer, import_id=import_id)
    if stored.state is ImportState.ASKED:
        _go_on(session, stored, ImportState.DECLINED, now=now)


def choose_columns(
    session: Session,
    *,
    here: Municipality,
    viewer: Viewer,
    import_id: int,
    columns: Mapping[str, str],
    now: datetime,
) -> None:
    """They say which heading each of our columns is: the file is looked at anew."""
    stored = _own(session, here=here, viewer=viewer, import_id=import_id)
    if stored.state is ImportState.ASKED:
        stored.columns = dict(columns)
        _go_on(session, stored, ImportState.READING, now=now)


def at_work(
    session: Session, *, here: Municipality, import_id: int, round_: int, lock: bool = False
) -> FileImport | None:
    """The file that somebody waits for; None where this work was done, or is not wanted any more.

    :param round_: the round for which the work was planned.
    """
    stored = find_file(session, workspace_id=here.workspace_id, import_id=import_id, lock=lock)
    if stored is None or stored.state not in _BUSY or round_of(stored) != round_:
        return None
    return stored


def note_read(
    session: Session, stored: FileImport, *, found: Findings, digest: str, now: datetime
) -> None:
    """It was read: show what would become of it."""
    stored.file_digest, stored.columns = digest, dict(found.columns)
    _go_on(session, stored, ImportState.ASKED, now=now, found=found)


def note_taken(session: Session, stored: FileImport, *, found: Findings, now: datetime) -> None:
    """Its rows were taken in, in this same transaction; of what stood in it only counts stay."""
    counts = replace(found, headings=(), reasons=())
    _go_on(session, stored, ImportState.DONE, now=now, found=counts)


def note_problem(session: Session, stored: FileImport, *, problem: str, now: datetime) -> None:
    """There is nothing to take in. :param problem: names the phrase."""
    stored.problem = problem
    _go_on(session, stored, ImportState.PROBLEM, now=now)


def give_up(session: Session, *, workspace_id: int, work: Mapping[str, Any], now: datetime) -> None:
    """The work went wrong too often: say so, instead of leaving somebody waiting."""
    stored = find_file(session, workspace_id=workspace_id, import_id=work["import_id"], lock=True)
    if stored is not None and stored.state in _BUSY:
        note_problem(session, stored, problem=OUR_FAULT, now=now)


def own_file(
    session: Session, *, here: Municipality, viewer: Viewer, import_id: int
) -> tuple[FileImport, FileView]:
    """A file that this person dropped. :raises NotFoundError: there is none, or not of them."""
    stored = find_file(session, workspace_id=here.workspace_id, import_id=import_id)
    if stored is None or stored.person_id != viewer.person_id:
        raise NotFoundError
    return stored, view_of(stored)


def view_of(stored: FileImport) -> FileView:
    """A file as a presenter may know it."""
    found = (stored.report or {}).get(_FOUND)
    return FileView(
        import_id=stored.id or 0,
        name=stored.file_name,
        state=stored.state,
        found=_FINDINGS.validate_python(found) if found else None,
        problem=stored.problem or "",
    )


def round_of(stored: FileImport) -> int:
    """How many steps a file has come."""
    return int((stored.report or {}).get(_ROUND, 0))


def occurrence_of(stored: FileImport) -> str:
    """What the ledger calls what is told of a file now."""
    return f"{stored.state.value} {round_of(stored)}"


def _own(session: Session, *, here: Municipality, viewer: Viewer, import_id: int) -> FileImport:
    stored = find_file(session, workspace_id=here.workspace_id, import_id=import_id, lock=True)
    if stored is None or stored.person_id != viewer.person_id:
        raise NotFoundError
    return stored


def _go_on(
    session: Session,
    stored: FileImport,
    state: ImportState,
    *,
    now: datetime,
    found: Findings | None = None,
) -> None:
    """Bring a locked file a step further; what was found before stays where nothing new was."""
    report: dict[str, Any] = {**(stored.report or {}), _ROUND: round_of(stored) + 1}
    if found is not None:
        report[_FOUND] = _FINDINGS.dump_python(found, mode="json")
    if state in _LEFT:
        report.pop(_FOUND, None)
    stored.state, stored.report, stored.updated_at = state, report, now
    session.add(stored)
    session.flush()
    _plan(session, stored, now=now)


def _plan(session: Session, stored: FileImport, *, now: datetime) -> None:
    """Plan to tell how far it is, and the work that it waits for."""
    plan_notice(
        session,
        workspace_id=stored.workspace_id,
        kind=ids.NOTICE,
        subject_kind=ids.SUBJECT,
        subject_id=stored.id or 0,
        occurrence=occurrence_of(stored),
        recipient=str(ToPerson(stored.person_id)),
        due_at=now,
        now=now,
    )
    if stored.state in _BUSY:
        name = f"{ids.WORK}:{stored.id}"
        inbox.receive(
            session,
            workspace_id=stored.workspace_id,
            event_id=f"{name}:{round_of(stored)}",
            kind=ids.WORK,
            conversation=name,
            ts="",
            payload={"import_id": stored.id, "round": round_of(stored)},
            now=now,
        )
