"""CSV files, cut where their header shows that they are."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.sheets.table import Limits, SheetError, Trouble
from bot.sheets.texts import clean, text_in

_DELIMITERS = (";", "\t", ",")
_NAMED_DELIMITER = re.compile(r"\"?sep=(?P<delimiter>[;,\t|])\"?(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
"""A first line that tells Excel what parts the cells; Excel shows it as no row, nor is it one."""

_LOOKED_AT = 20
_A_TABLE = 3
"""So many cells show that a row is one of a table, and no sentence."""


@contextmanager
def opened_csv(path: Path, _limits: Limits) -> Iterator[Iterator[tuple[list[str], frozenset[int]]]]:
    """The rows of a CSV file, and where in each a formula was not computed: nowhere."""
    named = _NAMED_DELIMITER.match(text := text_in(path))
    text = text[named.end() :] if named else text
    delimiter = named["delimiter"] if named else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield (([clean(cell) for cell in cells], frozenset()) for cells in reader)
    except csv.Error as error:
        raise SheetError(
            f"{path} cannot be read at line {reader.line_num + bool(named)} ({error})."
            ' A text with quotes stands in quotes itself, each one doubled: "a ""b"" c".',
            Trouble.QUOTES,
        ) from error


def _delimiter(text: str) -> str:
    """What cuts the header. Where a title stands above it, what cuts most of the rows after it."""
    by_rows = {each: _first_counts(text, each) for each in _DELIMITERS}
    cuts = [each for each, counts in by_rows.items() if counts[:1] > [1]]
    if cuts and cuts[0] != ",":
        return cuts[0]
    for delimiter in (";", "\t"):
        counts = by_rows[delimiter][1:]
        if counts and sum(count >= _A_TABLE for count in counts) * 2 > len(counts):
            return delimiter
    return cuts[0] if cuts else _DELIMITERS[0]


def _first_counts(text: str, delimiter: str) -> list[int]:
    """How many cells each of the first rows has when it is cut so; empty rows left out."""
    counts: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cells):
                counts.append(len(cells))
            if len(counts) == _LOOKED_AT:
                break
    except csv.Error:
        pass  # cut like this it is no table
    return counts
