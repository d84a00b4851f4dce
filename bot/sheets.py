"""Tables in files: CSV and Excel (XLSX) read into rows of text.

What a file holds is not to be trusted: it is read up to a limit, formulas are never
computed, and the XML inside a workbook may not refer to anything (defusedxml).
"""

import codecs
import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

_MEBIBYTE = 1024 * 1024
_DELIMITERS = (";", "\t", ",")
_NAMED_DELIMITER = re.compile(r"\"?sep=(?P<delimiter>[;,\t|])\"?(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
"""A first line that tells Excel what parts the cells; Excel shows it as no row, nor is it one."""

_MOST_COLUMNS = 200
_EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
"""What Excel keeps in a cell whose formula fails: there is no value."""

_LAST_ROW = 1_048_576  # the last one in Excel
_EXCEL_DIGITS = 15


@dataclass(frozen=True)
class Limits:
    """How much of a file is read. ``unpacked``: bytes of all that a workbook has packed."""

    size: int = 10 * _MEBIBYTE
    unpacked: int = 100 * _MEBIBYTE
    rows: int = 10_000


@dataclass(frozen=True)
class SheetRow:
    """A row that is not empty. ``number`` as a spreadsheet counts; row 1 is the header."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table. A row may have fewer cells than the header, or more (CSV only)."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]


class SheetError(Exception):
    """A file that cannot be read as a table; the message says what would be right."""


def read_sheet(path: Path, *, limits: Limits | None = None) -> Sheet:
    """The table in a CSV file, or on the first sheet of a workbook.

    Cells are text without white space around it. In a workbook a whole number has no
    decimals, another one a comma, and a date is ``YYYY-MM-DD``, as in a Dutch CSV.

    :raises SheetError: no such file, another kind of file, damaged, or too large.
    """
    limits = limits or Limits()
    opened = {".csv": _opened_csv, ".xlsx": _opened_workbook}.get(path.suffix.lower())
    if opened is None:
        raise SheetError(f"{path} is neither CSV nor XLSX. Save it as .csv or .xlsx.")
    if not path.is_file():
        raise SheetError(f"There is no file {path}.")
    try:
        if path.stat().st_size > limits.size:
            raise SheetError(
                f"{path} is larger than {limits.size // _MEBIBYTE} MB. Import it in parts."
            )
        with opened(path, limits) as rows:
            return _sheet(rows, path, limits)
    except OSError as error:
        raise SheetError(f"{path} cannot be read: {error.strerror or error}.") from error


def _sheet(rows: Iterable[list[str]], path: Path, limits: Limits) -> Sheet:
    header: tuple[str, ...] = ()
    filled: list[SheetRow] = []
    for number, padded in enumerate(rows, start=1):
        cells = _without_empty_end(padded)
        if number == 1:
            header = cells
        elif cells:
            if len(filled) == limits.rows:
                raise SheetError(f"{path} has more than {limits.rows} rows. Import it in parts.")
            filled.append(SheetRow(number, cells))
    return Sheet(header, tuple(filled))


def _without_empty_end(cells: list[str]) -> tuple[str, ...]:
    filled = [position for position, cell in enumerate(cells, start=1) if cell]
    return tuple(cells[: filled[-1]]) if filled else ()


@contextmanager
def _opened_csv(path: Path, _limits: Limits) -> Iterator[Iterator[list[str]]]:
    named = _NAMED_DELIMITER.match(text := _decoded(path))
    text = text[named.end() :] if named else text
    delimiter = named["delimiter"] if named else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield ([_clean(cell) for cell in cells] for cells in reader)
    except csv.Error as error:
        raise SheetError(
            f"{path} cannot be read at line {reader.line_num + bool(named)} ({error})."
            ' A text with quotes stands in quotes itself, each one doubled: "a ""b"" c".'
        ) from error


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # "Unicode text" of Excel
        return _utf_16(raw, path)
    if b"\0" in raw:  # UTF-16 that does not say so, or no text: as cp1252 it would be nonsense
        raise _no_text(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _no_text(path) from error


def _utf_16(raw: bytes, path: Path) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise _no_text(path) from error


def _no_text(path: Path) -> SheetError:
    return SheetError(f"{path} is not text. Save it as CSV UTF-8.")


def _delimiter(text: str) -> str:
    """The first that cuts the header; a semicolon when none does."""

    def cuts(delimiter: str) -> bool:
        try:
            return len(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])) > 1
        except csv.Error:
            return False

    return next(filter(cuts, _DELIMITERS), _DELIMITERS[0])


@contextmanager
def _opened_workbook(path: Path, limits: Limits) -> Iterator[Iterator[list[str]]]:
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
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged(path) from error
    if unpacked > limits.unpacked:
        raise SheetError(
            f"{path} unpacks to more than {limits.unpacked // _MEBIBYTE} MB. Import it in parts."
        )


def _damaged(path: Path) -> SheetError:
    return SheetError(
        f"{path} is not a workbook that can be read: damaged, protected by a password,"
        " or of another kind. Save it again as .xlsx, or as CSV UTF-8."
    )


def _first_sheet(workbook: Workbook, path: Path) -> Iterator[list[str]]:
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()  # some programs write a size that is not true
    rows = sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, start=1):
        if number > _LAST_ROW:
            raise SheetError(f"{path} has more rows than Excel knows.")
        empty = values.count(None) == len(values)  # of these there may be a million
        yield [] if empty else [_text(value) for value in values]


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
            text = _clean(unescape(str(value)))
            return "" if text in _EXCEL_ERRORS else text


def _number(value: float) -> str:
    """As Excel shows it in Dutch, without the noise of binary fractions."""
    shown = f"{Decimal(f'{value:.{_EXCEL_DIGITS}g}'):f}"
    whole, _, fraction = shown.partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole},{fraction}" if fraction else whole


def _clean(text: str) -> str:
    """Without white space around it, and with one kind of line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
