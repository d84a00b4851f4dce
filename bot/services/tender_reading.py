"""Reading the rows of a file of tenders: which are ours, can be kept, or are there twice."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.language.folding import folded
from bot.services.municipality import Municipality
from bot.services.row_report import CellProblem, Refused, RowReport
from bot.services.sheet_columns import Columns, HeaderError
from bot.services.tender_cells import is_open
from bot.services.tender_columns import NAMES, REQUIRED
from bot.services.tender_file import OURS, FileKind, TenderFile
from bot.services.tender_refs import ref_of
from bot.services.tender_rows import TenderRow, TenderRows
from bot.sheets import SheetRow

_EVERY = 500
_SUMS = frozenset({"totaal", "subtotaal", "eindtotaal", "totaal generaal", "som"})


@dataclass
class TenderImport:
    """What became of a file. ``left_alone``: headings that no column was made of; ``others``: how
    many of the skipped rows are tenders of other organisations.
    """

    left_alone: tuple[str, ...] = ()
    others: int = 0
    report: RowReport = field(default_factory=RowReport)


@dataclass
class Reading:
    """Reads the rows of one file. ``people``: ids of who is known here, by Slack user id."""

    here: Municipality = field(repr=False)
    file: TenderFile = field(repr=False)
    columns: Columns
    people: Mapping[str, int] = field(repr=False)
    organisation: str | None = None
    done: TenderImport = field(default_factory=TenderImport)
    _seen: dict[str, TenderRow] = field(default_factory=dict, repr=False)

    def rows(self, told: Callable[[int], None]) -> list[TenderRow]:
        """The rows that can be kept, each reference once; ``done`` tells of the others."""
        reader = TenderRows(here=self.here, people=self.people, lenient=self.file.kind.is_published)
        calendar = self.here.profile.tender_calendar
        ours = [self.organisation] if self.organisation else calendar.own_names
        names = [folded(each) for each in ours]
        for count, each in enumerate(self.file.rows, start=1):
            if count % _EVERY == 0:
                told(count)
            self._take(each, reader, names)
        return list(self._seen.values())

    def _take(self, each: SheetRow, reader: TenderRows, names: Sequence[str]) -> None:
        cells = self.columns.cells_of(each)
        if OURS in cells and not _is_ours(cells.pop(OURS), names):
            self.done.report.skipped += 1
            self.done.others += 1
            return
        if _is_sum(cells):
            self.done.report.skipped += 1
            return
        row = self.columns.surplus(each) or reader.read(each.number, cells)
        if not isinstance(row, TenderRow):
            self.done.report.refuse(row)
            return
        first = self._seen.setdefault(ref_of(row), row)
        if first is not row:
            _second(row, first, self.done, lots=self.file.kind.is_published)


def columns_of(file: TenderFile, columns: Mapping[str, str]) -> Columns:
    """Where each column stands.

    :raises HeaderError: a column or heading that is not there, or none for the title.
    """
    positions = {heading: number for number, heading in enumerate(file.header) if heading}
    for name, heading in columns.items():
        if name not in (*NAMES, OURS):
            raise HeaderError(f"There is no column {name}. There is: {', '.join(NAMES)}.")
        if heading not in positions:
            raise HeaderError(f"The file has no heading '{heading}' for {name}.")
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise HeaderError(f"No heading was found for {', '.join(missing)}.")
    stands = {name: positions[heading] for name, heading in columns.items()}
    # Beside a table in a workbook people make notes; in CSV one cell too many shifts the others.
    width = len(file.header) if file.kind is FileKind.CSV else sys.maxsize
    return Columns(stands, (), width)


def left_alone(file: TenderFile, columns: Mapping[str, str]) -> tuple[str, ...]:
    """The headings that no column was made of."""
    used = set(columns.values())
    return tuple(heading for heading in file.header if heading and heading not in used)


def _is_ours(buyer: str, names: Sequence[str]) -> bool:
    """Whether a name that we go by stands in the name of who buys, as whole words."""
    return any(f" {name} " in f" {folded(buyer)} " for name in names)


def _is_sum(cells: Mapping[str, str]) -> bool:
    """Whether a row adds up those above it: it says nothing but so, and an amount."""
    others = (cell for name, cell in cells.items() if name not in {"titel", "waarde"})
    return folded(cells["titel"]) in _SUMS and all(map(is_open, others))


def _second(row: TenderRow, first: TenderRow, done: TenderImport, *, lots: bool) -> None:
    """The same reference again. ``lots``: a published file has a row for each lot."""
    if lots or row.fields == first.fields:
        done.report.skipped += 1
        return
    same, column = ("ref", "ref") if row.ref else ("title and team", "titel")
    reason = f"row {first.number} has this {same} too and says something else; give each its own"
    if not row.ref:
        reason += " ref"
    facts = {"row": str(first.number)}
    done.report.refuse([Refused(row.number, column, reason, CellProblem.TWICE, facts)])
