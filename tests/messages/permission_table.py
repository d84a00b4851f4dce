"""Who may do what, as the handbook shows it: ``python -m tests.messages.permission_table``."""

from collections.abc import Iterator

from bot.messages.roles import act_label
from bot.policy.permissions import Act, Standing, permits
from tests.messages.samples import house
from tests.support.checkout import ROOT

HANDBOOK = ROOT / "docs" / "handboek.md"
_FIRST = "Wat"
_COLUMNS = {
    "Coördinator": {Standing.COORDINATOR},
    "Adviseur": {Standing.ADVISER},
    "Financiën": {Standing.FINANCE, Standing.COLLEAGUE},
    "Collega": {Standing.COLLEAGUE},
    "Wie het aangaat": {Standing.INVOLVED},
    "Gast": {Standing.OUTSIDER},
}
"""How who stands in the heading of a column stands to what it is about."""


def table() -> str:
    """The whole table, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    words = house("midden-groningen").words
    yield _row(_FIRST, *_COLUMNS)
    yield _row(*("---" for _ in range(len(_COLUMNS) + 1)))
    for act in Act:
        marks = ("ja" if permits(act, held) else "–" for held in _COLUMNS.values())
        yield _row(act_label(act, words), *marks)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Put the table in the handbook, where an earlier one stands."""
    text = HANDBOOK.read_text("utf-8")
    start = text.index(f"| {_FIRST} | {next(iter(_COLUMNS))} |")
    end = text.index("\n\n", start)
    HANDBOOK.write_text(text[:start] + table() + text[end:], "utf-8")


if __name__ == "__main__":
    main()
