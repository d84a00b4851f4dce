"""What became of every row of a file that was imported."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refused:
    """A row that was not taken, and why; one for each column with a mistake.

    ``row`` as a spreadsheet counts; row 1 is the header. ``reason`` says what would be right.
    """

    row: int
    column: str
    reason: str


@dataclass
class RowReport:
    """How many rows were new, changed or known, and every mistake in the others."""

    taken: int = 0
    updated: int = 0
    skipped: int = 0
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, mistakes: Iterable[Refused]) -> None:
        """A row wrote nothing, because of these."""
        self.refused.extend(mistakes)

    @property
    def refused_rows(self) -> int:
        """How many rows were refused."""
        return len({each.row for each in self.refused})
