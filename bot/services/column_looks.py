"""What the cells below a heading look like: days, amounts, or names that the profile knows."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.services.cells import CellError, named
from bot.services.column_names import Sure
from bot.services.filter_names import names_of
from bot.services.municipality import Municipality
from bot.services.tender_cells import is_open, read_cents, read_moment
from bot.services.tender_columns import Look
from bot.services.tender_file import TenderFile

_SAMPLE = 200
_MOST, _FEW = 0.8, 0.2
"""Parts of the cells: what most of them are the column is; what few are, it is not."""

_DOUBTFUL = re.compile(r"incl|1000|1 000|\bx ?k\b|per jaar|jaarlijks|\bmln\b|miljoen", re.ASCII)
"""Amounts below a heading with this are not simply the estimate in euros."""

_CPV = re.compile(r"\D*\d{8}.*", re.DOTALL)


class Looks:
    """The looks of the columns of one file."""

    def __init__(self, here: Municipality, file: TenderFile) -> None:
        """Nothing is looked at before it is asked for."""
        self._here, self._file = here, file
        self._shares: dict[tuple[Look, int], float | None] = {}

    def judged(self, look: Look, position: int, heading: str, sure: Sure | None) -> Sure | None:
        """How sure it is that cells are a column, after a look at them.

        :param sure: how much the heading is its name; None when it is not.
        """
        if look is Look.TEXT or not heading:
            return sure
        if look is Look.AMOUNT and _DOUBTFUL.search(folded(heading)):
            return Sure.GUESS if sure is Sure.GUESS or sure is Sure.KNOWN else sure
        share = self._share(look, position)
        if sure is None:
            by_look = look in {Look.TEAM, Look.CATEGORY, Look.CPV}
            return Sure.GUESS if by_look and share is not None and share >= _MOST else None
        if sure is Sure.EXACT or share is None or share >= _MOST:
            return sure
        return Sure.GUESS if share > _FEW or look in {Look.TEAM, Look.CATEGORY} else None

    def _share(self, look: Look, position: int) -> float | None:
        """Which part of the filled cells look so; None when there are none."""
        key = look, position
        if key not in self._shares:
            cells = self._sample(position)
            fitting = sum(map(self._tests[look], cells))
            self._shares[key] = fitting / len(cells) if cells else None
        return self._shares[key]

    def _sample(self, position: int) -> list[str]:
        rows = self._file.rows[:_SAMPLE]
        cells = (row.cells[position] for row in rows if position < len(row.cells))
        return [cell for cell in cells if not is_open(cell)]

    @cached_property
    def _tests(self) -> Mapping[Look, Callable[[str], bool]]:
        names = names_of(self._here, [Kind.TEAM, Kind.CATEGORY])
        calendar = self._here.profile.tender_calendar
        procedures = named(
            (each.slug, (each.slug, each.label, *each.aliases)) for each in calendar.procedures
        )
        return {
            Look.DATE: lambda cell: _can(read_moment, cell),
            Look.AMOUNT: lambda cell: _can(read_cents, cell),
            Look.TEAM: lambda cell: folded(cell) in names[Kind.TEAM],
            Look.CATEGORY: lambda cell: folded(cell) in names[Kind.CATEGORY],
            Look.PROCEDURE: lambda cell: folded(cell) in procedures,
            Look.CPV: lambda cell: _CPV.fullmatch(cell) is not None,
        }


def _can(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except CellError:
        return False
    return True
