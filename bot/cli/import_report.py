"""What every ``vaandel import`` tells of a file, and the options that all of them have."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.services.row_report import RowReport

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing; tell what would be done.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document.")]


def tell(report: RowReport, readable: Iterable[str], *, as_json: bool, dry_run: bool) -> None:
    """Say what became of a file, and end with 1 when not everything could be taken in."""
    if as_json:
        typer.echo(json.dumps(report.told()))
    else:
        for line in readable:
            typer.echo(line)
        if dry_run:
            typer.echo("This was a dry run: nothing was written.")
    raise typer.Exit(1 if report.refused else 0)


def counts(report: RowReport, file: Path) -> Iterator[str]:
    """How many rows became what, and every mistake."""
    yield (
        f"{file.name}: {report.taken} taken, {report.updated} updated,"
        f" {report.skipped} skipped, {report.refused_rows} refused"
    )
    for each in report.refused:
        yield f"  row {each.row}, {each.column}: {each.reason}"
