"""Reading a cell of a file that is imported, or saying what would be right."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.language.folding import folded
from bot.profile.problems import nearest, one_of
from bot.services.row_report import CellProblem, Refused
from bot.services.visible_text import visible_text

REF_LENGTH = 200
"""The longest name of a row."""

_SHOWN = 60


class CellError(Exception):
    """A cell that cannot be read; the message says what would be right."""

    def __init__(
        self, message: str, problem: CellProblem = CellProblem.OTHER, **facts: str
    ) -> None:
        """Keep the sentence, and what it is made of."""
        self.problem, self.facts = problem, facts
        super().__init__(message)

    def at(self, row: int, column: str) -> Refused:
        """The same, of a cell."""
        return Refused(row, column, str(self), self.problem, self.facts)


def read_cells(
    number: int, cells: Mapping[str, str], readers: Mapping[str, Callable[[str], object]]
) -> tuple[dict[str, Any], list[Refused]]:
    """What the cells of a row say, by column, and the first mistake in each of the others."""
    values: dict[str, Any] = {}
    mistakes: list[Refused] = []
    for column, cell in cells.items():
        try:
            values[column] = readers[column](cell)
        except CellError as error:
            mistakes.append(error.at(number, column))
    return values, mistakes


def line(cell: str, longest: int, *, needed: str = "") -> str | None:
    """A text on one line. ``needed``: what the cell has to hold, where it may not be empty."""
    return fitting(visible_text(cell), longest, needed)


def fitting(text: str, longest: int, needed: str = "") -> str | None:
    """A text that is not too long; None for an empty one."""
    if needed and not text:
        raise CellError(f"this cell is empty; it needs {needed}", CellProblem.EMPTY)
    if len(text) > longest:
        raise CellError(
            f"this text has {len(text)} characters; at most {longest} fit",
            CellProblem.TOO_LONG,
            longest=str(longest),
        )
    return text or None


def unknown(cell: str, known: Iterable[str], what: str) -> CellError:
    """A name that the profile has not, with the nearest that it has."""
    names = list(known)
    return CellError(
        f"{quoted(cell)} is no {what} of this profile; use {one_of(cell, names)}",
        CellProblem.UNKNOWN,
        typed=shown(cell),
        near=nearest(cell, names) or "",
        choices=", ".join(names),
    )


def named(names_of: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """The slug behind every name; a name of two things means the first."""
    slugs: dict[str, str] = {}
    for slug, names in names_of:
        for name in names:
            slugs.setdefault(folded(name), slug)
    return slugs


def quoted(cell: str) -> str:
    """What somebody typed, in quotes: as :func:`shown`."""
    return f"'{shown(cell)}'"


def shown(cell: str) -> str:
    """What somebody typed, on one line and without what a terminal would obey."""
    text = visible_text(cell)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
