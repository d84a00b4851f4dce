"""``vaandel import``: taking in what stands in files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.import_report import DryRunOption, JsonOption, counts, tell
from bot.cli.importing_tenders import tenders
from bot.cli.options import DatabaseOption
from bot.cli.workspace import NewProfileOption, Place, WorkspaceOption, writing_in, wrong_use
from bot.clock import real_now
from bot.services.lesson_import import LessonImport, import_lessons, names_to_check
from bot.services.municipality import Municipality
from bot.services.sheet_columns import HeaderError
from bot.sheets import Sheet, SheetError, read_sheet

FileArgument = Annotated[Path, typer.Argument(help="A CSV or XLSX file; row 1 is the header.")]


def build() -> typer.Typer:
    """One subcommand for each kind of thing that can be imported."""
    importing = typer.Typer(no_args_is_help=True)
    importing.callback()(_group)
    importing.command("lessons")(lessons)
    importing.command("tenders")(tenders)
    return importing


def _group() -> None:
    """Take in what stands in files."""


def lessons(
    *,
    file: FileArgument,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    database_url: DatabaseOption = None,
    workspace: WorkspaceOption = None,
    profile: NewProfileOption = None,
) -> None:
    """Take in lessons: new ones are kept, changed ones rewritten, known ones skipped."""
    sheet = _sheet(file)
    with writing_in(Place(database_url, workspace, profile)) as (session, here):
        try:
            done = import_lessons(session, here=here, sheet=sheet, now=real_now())
        except HeaderError as error:
            raise wrong_use(f"{file}: {error}") from error
        if not dry_run:
            session.commit()
    tell(done.report, _readable(done, file, here), as_json=as_json, dry_run=dry_run)


def _sheet(file: Path) -> Sheet:
    try:
        return read_sheet(file)
    except SheetError as error:
        raise wrong_use(str(error)) from error


def _readable(done: LessonImport, file: Path, here: Municipality) -> Iterator[str]:
    yield from counts(done.report, file)
    if done.unknown:
        yield f"Left alone, because these columns are unknown: {', '.join(done.unknown)}"
    names = list(names_to_check(done, here=here))
    if names:
        yield "Names to check: no supplier or product is named in a lesson before the award."
        for row in names:
            yield f"  row {row.row}: {', '.join(row.names)}"
        yield "Take them out of the file first; --dry-run shows them before anything is written."
