"""Whatever rows there are: a CSV and a workbook mean the same, and a second time nothing is new."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlmodel import Session

from bot.services.lesson_import import LessonImport
from bot.sheets import read_sheet
from tests.services.house import House
from tests.services.importing import HEADER, all_lessons, from_sheet
from tests.sheets.writing import write_csv

COLUMNS = (*HEADER, "advies", "link", "fase", "afloop", "anoniem", "Opmerking")

text = st.text(
    st.one_of(
        st.sampled_from("aé€ \n\t;,\"'=+-@_x0"),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")),
    ),
    max_size=40,
)


def mostly(*good: str) -> st.SearchStrategy[str]:
    """One of these, and now and then anything at all."""
    return st.one_of(st.sampled_from(good), st.sampled_from(good), text)


rows = st.lists(
    st.tuples(
        mostly("L1", "L2", "L3", "12"),
        mostly("Een titel", "=1+1", "#N/B", "2026-11-23"),
        mostly("Geleerd", "Een\ntwee", '"aanhaling"', "-- streep"),
        mostly("", "klimaat", "Klimaat, circulariteit"),
        mostly("", "gww", "gww, Vervoer, aandrijfsystemen en emballage"),
        mostly("", "Doe mee"),
        mostly("", "https://voorbeeld.nl"),
        mostly("", "gunning"),
        mostly("", "goed", "mis"),
        mostly("", "ja", "nee"),
        text,
    ),
    max_size=6,
)


def write_as_excel(file: Path, table: list[tuple[str, ...]]) -> Path:
    """A workbook in which every cell is a text, written as Excel writes it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for number, cells in enumerate(table, start=1):
        for column, cell in enumerate(cells, start=1):
            escaped = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", cell)
            sheet.cell(number, column, escaped).data_type = "s"
    workbook.save(file)
    return file


def taken(session: Session, house: House, file: Path) -> LessonImport:
    """What became of a file."""
    return from_sheet(session, house, read_sheet(file))


def kept(session: Session) -> list[tuple[str | None, ...]]:
    """What stands in the database."""
    return [(each.ref, each.title, each.insight, each.advice) for each in all_lessons(session)]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=rows)
def test_both_kinds_of_file_mean_the_same_and_the_second_time_nothing_is_new(
    house: House, tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    files = (
        write_csv(tmp_path / "lessen.csv", [COLUMNS, *rows]),
        write_as_excel(tmp_path / "lessen.xlsx", [COLUMNS, *rows]),
    )
    outcomes = []
    for first, second in (files, files[::-1]):
        with house.session() as session:  # nothing is committed: each starts with nothing
            done, stored = taken(session, house, first), kept(session)
            again = taken(session, house, second)
            assert kept(session) == stored
        report = done.report
        assert len(stored) == report.taken
        assert (again.report.taken, again.report.updated) == (0, 0)
        assert again.report.skipped == report.taken + report.skipped
        assert again.report.refused == report.refused
        filled = sum(any(cell.strip() for cell in row) for row in rows)
        assert report.taken + report.skipped + report.refused_rows == filled
        outcomes.append((done, stored))
    assert outcomes[0] == outcomes[1]
