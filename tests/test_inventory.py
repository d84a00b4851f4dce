"""docs/inventory.md says of every row of the two plans what stands, and which test shows it."""

import ast
import re
from dataclasses import dataclass

import pytest

from tests.support.checkout import ROOT

ROWS = 83
NOT_YET, NO_TEST = "not yet", "—"
TEST = re.compile(r"`(tests/acceptance/test_\w+\.py)::(test_\w+)`")


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    number: int
    name: str
    how: str
    test: str

    @property
    def served(self) -> bool:
        """Whether somebody in chat is served by it."""
        return self.how != NOT_YET


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The table as it stands."""
    lines = (ROOT / "docs" / "inventory.md").read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in lines
        if re.match(r"\|\s*\d", line)
    ]
    return [Row(int(number), name, how, test) for number, name, how, test in cells]


def test_every_row_stands_there_once_and_in_order(rows: list[Row]) -> None:
    assert [row.number for row in rows] == list(range(1, ROWS + 1))
    assert all(row.name and row.how and row.test for row in rows)


def test_a_row_has_a_test_exactly_when_it_is_served(rows: list[Row]) -> None:
    assert not [row for row in rows if row.served and not TEST.fullmatch(row.test)]
    assert not [row for row in rows if not row.served and row.test != NO_TEST]


def test_every_named_test_exists(rows: list[Row]) -> None:
    named = {found.groups() for row in rows if (found := TEST.fullmatch(row.test))}
    assert named, "no row names a test"
    missing = {(file, test) for file, test in named if test not in functions_of(file)}
    assert not missing


def functions_of(file: str) -> set[str]:
    """The names of the tests of a file, without running it."""
    path = ROOT / file
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
