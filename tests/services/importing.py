"""Files of lessons to import, without the files."""

from typing import Any

from sqlmodel import Session, col, select

from bot.services.lesson_import import LessonImport, import_lessons
from bot.sheets import Sheet, SheetRow
from storage.lessons import LessonRecord, find_lesson_by_ref
from storage.tables import Lesson
from tests.services.house import NOW, House

HEADER = ("ref", "titel", "inzicht", "thema", "categorie")
ROW = {"ref": "L1", "titel": "Eerst vragen", "inzicht": "Vraag eerst of het nodig is."}


def row(**cells: str) -> dict[str, str]:
    """A row with everything that it needs, and these cells."""
    return ROW | cells


def sheet_of(*rows: dict[str, str]) -> Sheet:
    """A table with a column for every name in the rows; they start in row 2."""
    named = dict.fromkeys([*HEADER, *(name for each in rows for name in each)])
    return Sheet(
        tuple(named),
        tuple(
            SheetRow(number, tuple(each.get(name, "") for name in named))
            for number, each in enumerate(rows, start=2)
        ),
    )


def imported(session: Session, house: House, *rows: dict[str, str]) -> LessonImport:
    """What became of a file with these rows."""
    return from_sheet(session, house, sheet_of(*rows))


def from_sheet(session: Session, house: House, sheet: Sheet) -> LessonImport:
    """What became of a table."""
    return import_lessons(session, here=house.here, sheet=sheet, now=NOW)


def counts(done: LessonImport) -> tuple[int, int, int, int]:
    """Taken, updated, skipped, and how many rows were refused."""
    report = done.report
    return report.taken, report.updated, report.skipped, report.refused_rows


def refusals(done: LessonImport) -> list[dict[str, Any]]:
    """Every mistake, as the report has it."""
    return [each.told() for each in done.report.refused]


def by_ref(session: Session, house: House, ref: str = "L1") -> LessonRecord:
    """The lesson that a row has become."""
    record = find_lesson_by_ref(session, workspace_id=house.here.workspace_id, ref=ref)
    assert record is not None
    return record


def all_lessons(session: Session) -> list[Lesson]:
    """Every lesson, oldest first."""
    return list(session.exec(select(Lesson).order_by(col(Lesson.id))))
