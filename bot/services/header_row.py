"""Where the header of a table stands: below a title or a logo, or spread over two rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.services.column_names import known_names
from bot.services.visible_text import visible_text
from bot.sheets import SheetRow

_LOOKED_AT = 15
"""So far down a header is looked for."""


@dataclass(frozen=True)
class Header:
    """The headings, and the row (the lower one of two) that they stand in."""

    number: int
    headings: tuple[str, ...]


def find_header(rows: Sequence[SheetRow]) -> Header:
    """The row that names most of our columns; the first that looks like a table when none does.

    Where cells were merged, a group stands above the headings in it ("Contract" above "Start"):
    both together are the heading, when more is known by both than by the lower row alone.
    """
    widest = max((len(row.cells) for row in rows[:_LOOKED_AT]), default=0)
    known = [
        (len(set(known_names(each.headings))), each)
        for each in _candidates(rows)
        if sum(map(bool, each.headings)) > 1 or widest <= 1  # one word alone is a title
    ]
    best = max(known, key=lambda each: each[0], default=None)
    if best is not None and best[0] > 0:
        return best[1]
    first = next(
        (row for row in rows[:_LOOKED_AT] if sum(map(bool, row.cells)) * 2 > widest), rows[0]
    )
    return Header(first.number, _headings(first.cells))


def _candidates(rows: Sequence[SheetRow]) -> Iterator[Header]:
    """Single rows first: of equals the first is chosen."""
    for row in rows[:_LOOKED_AT]:
        yield Header(row.number, _headings(row.cells))
    for upper, lower in pairwise(rows[:_LOOKED_AT]):
        if upper.number + 1 == lower.number:
            yield Header(lower.number, _headings(_together(upper.cells, lower.cells)))


def _together(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    joined: list[str] = []
    group = ""
    for position in range(max(len(upper), len(lower))):
        above = upper[position] if position < len(upper) else ""
        below = lower[position] if position < len(lower) else ""
        group = above or group
        both = f"{group} {below}".strip()
        plain = any(known_names([below])) and not any(known_names([both]))
        joined.append((below if plain else both) if below else above)
    return joined


def _headings(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(visible_text(cell) for cell in cells)
