"""What became of every row of a file that was imported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class CellProblem(StrEnum):
    """What is wrong with a cell, for who tells it in other words than ``Refused.reason``."""

    OTHER = "other"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN = "unknown"  # a name that the profile has not; ``near`` and ``choices`` in the facts
    NO_DATE = "no_date"
    NO_YEAR = "no_year"
    NO_AMOUNT = "no_amount"
    NO_PERSON = "no_person"
    UNCOMPUTED = "uncomputed"
    SURPLUS = "surplus"
    TWICE = "twice"  # ``row`` in the facts: the first one
    CHANGED = "changed"  # by somebody in Slack, since the last import
    NOT_OURS = "not_ours"  # the ref names something that no file brought
    NO_REF = "no_ref"  # a title that names several


@dataclass(frozen=True)
class Refused:
    """A row that was not taken, and why; one for each column with a mistake.

    ``row`` as a spreadsheet counts; row 1 is the header. ``reason`` says what would be right.
    ``facts``: what was typed and what it looks like, by name, as ``problem`` needs them.
    """

    row: int
    column: str
    reason: str
    problem: CellProblem = field(default=CellProblem.OTHER, compare=False)
    facts: Mapping[str, str] = field(default_factory=dict, compare=False)

    def told(self) -> dict[str, Any]:
        """As the command line tells it."""
        return {"row": self.row, "column": self.column, "reason": self.reason}


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

    def told(self) -> dict[str, Any]:
        """As the command line tells it; this shape stays as it is."""
        return {
            "taken": self.taken,
            "updated": self.updated,
            "skipped": self.skipped,
            "refused": [each.told() for each in self.refused],
        }
