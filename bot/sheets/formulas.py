"""Formulas in a workbook that no spreadsheet has computed: where a value should be is nothing."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

_ROW, _CELL = f"{{{SHEET_MAIN_NS}}}row", f"{{{SHEET_MAIN_NS}}}c"
_FORMULA, _VALUE = f"{{{SHEET_MAIN_NS}}}f", f"{{{SHEET_MAIN_NS}}}v"
_PIECE = 1024 * 1024


def uncomputed_in(path: Path, part: str) -> dict[int, frozenset[int]]:
    """Where they stand: positions of cells by number of row. ``part``: the sheet in the archive.

    A formula whose outcome is an empty text was computed.
    """
    with zipfile.ZipFile(path) as packed:
        if not _has_formulas(packed, part):
            return {}
        with packed.open(part) as stream:
            found: dict[int, set[int]] = {}
            for _, element in iterparse(stream, events=("end",)):
                if element.tag == _CELL and _is_uncomputed(element):
                    letters, row = coordinate_from_string(element.get("r", ""))
                    found.setdefault(row, set()).add(column_index_from_string(letters) - 1)
                elif element.tag == _ROW:
                    element.clear()
    return {row: frozenset(positions) for row, positions in found.items()}


def _has_formulas(packed: zipfile.ZipFile, part: str) -> bool:
    with packed.open(part) as stream:
        before = b""
        while piece := stream.read(_PIECE):
            if b"<f>" in before + piece or b"<f " in before + piece or b":f>" in before + piece:
                return True
            before = piece[-2:]
    return False


def _is_uncomputed(cell: Element) -> bool:
    value = cell.find(_VALUE)
    empty = value is None or not value.text
    return empty and cell.find(_FORMULA) is not None and cell.get("t") != "str"
