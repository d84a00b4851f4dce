"""Tables in files: CSV and Excel (XLSX) read into rows of text.

What a file holds is not to be trusted: it is read up to a limit, and formulas are never computed.
"""

from collections.abc import Iterable
from pathlib import Path

from bot.sheets.csv_files import opened_csv
from bot.sheets.table import MEBIBYTE, Limits, Sheet, SheetError, SheetRow, Trouble
from bot.sheets.texts import text_in
from bot.sheets.workbooks import opened_workbook

__all__ = [
    "Limits",
    "Sheet",
    "SheetError",
    "SheetRow",
    "Trouble",
    "checked_size",
    "read_rows",
    "read_sheet",
    "text_in",
]

_OPENED = {".csv": opened_csv, ".txt": opened_csv, ".xlsx": opened_workbook}
_MACROS = frozenset({".xlsm", ".xltm", ".xlam"})
_OLD = frozenset({".xls", ".xlt", ".xlsb"})


def read_sheet(path: Path, *, limits: Limits | None = None) -> Sheet:
    """The table in a CSV file, or on the first sheet of a workbook; its header is row 1.

    Cells are text without white space around it. In a workbook a whole number has no
    decimals, another one a comma, and a date is ``YYYY-MM-DD``, as in a Dutch CSV.

    :raises SheetError: no such file, another kind of file, damaged, or too large.
    """
    header: tuple[str, ...] = ()
    rows = read_rows(path, limits=limits)
    if rows and rows[0].number == 1:
        header, rows = rows[0].cells, rows[1:]
    return Sheet(header, rows)


def read_rows(path: Path, *, limits: Limits | None = None) -> tuple[SheetRow, ...]:
    """Every row that is not empty, whichever of them is the header.

    :raises SheetError: as :func:`read_sheet`.
    """
    limits = limits or Limits()
    opened = _OPENED.get(path.suffix.lower())
    if opened is None:
        raise _other_kind(path)
    checked_size(path, limits)
    try:
        with opened(path, limits) as rows:
            return _filled(rows, path, limits)
    except OSError as error:
        raise SheetError(f"{path} cannot be read: {error.strerror or error}.") from error


def checked_size(path: Path, limits: Limits) -> None:
    """See that there is a file, and that it is not too large to look into.

    :raises SheetError: there is none, or it is.
    """
    try:
        if not path.is_file():
            raise SheetError(f"There is no file {path}.", Trouble.MISSING)
        if path.stat().st_size > limits.size:
            raise SheetError(
                f"{path} is larger than {limits.size // MEBIBYTE} MB. Import it in parts.",
                Trouble.TOO_LARGE,
            )
    except OSError as error:
        raise SheetError(f"{path} cannot be read: {error.strerror or error}.") from error


def _other_kind(path: Path) -> SheetError:
    kind = path.suffix.lower()
    if kind in _MACROS:
        return SheetError(
            f"{path} is a workbook with macros. Save it as .xlsx (Excel workbook), without them.",
            Trouble.MACROS,
        )
    if kind in _OLD:
        return SheetError(
            f"{path} is a workbook of another kind. Save it as .xlsx (Excel workbook).",
            Trouble.OLD_EXCEL,
        )
    return SheetError(
        f"{path} is neither CSV nor XLSX. Save it as .csv or .xlsx.", Trouble.OTHER_KIND
    )


def _filled(
    rows: Iterable[tuple[list[str], frozenset[int]]], path: Path, limits: Limits
) -> tuple[SheetRow, ...]:
    filled: list[SheetRow] = []
    for number, (padded, uncomputed) in enumerate(rows, start=1):
        cells = _without_empty_end(padded)
        if not (cells or uncomputed):
            continue
        if len(filled) > limits.rows:  # one of them is the header
            raise SheetError(
                f"{path} has more than {limits.rows} rows. Import it in parts.",
                Trouble.TOO_MANY_ROWS,
            )
        filled.append(SheetRow(number, cells, uncomputed))
    return tuple(filled)


def _without_empty_end(cells: list[str]) -> tuple[str, ...]:
    filled = [position for position, cell in enumerate(cells, start=1) if cell]
    return tuple(cells[: filled[-1]]) if filled else ()
