"""Files of tenders to import, without the files."""

from typing import Any

from sqlmodel import Session, col, select

from bot.services.column_proposal import proposed_columns
from bot.services.tender_file import FileKind, TenderFile
from bot.services.tender_import import import_tenders
from bot.services.tender_reading import TenderImport
from bot.sheets import SheetRow
from storage.tables import Tender
from tests.services.house import NOW, House

HEADER = (
    *("ref", "titel", "opdrachtgever", "team", "categorie", "waarde"),
    *("publicatie", "start_contract", "einde_contract"),
)
ROW = {"ref": "T1", "titel": "Straatverlichting", "team": "BOR", "publicatie": "Q2 2027"}


def row(**cells: str) -> dict[str, str]:
    """A row with something in it, and these cells."""
    return ROW | cells


def file_of(
    *rows: dict[str, str], without: tuple[str, ...] = (), kind: FileKind = FileKind.CSV
) -> TenderFile:
    """A file with a column for every name in the rows; they start in row 2."""
    named = [
        name
        for name in dict.fromkeys([*HEADER, *(name for each in rows for name in each)])
        if name not in without
    ]
    return TenderFile(
        kind,
        tuple(named),
        tuple(
            SheetRow(number, tuple(each.get(name, "") for name in named))
            for number, each in enumerate(rows, start=2)
        ),
    )


def imported(session: Session, house: House, *rows: dict[str, str], **more: Any) -> TenderImport:
    """What became of a file with these rows."""
    return from_file(session, house, file_of(*rows, **more))


def from_file(session: Session, house: House, file: TenderFile, **more: Any) -> TenderImport:
    """What became of a file, with its columns as they are proposed."""
    columns = proposed_columns(session, house.here, file).columns
    return import_tenders(
        session,
        here=house.here,
        file=file,
        columns=columns,
        **{"actor_id": None, "now": NOW, **more},
    )


def counts(done: TenderImport) -> tuple[int, int, int, int]:
    """Taken, updated, skipped, and how many rows were refused."""
    report = done.report
    return report.taken, report.updated, report.skipped, report.refused_rows


def refusals(done: TenderImport) -> list[tuple[int, str, str]]:
    """Row, column and problem of every mistake."""
    return [(each.row, each.column, each.problem.value) for each in done.report.refused]


def all_tenders(session: Session) -> list[Tender]:
    """Every tender, by number."""
    return list(session.exec(select(Tender).order_by(col(Tender.number))))


def only(session: Session) -> Tender:
    """The one tender that there is."""
    (tender,) = all_tenders(session)
    return tender


def stands(session: Session) -> list[dict[str, Any]]:
    """Everything that stands on the calendar."""
    return [each.model_dump() for each in all_tenders(session)]
