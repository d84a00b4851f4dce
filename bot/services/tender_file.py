"""A file of tenders, read into rows of text: a table of one's own, or one that is published."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.language.folding import folded
from bot.services.header_row import find_header
from bot.services.ocds import OCDS_HEADER, read_ocds
from bot.sheets import Limits, SheetError, SheetRow, Trouble, checked_size, read_rows

TENDER_LIMITS = Limits(size=40 * 1024 * 1024, unpacked=250 * 1024 * 1024, rows=100_000)
"""The national workbook of a year is large; what is not our own organisation's is left out."""

OURS = "organisatie"
"""The column of a published file that says whose tender it is."""

_JSON = frozenset({".json", ".jsonl", ".ndjson"})


class FileKind(StrEnum):
    """What a file of tenders is."""

    CSV = "csv"
    XLSX = "xlsx"
    TENDERNED = "tenderned"  # the national workbook, also as CSV
    OCDS = "ocds"

    @property
    def is_published(self) -> bool:
        """Whether it holds what many organisations published; its columns are known."""
        return self in {FileKind.TENDERNED, FileKind.OCDS}


@dataclass(frozen=True)
class TenderFile:
    """The rows of a file. Headings differ from each other; an empty one can not be mapped.

    ``header_row``: where it stands, as a spreadsheet counts; 0 in JSON, where a row is a release,
    the first one 1.
    """

    kind: FileKind
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    header_row: int = 1

    @property
    def digest(self) -> str:
        """What the header is remembered by: the same whatever its capitals or punctuation."""
        names = "\n".join(folded(heading) for heading in self.header)
        return hashlib.sha256(names.encode()).hexdigest()


TENDERNED_COLUMNS = {
    "ref": ("publicatieid", "id publicatie", "publicatie id"),
    "titel": ("aanbestedingnaam", "naam aanbesteding", "aanbesteding naam"),
    OURS: ("opdrachtgevernaam", "naam aanbestedende dienst", "opdrachtgever naam"),
    "publicatie": ("publicatiedatum", "publicatie datum"),
    "procedure": ("procedure",),
    "cpv": ("cpvcodes", "cpv codes", "hoofd cpv code", "cpv code"),
    "waarde": ("geraamdewaarde", "geraamde waarde"),
    "start_contract": ("aanvangopdracht", "aanvang opdracht", "aanvangsdatum opdracht"),
    "einde_contract": ("voltooiingopdracht", "voltooiing opdracht", "einddatum opdracht"),
}
"""How the national workbook calls what we know; suppliers stand in columns that are not here."""

_SIGNS = ("ref", "titel", OURS)


def read_tender_file(path: Path, *, limits: Limits = TENDER_LIMITS) -> TenderFile:
    """The rows of a file: CSV, XLSX, the national TenderNed workbook, or OCDS JSON.

    :raises SheetError: it cannot be read; ``trouble`` says which it is.
    """
    if path.suffix.lower() in _JSON:
        checked_size(path, limits)
        return TenderFile(FileKind.OCDS, OCDS_HEADER, read_ocds(path, limits), header_row=0)
    rows = read_rows(path, limits=limits)
    if not rows:
        raise SheetError(f"{path} is empty.", Trouble.EMPTY)
    header = find_header(rows)
    kind = FileKind.CSV if path.suffix.lower() != ".xlsx" else FileKind.XLSX
    names = _told_apart(header.headings)
    if all(sign in tenderned_columns(names) for sign in _SIGNS):
        kind = FileKind.TENDERNED
    below = tuple(row for row in rows if row.number > header.number)
    return TenderFile(kind, names, below, header.number)


def tenderned_columns(header: Sequence[str]) -> dict[str, str]:
    """Which heading of the national workbook each of our columns is."""
    by_name = {folded(heading): heading for heading in reversed(header) if heading}
    found = {
        column: next((by_name[name] for name in names if name in by_name), None)
        for column, names in TENDERNED_COLUMNS.items()
    }
    return {column: heading for column, heading in found.items() if heading is not None}


def _told_apart(headings: Sequence[str]) -> tuple[str, ...]:
    """The same heading a second time gets a number behind it."""
    seen: dict[str, int] = {}
    apart: list[str] = []
    for heading in headings:
        name = folded(heading)
        seen[name] = seen.get(name, 0) + 1
        apart.append(f"{heading} ({seen[name]})" if heading and seen[name] > 1 else heading)
    return tuple(apart)
