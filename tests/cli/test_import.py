"""``vaandel import lessons``: the report, the exit code, and what stays in the database."""

import json
from pathlib import Path

import pytest
from sqlmodel import col, select

from storage.database import Database
from storage.tables import Lesson, Workspace
from tests.cli.conftest import Command
from tests.sheets.writing import write_csv, write_workbook

HEADER = ("ref", "titel", "inzicht", "thema", "categorie")
GOOD = [
    HEADER,
    ("L1", "Eerst vragen", "Vraag eerst of het nodig is.", "klimaat", "gww"),
    ("L2", "Klein beginnen", "Begin met één team.", "", ""),
]
WRONG = [*GOOD, ("L3", "", "x", "klimmaat", "")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lessen.csv"


def titles(url: str) -> dict[str | None, str]:
    """The lessons in the database."""
    database = Database(url)
    with database.reading() as session:
        found = {each.ref: each.title for each in session.exec(select(Lesson))}
    database.close()
    return found


def test_a_file_is_taken_in_and_known_the_second_time(
    vaandel_on_each: Command, file: Path, database_url: str
) -> None:
    write_csv(file, GOOD)
    first = vaandel_on_each("import", "lessons", str(file))
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "lessen.csv: 2 taken, 0 updated, 0 skipped, 0 refused\n"
    assert titles(database_url) == {"L1": "Eerst vragen", "L2": "Klein beginnen"}
    second = vaandel_on_each("import", "lessons", str(file))
    assert second.stdout == "lessen.csv: 0 taken, 0 updated, 2 skipped, 0 refused\n"


def test_json_is_one_document_with_every_mistake(vaandel: Command, file: Path) -> None:
    write_csv(file, WRONG)
    result = vaandel("import", "lessons", str(file), "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert list(report) == ["taken", "updated", "skipped", "refused"]
    assert (report["taken"], report["updated"], report["skipped"]) == (2, 0, 0)
    assert [list(each) for each in report["refused"]] == [["row", "column", "reason"]] * 2
    assert [(each["row"], each["column"]) for each in report["refused"]] == [
        (4, "titel"),
        (4, "thema"),
    ]


def test_a_workbook_gives_the_same_report(vaandel: Command, file: Path, tmp_path: Path) -> None:
    write_csv(file, WRONG)
    book = write_workbook(tmp_path / "lessen.xlsx", WRONG)
    dry = ("import", "lessons", "--dry-run", "--json")
    assert vaandel(*dry, str(file)).stdout == vaandel(*dry, str(book)).stdout


def test_a_dry_run_counts_and_writes_nothing(
    vaandel_on_each: Command, file: Path, database_url: str
) -> None:
    write_csv(file, WRONG)
    dry = vaandel_on_each("import", "lessons", str(file), "--dry-run", "--json")
    database = Database(database_url)
    with database.reading() as session:
        assert session.exec(select(Workspace)).all() == []
    database.close()
    assert titles(database_url) == {}
    wet = vaandel_on_each("import", "lessons", str(file), "--json")
    assert (dry.exit_code, dry.stdout) == (wet.exit_code, wet.stdout)
    again = vaandel_on_each("import", "lessons", str(file), "--dry-run")
    assert "0 taken, 0 updated, 2 skipped, 1 refused" in again.stdout
    assert again.stdout.endswith("This was a dry run: nothing was written.\n")


def test_rows_that_can_be_taken_are_taken_and_the_others_told(
    vaandel: Command, file: Path, sqlite_url: str
) -> None:
    write_csv(file, WRONG)
    result = vaandel("import", "lessons", str(file))
    assert result.exit_code == 1
    assert "2 taken, 0 updated, 0 skipped, 1 refused\n" in result.stdout
    assert "  row 4, titel: this cell is empty; it needs a title\n" in result.stdout
    assert "did you mean 'klimaat'?" in result.stdout
    assert set(titles(sqlite_url)) == {"L1", "L2"}


def test_a_changed_row_is_updated(vaandel: Command, file: Path, sqlite_url: str) -> None:
    write_csv(file, GOOD)
    vaandel("import", "lessons", str(file))
    write_csv(file, [*GOOD[:-1], ("L2", "Groot beginnen", *GOOD[-1][2:])])
    assert "0 taken, 1 updated, 1 skipped" in vaandel("import", "lessons", str(file)).stdout
    assert titles(sqlite_url)["L2"] == "Groot beginnen"


def test_columns_that_were_left_alone_are_named(vaandel: Command, file: Path) -> None:
    write_csv(file, [(*HEADER, "Opmerking"), (*GOOD[1], "x")])
    result = vaandel("import", "lessons", str(file))
    assert result.exit_code == 0
    assert "Left alone, because these columns are unknown: Opmerking\n" in result.stdout


def test_names_to_check_are_shown_to_people_and_not_to_programs(
    vaandel: Command, file: Path
) -> None:
    write_csv(file, [HEADER, ("L1", "Op tijd", "Voorbeeld B.V. was op tijd.", "", "")])
    dry = ("import", "lessons", str(file), "--dry-run")
    result = vaandel(*dry)
    assert result.exit_code == 0
    assert "Names to check" in result.stdout
    assert "  row 2: Voorbeeld B.V.\n" in result.stdout
    assert "--dry-run shows them before anything is written" in result.stdout
    assert list(json.loads(vaandel(*dry, "--json").stdout)) == [
        "taken",
        "updated",
        "skipped",
        "refused",
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("lessen.csv", b"ref;titel;inzicht;thema\n", "Row 1 has no column categorie."),
        ("lessen.csv", b"", "Row 1 has no column ref, titel, inzicht, thema, categorie."),
        ("lessen.csv", b'ref;titel\nL1;"open', "cannot be read at line 2"),
        ("lessen.xlsx", b"geen werkboek", "is not a workbook that can be read"),
        ("lessen.ods", b"x", "is neither CSV nor XLSX"),
    ],
)
def test_a_file_that_is_no_table_of_lessons_is_wrong_use(
    vaandel: Command, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = vaandel("import", "lessons", name, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert name in result.stderr


def test_a_file_that_is_not_there_leaves_no_database_behind(
    vaandel: Command, tmp_path: Path
) -> None:
    result = vaandel("import", "lessons", "niets.csv", "--database-url", "sqlite:///nieuw.db")
    assert result.exit_code == 2
    assert "There is no file niets.csv" in result.stderr
    assert not (tmp_path / "nieuw.db").exists()


def test_numbers_follow_the_file(vaandel: Command, file: Path, sqlite_url: str) -> None:
    write_csv(file, WRONG[:1] + WRONG[:0:-1])
    vaandel("import", "lessons", str(file))
    database = Database(sqlite_url)
    with database.reading() as session:
        found = session.exec(select(Lesson.number, Lesson.ref).order_by(col(Lesson.number))).all()
    database.close()
    assert [tuple(each) for each in found] == [(1, "L2"), (2, "L1")]
