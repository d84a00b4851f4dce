"""Taking in lessons from a file: new ones are kept, changed ones rewritten, known ones skipped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import lesson_ids as ids
from bot.services.lesson_fields import FREE_TEXT, LessonInput, changes, id_of, input_of
from bot.services.lesson_rows import OPTIONAL, REQUIRED, LessonRow, LessonRows
from bot.services.lessons import Origin, keep_lesson, rewrite
from bot.services.municipality import Municipality
from bot.services.name_check import names_in
from bot.services.row_report import Refused, RowReport
from bot.services.sheet_columns import read_columns
from bot.services.visible_text import visible_text
from bot.sheets import Sheet
from storage import event_log
from storage.lessons import LessonRecord, find_lesson_by_ref
from storage.numbers import hold_numbers
from storage.vocabulary import LessonOrigin, LessonState


@dataclass(frozen=True)
class NamesInRow:
    """Possible names of suppliers and products in a row that was written."""

    row: int
    names: tuple[str, ...]


@dataclass
class LessonImport:
    """What became of a file. ``unknown``: columns that were left alone; ``written``: rows
    that were taken or updated.
    """

    unknown: tuple[str, ...]
    report: RowReport = field(default_factory=RowReport)
    written: list[LessonRow] = field(default_factory=list)


def import_lessons(
    session: Session, *, here: Municipality, sheet: Sheet, now: datetime
) -> LessonImport:
    """Take in every row that can be; the others write nothing and say why.

    A lesson is known by its ``ref``. What a person changed in Slack is never overwritten.

    :raises HeaderError: the file has not the columns of lessons.
    """
    columns = read_columns(sheet, required=REQUIRED, optional=OPTIONAL)
    done = LessonImport(columns.unknown)
    rows = LessonRows(session, here=here)
    seen: dict[str, tuple[int, Mapping[str, Any] | None]] = {}
    hold_numbers(session, workspace_id=here.workspace_id)  # one import at a time
    for each in sheet.rows:
        cells = columns.cells_of(each)
        row = columns.surplus(each) or rows.read(each.number, cells)
        fields = row.fields if isinstance(row, LessonRow) else None
        first, said = seen.setdefault(visible_text(cells["ref"]), (each.number, fields))
        if not isinstance(row, LessonRow):
            done.report.refuse(row)
        elif first == each.number:
            _take_in(session, row, done, here, now)
        elif said == fields:
            done.report.skipped += 1
        else:
            done.report.refuse([_twice(each.number, first)])
    return done


def _take_in(
    session: Session, row: LessonRow, done: LessonImport, here: Municipality, now: datetime
) -> None:
    record = find_lesson_by_ref(session, workspace_id=here.workspace_id, ref=row.ref, lock=True)
    if record is None:
        origin = Origin(kind=LessonOrigin.IMPORT, ref=row.ref)
        keep_lesson(session, here=here, teller_id=None, wanted=row.wanted(), now=now, origin=origin)
        done.report.taken += 1
    elif _says_nothing_new(session, row, record, here):
        done.report.skipped += 1
        return
    elif reason := _why_not(session, record, here):
        done.report.refuse([Refused(row.number, "ref", reason)])
        return
    else:
        wanted = replace(input_of(record), **row.fields)
        rewrite(session, here=here, record=record, actor_id=None, wanted=wanted, now=now)
        done.report.updated += 1
    done.written.append(row)


def names_to_check(done: LessonImport, *, here: Municipality) -> Iterator[NamesInRow]:
    """Which rows that were written may name a supplier or a product.

    Apart from the import itself: it takes as long, and nobody has to wait for it.
    """
    for row in done.written:
        names = names_in((row.fields.get(name) for name in FREE_TEXT), here=here)
        if names:
            yield NamesInRow(row.number, names)


def _says_nothing_new(
    session: Session, row: LessonRow, record: LessonRecord, here: Municipality
) -> bool:
    """Whether there is nothing to do: it was taken back, says this now, or did at its import."""
    if record.lesson.state is not LessonState.KEPT:
        return True
    current = input_of(record)
    if not changes(current, replace(current, **row.fields)):
        return True
    imported, said = _as_imported(session, record, here), _plain(row.wanted())
    return all(imported.get(name) == said.get(name) for name in row.fields)


def _why_not(session: Session, record: LessonRecord, here: Municipality) -> str | None:
    """Why a file may not change this lesson; None when it may."""
    number = record.lesson.number
    if record.lesson.origin is not LessonOrigin.IMPORT:
        return f"lesson {number} has this ref and does not come from a file; choose another"
    if _plain(input_of(record)) != _as_imported(session, record, here):
        return (
            f"somebody changed lesson {number} in Slack since it was imported;"
            " change it there, or make the row as it is now"
        )
    return None


def _as_imported(session: Session, record: LessonRecord, here: Municipality) -> dict[str, Any]:
    """What the lesson held after its last import: every change that no person made."""
    held: dict[str, Any] = {}
    for event in event_log.history(
        session,
        workspace_id=here.workspace_id,
        subject_kind=ids.SUBJECT,
        subject_id=id_of(record.lesson),
    ):
        if event.actor_id is None:
            held |= _after({**event.facts, **(event.texts or {})})
    return {name: value for name, value in held.items() if value is not None}


def _after(changed: Mapping[str, Any]) -> dict[str, Any]:
    """The new value of each field of a lesson; an event tells other facts as well."""
    fields = LessonInput.__dataclass_fields__
    return {name: pair[1] for name, pair in changed.items() if name in fields}


def _plain(values: LessonInput) -> dict[str, Any]:
    return _after(changes(None, values))


def _twice(number: int, first: int) -> Refused:
    reason = f"row {first} has this ref too and says something else; give each its own"
    return Refused(number, "ref", reason)
