"""What a presenter may know of a file of tenders that somebody dropped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.vocabulary import ImportState


@dataclass(frozen=True)
class Reason:
    """Why a row cannot be taken in: ``problem`` names the phrase, ``data`` what it mentions.

    ``row`` as a spreadsheet counts; ``column`` is ours, or empty where it is of the whole row.
    """

    row: int
    column: str
    problem: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Findings:
    """What was found in a file, and what becomes of its rows.

    ``kind`` is what sort of file it is; ``headings`` are those of the file, ``columns`` says which
    of them each of our columns is, ``lacking`` which ones are needed and were not found,
    ``guessed`` which ones only look like it. ``refused`` counts rows; ``reasons`` has the first
    of them, each once. ``others``: how many of the skipped rows are of other organisations.
    """

    kind: str
    rows: int
    headings: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    taken: int = 0
    updated: int = 0
    skipped: int = 0
    others: int = 0
    refused: int = 0
    lacking: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def may_choose(self) -> bool:
        """Whether somebody can say which column is what; those of a published file are known."""
        return self.kind in {"csv", "xlsx"}

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings that none of our columns is."""
        used = set(self.columns.values())
        return tuple(each for each in self.headings if each and each not in used)


@dataclass(frozen=True)
class FileView:
    """A dropped file as who dropped it may see it."""

    import_id: int
    name: str
    state: ImportState
    found: Findings | None = None
    problem: str = ""
