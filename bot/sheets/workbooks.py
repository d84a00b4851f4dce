"""Excel workbooks: the first sheet, as text, and what Excel computed in it.

What a file holds is not to be trusted: it is read up to a limit, formulas are never
computed, and the XML inside a workbook may not refer to anything (defusedxml).
"""

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from bot.sheets.formulas import uncomputed_in
from bot.sheets.table import MEBIBYTE, Limits, SheetError, Trouble
from bot.sheets.texts import clean

_MOST_COLUMNS = 200
_EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
"""What Excel keeps in a cell whose formula fails: there is no value."""

_LAST_ROW = 1_048_576  # the last one in Excel
_EXCEL_DIGITS = 15
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old workbook begins, and how Excel wraps one with a password."""


@contextmanager
def opened_workbook(
    path: Path, limits: Limits
) -> Iterator[Iterator[tuple[list[str], frozenset[int]]]]:
    """The rows of the first sheet, and where in each a formula was not computed."""
    _demand_small(path, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that do not matter for the values
        try:
            workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            with closing(workbook):
                yield _first_sheet(workbook, path)
        except (SheetError, OSError):
            raise
        except Exception as error:  # openpyxl raises anything on a damaged file
            raise _damaged(path) from error


def _demand_small(path: Path, limits: Limits) -> None:
    """A small file may unpack to something enormous."""
    with path.open("rb") as stream:
        if stream.read(len(_OLE)) == _OLE:
            raise SheetError(
                f"{path} is protected by a password, or an old workbook under a new name."
                " Take the password off and save it as .xlsx.",
                Trouble.PROTECTED,
            )
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged(path) from error
    if unpacked > limits.unpacked:
        raise SheetError(
            f"{path} unpacks to more than {limits.unpacked // MEBIBYTE} MB. Import it in parts.",
            Trouble.UNPACKS,
        )


def _damaged(path: Path) -> SheetError:
    return SheetError(
        f"{path} is not a workbook that can be read: damaged, or of another kind."
        " Save it again as .xlsx, or as CSV UTF-8.",
        Trouble.DAMAGED,
    )


def _first_sheet(workbook: Workbook, path: Path) -> Iterator[tuple[list[str], frozenset[int]]]:
    sheet = workbook.worksheets[0]
    # Nothing else of openpyxl tells where in the archive it stands.
    part: str = sheet._worksheet_path  # type: ignore[attr-defined]  # noqa: SLF001  -- see above
    uncomputed = uncomputed_in(path, part.lstrip("/"))
    sheet.reset_dimensions()  # some programs write a size that is not true
    rows = sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, start=1):
        if number > _LAST_ROW:
            raise SheetError(f"{path} has more rows than Excel knows.", Trouble.TOO_MANY_ROWS)
        empty = values.count(None) == len(values)  # of these there may be a million
        cells = [] if empty else [_text(value) for value in values]
        yield cells, uncomputed.get(number, frozenset())


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "WAAR" if value else "ONWAAR"
        case float():
            return _number(value)
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime():
            return value.isoformat(" ", "minutes")
        case _:
            text = clean(unescape(str(value)))
            return "" if text in _EXCEL_ERRORS else text


def _number(value: float) -> str:
    """As Excel shows it in Dutch, without the noise of binary fractions."""
    shown = f"{Decimal(f'{value:.{_EXCEL_DIGITS}g}'):f}"
    whole, _, fraction = shown.partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole},{fraction}" if fraction else whole
