"""Which cell of a row is what: the header of a file, matched with the columns we know."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.language.folding import folded
from bot.services.row_report import CellProblem, Refused
from bot.services.visible_text import visible_text
from bot.sheets import Sheet, SheetRow

UNCOMPUTED = "this formula has no value yet; open the file in a spreadsheet and save it again"


class HeaderError(Exception):
    """A header with which nothing can be imported; the message says what would be right."""


@dataclass(frozen=True)
class Columns:
    """Where each known column stands. ``unknown``: headings that mean nothing to us."""

    positions: Mapping[str, int]
    unknown: tuple[str, ...]
    width: int

    def cells_of(self, row: SheetRow) -> dict[str, str]:
        """Each cell of a row by the name of its column; an empty text where there is none."""
        return {
            name: row.cells[position] if position < len(row.cells) else ""
            for name, position in self.positions.items()
        }

    def surplus(self, row: SheetRow) -> list[Refused]:
        """What is wrong before a row is read: cells without a heading, or without a value."""
        uncomputed = [
            Refused(row.number, name, UNCOMPUTED, CellProblem.UNCOMPUTED)
            for name, position in self.positions.items()
            if position in row.uncomputed
        ]
        if len(row.cells) <= self.width:
            return uncomputed
        reason = (
            f"there are {len(row.cells)} cells and {self.width} headings;"
            " a text with a separator in it stands in double quotes"
        )
        column = f"column {self.width + 1}"
        return [*uncomputed, Refused(row.number, column, reason, CellProblem.SURPLUS)]


def read_columns(
    sheet: Sheet, *, required: Collection[str], optional: Collection[str] = ()
) -> Columns:
    """Match the header; order is free, capitals and accents make no difference.

    :raises HeaderError: a required column is not there, or one is there twice.
    """
    known = {folded(name): name for name in (*required, *optional)}
    positions: dict[str, int] = {}
    unknown: list[str] = []
    for position, heading in enumerate(sheet.header):
        name = known.get(folded(heading))
        if name in positions:
            raise HeaderError(f"Column {name} is there twice in row 1.")
        if name is not None:
            positions[name] = position
        elif heading:
            unknown.append(visible_text(heading))
    missing = [name for name in required if name not in positions]
    if missing:
        raise HeaderError(
            f"Row 1 has no column {', '.join(missing)}."
            f" It needs: {';'.join(required)}. Allowed as well: {', '.join(optional)}."
        )
    return Columns(positions, tuple(unknown), len(sheet.header))
