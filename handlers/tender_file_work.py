"""Reading a dropped file, and taking it in: work for the inbox, off the threads that answer people.

Slack is asked, and the file read, before a transaction opens. After a kill it is begun again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from sqlmodel import Session

from bot.messages.tender_file_view import Findings
from bot.services import tender_drops
from bot.services.municipality import Municipality
from bot.services.tender_drop_rows import (
    LARGEST_BYTES,
    TOO_LARGE,
    FileTroubleError,
    TenderRows,
    look_through,
    read_rows,
    take_rows,
)
from bot.slack.desk import Desk
from bot.slack.files import FileGoneError, FileProblemError, FileTooLargeError, fetch_file
from storage.tables import FileImport, InboxItem
from storage.vocabulary import ImportState

log = structlog.get_logger()

_DEADLINE_SECONDS = 20.0

Handle = Callable[[Session, InboxItem], None]
"""Does the work in the transaction that marks it done."""


@dataclass(frozen=True)
class FetchedFile:
    """What was dropped, as it stands in Slack now."""

    content: bytes
    digest: str


def prepare_work(desk: Desk, item: InboxItem) -> Handle:
    """Read the file for which somebody waits; what is done with it then."""
    work = dict(item.payload or {})
    with desk.database.reading() as session:
        here = desk.municipalities.of_workspace(session, item.workspace_id)
        stored = tender_drops.at_work(
            session, here=here, import_id=work["import_id"], round_=work["round"]
        )
    if stored is None:
        return _nothing
    try:
        fetched = fetched_again(desk, here, stored)
        rows = read_rows(stored.file_name, fetched.content, columns=stored.columns)
        found = None
        if stored.state is ImportState.READING:
            with desk.database.reading() as session:
                found = look_through(session, here=here, rows=rows)
    except FileTroubleError as trouble:
        return _at_work(desk, here, work, _problem(trouble.problem))
    if found is None:
        return _at_work(desk, here, work, _taking(here, rows))
    return _at_work(desk, here, work, _shown(found, fetched.digest))


def fetched_again(desk: Desk, here: Municipality, stored: FileImport) -> FetchedFile:
    """The file as it stands in Slack; the same as was shown, once it was.

    Asks Slack, so no transaction may be open.

    :raises FileTroubleError: it is gone, changed, too large, or could not be fetched.
    """
    client = desk.post_offices.of_team(here.team_id).reading
    try:
        content = fetch_file(
            client, stored.slack_file_id, largest=LARGEST_BYTES, deadline_seconds=_DEADLINE_SECONDS
        )
    except FileGoneError as problem:
        raise FileTroubleError(tender_drops.GONE) from problem
    except FileTooLargeError as problem:
        raise FileTroubleError(TOO_LARGE) from problem
    except FileProblemError as problem:
        log.warning("a file of tenders could not be fetched", reason=str(problem))
        raise FileTroubleError(tender_drops.NOT_FETCHED) from problem
    digest = hashlib.sha256(content).hexdigest()
    if stored.file_digest not in {None, digest}:
        raise FileTroubleError(tender_drops.CHANGED)
    return FetchedFile(content, digest)


_Do = Callable[[Session, FileImport, Any], None]


def _at_work(desk: Desk, here: Municipality, work: dict[str, Any], do: _Do) -> Handle:
    def handle(session: Session, item: InboxItem) -> None:
        session.refresh(
            item, with_for_update=True
        )  # nobody else begins on it however long it takes
        stored = tender_drops.at_work(
            session, here=here, import_id=work["import_id"], round_=work["round"], lock=True
        )
        if stored is not None:
            do(session, stored, desk.clock.now())

    return handle


def _nothing(_session: Session, _item: InboxItem) -> None:
    """It was done before."""


def _problem(problem: str) -> _Do:
    def do(session: Session, stored: FileImport, now: Any) -> None:
        tender_drops.note_problem(session, stored, problem=problem, now=now)

    return do


def _shown(found: Findings, digest: str) -> _Do:
    def do(session: Session, stored: FileImport, now: Any) -> None:
        tender_drops.note_read(session, stored, found=found, digest=digest, now=now)

    return do


def _taking(here: Municipality, rows: TenderRows) -> _Do:
    def do(session: Session, stored: FileImport, now: Any) -> None:
        found = take_rows(session, here=here, rows=rows, actor_id=stored.person_id, now=now)
        tender_drops.note_taken(session, stored, found=found, now=now)

    return do
