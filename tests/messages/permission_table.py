"""Who may do what, as the handbook shows it: ``python -m tests.messages.permission_table``."""

from collections.abc import Iterator

from bot.messages.roles import act_label
from bot.policy.permissions import PERMISSIONS, Act, Standing
from tests.messages.samples import house

_COLUMNS = {
    Standing.COORDINATOR: "Coördinator",
    Standing.ADVISER: "Adviseur",
    Standing.COLLEAGUE: "Collega",
    Standing.INVOLVED: "Wie het aangaat",
    Standing.OUTSIDER: "Gast",
}


def table() -> str:
    """The whole table, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    words = house("midden-groningen").words
    yield _row("Wat", *_COLUMNS.values())
    yield _row(*("---" for _ in range(len(_COLUMNS) + 1)))
    for act in Act:
        marks = ("ja" if each in PERMISSIONS[act] else "–" for each in _COLUMNS)
        yield _row(act_label(act, words), *marks)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print(table())  # noqa: T201  -- what it was asked for
