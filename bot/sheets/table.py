"""A table as it was read from a file, and what is told of a file that is none."""

from dataclasses import dataclass, field
from enum import StrEnum

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much of a file is read. ``unpacked``: bytes of all that a workbook has packed."""

    size: int = 10 * MEBIBYTE
    unpacked: int = 100 * MEBIBYTE
    rows: int = 10_000


@dataclass(frozen=True)
class SheetRow:
    """A row that is not empty. ``number`` as a spreadsheet counts; row 1 is the first.

    ``uncomputed``: where a formula stands that no spreadsheet has computed yet.
    """

    number: int
    cells: tuple[str, ...]
    uncomputed: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True)
class Sheet:
    """A table. A row may have fewer cells than the header, or more (CSV only)."""

    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]


class Trouble(StrEnum):
    """Why a file cannot be read."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    OTHER_KIND = "other_kind"
    MACROS = "macros"
    OLD_EXCEL = "old_excel"
    PROTECTED = "protected"  # by a password, or an old workbook under a new name
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    UNPACKS = "unpacks"  # a small file that becomes an enormous one
    TOO_MANY_ROWS = "too_many_rows"
    NO_TEXT = "no_text"
    QUOTES = "quotes"
    NO_JSON = "no_json"
    NO_OCDS = "no_ocds"
    EMPTY = "empty"


class SheetError(Exception):
    """A file that cannot be read; the message says what would be right, ``trouble`` which it is."""

    def __init__(self, message: str, trouble: Trouble = Trouble.UNREADABLE) -> None:
        """Keep both."""
        self.trouble = trouble
        super().__init__(message)
