"""Writing the same table as each kind of file."""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Row = Sequence[Any]
Writer = Callable[[Path, Iterable[Row]], Path]


def write_csv(
    file: Path, rows: Iterable[Row], *, delimiter: str = ";", encoding: str = "utf-8"
) -> Path:
    """A CSV file, as a spreadsheet saves it."""
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return file


def write_workbook(file: Path, rows: Iterable[Row]) -> Path:
    """A workbook with the table on its first sheet, and something else on its second."""
    workbook = Workbook()
    first = workbook.worksheets[0]
    for row in rows:
        first.append(list(row))
    workbook.create_sheet("Toelichting").append(["niet", "lezen"])
    workbook.save(file)
    return file
