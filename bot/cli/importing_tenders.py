"""``vaandel import tenders``: a calendar of tenders, with columns of one's own."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar

from bot.cli.import_report import DryRunOption, JsonOption, counts, tell
from bot.cli.options import DatabaseOption
from bot.cli.workspace import NewProfileOption, Place, WorkspaceOption, writing_in, wrong_use
from bot.clock import real_now
from bot.services.column_names import Sure
from bot.services.column_proposal import (
    Proposal,
    proposed_columns,
    remember_columns,
    with_columns,
)
from bot.services.sheet_columns import HeaderError
from bot.services.tender_columns import NAMES
from bot.services.tender_file import TenderFile, read_tender_file
from bot.services.tender_import import Progress, import_tenders
from bot.services.tender_reading import TenderImport, columns_of
from bot.sheets import SheetError

TenderFileArgument = Annotated[
    Path, typer.Argument(help="A CSV or XLSX file, the TenderNed workbook, or OCDS JSON.")
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        help="Which heading a column is: titel=Omschrijving; nothing behind the = for none.",
    ),
]
OrganisationOption = Annotated[
    str | None,
    typer.Option(
        help="Whose tenders to take of a published file, where the profile does not say so."
    ),
]

_ROWS = "rows"


def tenders(
    *,
    file: TenderFileArgument,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    column: ColumnOption = None,
    organisation: OrganisationOption = None,
    database_url: DatabaseOption = None,
    workspace: WorkspaceOption = None,
    profile: NewProfileOption = None,
) -> None:
    """Take in tenders: new ones are kept, changed ones rewritten, known ones skipped."""
    place = Place(database_url, workspace, profile)
    chosen = _chosen(column or [])
    try:
        with _reading(shown=not as_json):
            content = read_tender_file(file)
        with writing_in(place) as (session, here):  # left again: nobody waits for an answer
            proposal = with_columns(proposed_columns(session, here, content), content, chosen)
            own_names = organisation or here.profile.tender_calendar.own_names
        columns, confirmed = _settled(proposal, content, file, as_json=as_json)
        if content.kind.is_published and not own_names:
            raise wrong_use(f"{file}: the profile has no own_names; use --organisation NAME.")
        columns_of(content, columns)
        with writing_in(place) as (session, here), _progress(shown=not as_json) as progress:
            done = import_tenders(
                session,
                here=here,
                file=content,
                columns=columns,
                actor_id=None,
                now=real_now(),
                organisation=organisation,
                progress=progress,
            )
            if chosen or confirmed:
                remember_columns(
                    session,
                    here=here,
                    file=content,
                    columns=columns,
                    actor_id=None,
                    now=real_now(),
                )
            if not dry_run:
                session.commit()
    except SheetError as error:
        raise wrong_use(str(error)) from error
    except HeaderError as error:
        raise wrong_use(f"{file}: {error} Use --column NAME=HEADING.") from error
    tell(done.report, _readable(done, file), as_json=as_json, dry_run=dry_run)


def _chosen(options: list[str]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for each in options:
        name, is_there, heading = each.partition("=")
        if not is_there or name.strip() not in NAMES:
            raise wrong_use(
                f"--column {each}: write NAME=HEADING. The names are {', '.join(NAMES)}."
            )
        chosen[name.strip()] = heading.strip()
    return chosen


def _settled(
    proposal: Proposal, content: TenderFile, file: Path, *, as_json: bool
) -> tuple[Mapping[str, str], bool]:
    """The columns to use, and whether somebody said yes to them.

    What is exact needs no yes; where nobody can be asked, what is sure is used.
    """
    exact = all(each >= Sure.EXACT for each in proposal.sure.values())
    if exact and not proposal.missing:
        return proposal.columns, False
    if as_json or not sys.stdin.isatty() or proposal.missing:
        columns = proposal.certain_columns
        missing = [*proposal.missing, *({"titel"} & set(proposal.columns) - set(columns))]
        if missing:
            headings = ", ".join(each for each in content.header if each)
            raise wrong_use(
                f"{file}: which heading is {', '.join(missing)}? Say so with"
                f" --column {missing[0]}=HEADING. The headings in row {content.header_row}"
                f" are: {headings or 'none'}."
            )
        return columns, False
    _show(proposal, file)
    if not typer.confirm("Is this right?", default=True, err=True):
        raise wrong_use("Say which heading is which with --column NAME=HEADING.")
    return proposal.columns, True


def _show(proposal: Proposal, file: Path) -> None:
    typer.echo(f"{file.name}: what I think that the columns are", err=True)
    for name, heading in proposal.columns.items():
        doubt = "  (a guess)" if proposal.sure[name] is Sure.GUESS else ""
        typer.echo(f"  {name:<22} {heading}{doubt}", err=True)
    if proposal.left:
        typer.echo(f"  left alone             {', '.join(proposal.left)}", err=True)


def _reading(*, shown: bool) -> AbstractContextManager[object]:
    """A sign of life on standard error: a workbook may take a while to read."""
    console = Console(stderr=True)
    return console.status("Reading") if shown and console.is_terminal else nullcontext()


@contextmanager
def _progress(*, shown: bool) -> Iterator[Progress | None]:
    """A bar on standard error, where somebody looks at it."""
    console = Console(stderr=True)
    if not shown or not console.is_terminal:
        yield None
        return
    with Bar(console=console, transient=True) as bar:
        task = bar.add_task(_ROWS)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _readable(done: TenderImport, file: Path) -> Iterator[str]:
    yield from counts(done.report, file)
    if done.others:
        yield f"Of the skipped ones {done.others} are of other organisations."
    if done.left_alone:
        yield f"Left alone, because these are no columns of a tender: {', '.join(done.left_alone)}"
