"""The rows of a dropped file: read, looked through and taken in by the engine of the import."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session

from bot.language.folding import folded
from bot.messages.tender_file import (
    MOST_MEGABYTES,
    MOST_ROWS,
    SHOWN_REASONS,
    column_name,
    reason_told,
)
from bot.messages.tender_file_view import Findings, Reason
from bot.services.column_names import Sure
from bot.services.column_proposal import proposed_columns, remember_columns
from bot.services.lesson_rows import REQUIRED as COLUMNS_OF_LESSONS
from bot.services.municipality import Municipality
from bot.services.row_report import Refused, RowReport
from bot.services.tender_columns import BY_NAME, REQUIRED
from bot.services.tender_file import OURS, TenderFile, read_tender_file
from bot.services.tender_import import import_tenders, would_import
from bot.services.tender_reading import TenderImport
from bot.sheets import Limits, SheetError, Trouble
from bot.sheets.table import MEBIBYTE

LARGEST_BYTES = MOST_MEGABYTES * MEBIBYTE
LIMITS = Limits(size=LARGEST_BYTES, unpacked=300 * MEBIBYTE, rows=MOST_ROWS)

TOO_LARGE, EMPTY, LESSONS = "too_large", "empty", "lessons"
REASON = "reden"
"""The column of the file to mend that says what is wrong; nothing is read from it."""

_SUFFIXES = (".csv", ".xlsx", ".json", ".xlsm", ".xltm", ".xls", ".xlsb")
"""What may hold tenders; of the last four it is told how to save them."""

_DAMAGED = "damaged"
_PHRASES: Mapping[Trouble, str] = {
    Trouble.MACROS: "macros",
    Trouble.OLD_EXCEL: "old_excel",
    Trouble.PROTECTED: "protected",
    Trouble.TOO_LARGE: TOO_LARGE,
    Trouble.UNPACKS: "unpacks",
    Trouble.TOO_MANY_ROWS: "too_many_rows",
    Trouble.NO_TEXT: "no_text",
    Trouble.QUOTES: "quotes",
    Trouble.NO_JSON: "no_json",
    Trouble.NO_OCDS: "no_ocds",
    Trouble.EMPTY: EMPTY,
}
_ACTIVE = ("=", "+", "-", "@")
"""With these a spreadsheet begins a formula."""


class FileTroubleError(Exception):
    """A file of which nothing can be taken in. ``problem`` names the phrase."""

    def __init__(self, problem: str) -> None:
        """Keep which it is."""
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class TenderRows:
    """A file that was read. ``columns``: as somebody saw or chose them; None the first time."""

    file: TenderFile
    columns: Mapping[str, str] | None


@dataclass(frozen=True)
class RefusedRows:
    """The rows to mend as a CSV file, and how many there are."""

    count: int
    content: bytes


def is_importable(name: str) -> bool:
    """Whether a file may hold tenders, by its name."""
    return name.lower().endswith(_SUFFIXES)


def read_rows(name: str, content: bytes, *, columns: Mapping[str, str] | None) -> TenderRows:
    """What stands in a file. :raises FileTroubleError: nothing that can be taken in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{Path(name).suffix.lower()}"
        path.write_bytes(content)
        try:
            file = read_tender_file(path, limits=LIMITS)
        except SheetError as error:
            raise FileTroubleError(_PHRASES.get(error.trouble, _DAMAGED)) from error
    if {folded(each) for each in file.header} >= {folded(each) for each in COLUMNS_OF_LESSONS}:
        raise FileTroubleError(LESSONS)
    if not file.rows:
        raise FileTroubleError(EMPTY)
    return TenderRows(file, columns)


def look_through(session: Session, *, here: Municipality, rows: TenderRows) -> Findings:
    """What would become of the rows, by reading alone."""
    columns, guessed = rows.columns, tuple[str, ...]()
    if columns is None:
        proposal = proposed_columns(session, here, rows.file)
        columns = proposal.columns
        guessed = tuple(name for name, sure in proposal.sure.items() if sure is Sure.GUESS)
    if lacking := tuple(each for each in REQUIRED if each not in columns):
        return replace(_findings(rows.file, columns, TenderImport()), lacking=lacking)
    done = would_import(session, here=here, file=rows.file, columns=columns)
    return replace(_findings(rows.file, columns, done), guessed=guessed)


def take_rows(
    session: Session, *, here: Municipality, rows: TenderRows, actor_id: int, now: datetime
) -> Findings:
    """Take the rows in, and remember which column was what; what became of them."""
    columns = rows.columns or {}
    done = import_tenders(
        session, here=here, file=rows.file, columns=columns, actor_id=actor_id, now=now
    )
    remember_columns(
        session, here=here, file=rows.file, columns=columns, actor_id=actor_id, now=now
    )
    return _findings(rows.file, columns, done)


def refused_rows(session: Session, *, here: Municipality, rows: TenderRows) -> RefusedRows:
    """The rows that cannot be taken in, under our own names of their columns, with the reasons.

    So they are known when the file is dropped again.
    """
    columns = {name: at for name, at in (rows.columns or {}).items() if name != OURS}
    done = would_import(session, here=here, file=rows.file, columns=rows.columns or {})
    reasons: dict[int, list[str]] = defaultdict(list)
    for each in done.report.refused:
        told = reason_told(_reason(each), here.words)
        name = column_name(each.column, here.words) if each.column in BY_NAME else ""
        reasons[each.row].append(f"{name}: {told}" if name else told)
    places = {name: rows.file.header.index(heading) for name, heading in columns.items()}
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([*places, REASON])
    for row in rows.file.rows:
        if row.number in reasons:
            cells = [_cell(row.cells, place) for place in places.values()]
            writer.writerow([*cells, "; ".join(reasons[row.number])])
    return RefusedRows(len(reasons), text.getvalue().encode("utf-8-sig"))


def _findings(file: TenderFile, columns: Mapping[str, str], done: TenderImport) -> Findings:
    report = done.report
    return Findings(
        kind=file.kind.value,
        rows=len(file.rows),
        headings=file.header,
        columns=dict(columns),
        taken=report.taken,
        updated=report.updated,
        skipped=report.skipped,
        others=done.others,
        refused=report.refused_rows,
        reasons=_first_reasons(report),
    )


def _first_reasons(report: RowReport) -> tuple[Reason, ...]:
    """The first mistake of each of the first rows."""
    by_row: dict[int, Refused] = {}
    for each in report.refused:
        by_row.setdefault(each.row, each)
    return tuple(_reason(each) for each in islice(by_row.values(), SHOWN_REASONS))


def _reason(refused: Refused) -> Reason:
    column = refused.column if refused.column in BY_NAME else ""
    return Reason(refused.row, column, refused.problem.value, dict(refused.facts))


def _cell(cells: tuple[str, ...], place: int) -> str:
    """A cell as it stood there; a spreadsheet is kept from taking it for a formula."""
    cell = cells[place] if place < len(cells) else ""
    return f"\t{cell}" if cell.startswith(_ACTIVE) else cell
