"""``vaandel import tenders``: columns of one's own, the report, and what stays in the database."""

import json
import os
import pty
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from sqlmodel import select

from storage.database import Database
from storage.tables import ColumnMapping, Tender, Workspace
from tests.cli.conftest import Command
from tests.sheets.writing import write_csv, write_workbook

HEADER = (
    *("ref", "titel", "opdrachtgever", "team", "categorie", "waarde"),
    *("publicatie", "start_contract", "einde_contract"),
)
GOOD = [
    HEADER,
    ("T1", "Asfalt", "Beheer", "BOR", "gww", "€ 250.000,-", "Q2 2027", "", ""),
    ("T2", "Zand", "", "bor", "", "1.250,50", "31-05-2027", "2028-01-01", "2031"),
]
WRONG = [*GOOD, ("T3", "", "", "borr", "", "veel", "mei", "", "")]
OWN = [("Nummer", "Omschrijving", "Afdeling", "Opmerking"), ("1", "Asfalt", "BOR", "x")]
GUESS = [("Nummer", "Omschrijvng", "Wie"), ("1", "Asfalt", "BOR")]


@pytest.fixture
def sqlite_url(migrated_sqlite_url: str) -> str:
    """A copy of a migrated file, which is there at once; ``test_import`` begins with nothing."""
    return migrated_sqlite_url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kalender.csv"


def titles(url: str) -> dict[str | None, str]:
    """The tenders in the database."""
    database = Database(url)
    with database.reading() as session:
        found = {each.ref: each.title for each in session.exec(select(Tender))}
    database.close()
    return found


def mappings(url: str) -> list[dict[str, str]]:
    """The columns that are remembered."""
    database = Database(url)
    with database.reading() as session:
        found = [each.columns for each in session.exec(select(ColumnMapping))]
    database.close()
    return found


def test_a_file_is_taken_in_and_known_the_second_time(
    vaandel_on_each: Command, file: Path, database_url: str
) -> None:
    write_csv(file, GOOD)
    first = vaandel_on_each("import", "tenders", str(file))
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "kalender.csv: 2 taken, 0 updated, 0 skipped, 0 refused\n"
    assert titles(database_url) == {"T1": "Asfalt", "T2": "Zand"}
    second = vaandel_on_each("import", "tenders", str(file))
    assert second.stdout == "kalender.csv: 0 taken, 0 updated, 2 skipped, 0 refused\n"
    assert mappings(database_url) == []


def test_json_is_one_document_with_every_mistake(vaandel: Command, file: Path) -> None:
    write_csv(file, WRONG)
    result = vaandel("import", "tenders", str(file), "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert list(report) == ["taken", "updated", "skipped", "refused"]
    assert (report["taken"], report["updated"], report["skipped"]) == (2, 0, 0)
    assert [(each["row"], each["column"]) for each in report["refused"]] == [
        (4, "titel"),
        (4, "team"),
        (4, "waarde"),
        (4, "publicatie"),
    ]
    assert {tuple(each) for each in report["refused"]} == {("row", "column", "reason")}
    assert "did you mean 'bor'?" in report["refused"][1]["reason"]


def test_a_workbook_gives_the_same_report(vaandel: Command, file: Path, tmp_path: Path) -> None:
    write_csv(file, WRONG)
    book = write_workbook(tmp_path / "kalender.xlsx", WRONG)
    dry = ("import", "tenders", "--dry-run", "--json")
    assert vaandel(*dry, str(file)).stdout == vaandel(*dry, str(book)).stdout


def test_a_dry_run_counts_and_writes_nothing(
    vaandel_on_each: Command, file: Path, database_url: str
) -> None:
    write_csv(file, WRONG)
    dry = vaandel_on_each(
        "import", "tenders", str(file), "--dry-run", "--json", "--column", "opties=team"
    )
    database = Database(database_url)
    with database.reading() as session:
        assert session.exec(select(Workspace)).all() == []
    database.close()
    assert (titles(database_url), mappings(database_url)) == ({}, [])
    assert json.loads(dry.stdout)["taken"] == 2


def test_own_columns_that_are_known_need_no_answer(
    vaandel: Command, file: Path, sqlite_url: str
) -> None:
    write_csv(file, OWN)
    result = vaandel("import", "tenders", str(file))
    assert result.exit_code == 0
    assert "1 taken" in result.stdout
    assert "these are no columns of a tender: Opmerking\n" in result.stdout
    assert titles(sqlite_url) == {"1": "Asfalt"}
    assert mappings(sqlite_url) == []


def test_a_guess_is_not_believed_where_nobody_can_be_asked(
    vaandel: Command, file: Path, sqlite_url: str
) -> None:
    write_csv(file, GUESS)
    result = vaandel("import", "tenders", str(file), "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "which heading is titel? Say so with --column titel=HEADING" in result.stderr
    assert "Nummer, Omschrijvng, Wie" in result.stderr
    assert titles(sqlite_url) == {}


def test_a_column_that_was_named_is_remembered(
    vaandel: Command, file: Path, sqlite_url: str
) -> None:
    write_csv(file, GUESS)
    named = ("--column", "titel=omschrijvng", "--column", "team=Wie")
    assert vaandel("import", "tenders", str(file), *named).exit_code == 0
    assert mappings(sqlite_url) == [{"ref": "Nummer", "titel": "Omschrijvng", "team": "Wie"}]
    again = vaandel("import", "tenders", str(file), "--json")
    assert json.loads(again.stdout)["skipped"] == 1


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (["naam=Nummer"], "The names are ref, titel,"),
        (["titel"], "write NAME=HEADING"),
        (["titel=Naam"], "The file has no heading 'Naam' for titel."),
        (["titel="], "which heading is titel?"),
    ],
)
def test_a_column_that_is_not_there_is_wrong_use(
    vaandel: Command, file: Path, columns: list[str], reason: str
) -> None:
    write_csv(file, OWN)
    options = [part for each in columns for part in ("--column", each)]
    result = vaandel("import", "tenders", str(file), *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("k.csv", b"", "k.csv is empty."),
        ("k.xlsx", b"geen werkboek", "is not a workbook that can be read"),
        ("k.xlsm", b"PK", "Save it as .xlsx (Excel workbook), without them."),
        ("k.json", b"{}", "is JSON, but no OCDS"),
        ("k.ods", b"x", "is neither CSV nor XLSX"),
    ],
)
def test_a_file_that_is_no_table_of_tenders_is_wrong_use(
    vaandel: Command, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = vaandel("import", "tenders", name, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr


def test_published_tenders_are_those_of_the_own_organisation(
    vaandel: Command, tmp_path: Path
) -> None:
    releases = [
        {"ocid": buyer, "buyer": {"name": buyer}, "tender": {"title": "Asfalt"}}
        for buyer in ("Gemeente Midden-Groningen", "Gemeente Groningen")
    ]
    (tmp_path / "o.json").write_text(json.dumps({"releases": releases}))
    result = vaandel("import", "tenders", "o.json")
    assert result.exit_code == 0
    assert "1 taken, 0 updated, 1 skipped" in result.stdout
    assert "Of the skipped ones 1 are of other organisations.\n" in result.stdout
    other = vaandel("import", "tenders", "o.json", "--organisation", "Gemeente Groningen", "--json")
    assert json.loads(other.stdout)["taken"] == 1


def test_at_a_terminal_a_guess_is_shown_asked_and_remembered(file: Path, sqlite_url: str) -> None:
    write_csv(file, GUESS)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "import", "tenders", str(file)]
    options = ["--database-url", sqlite_url, "--profile", "midden-groningen"]
    with Popen([*command, *options], stdin=theirs, stdout=PIPE, stderr=PIPE) as process:
        os.write(ours, b"y\n")
        _, told = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0, told.decode()
    assert "titel                  Omschrijvng  (a guess)" in told.decode()
    assert titles(sqlite_url) == {"1": "Asfalt"}
    assert mappings(sqlite_url) == [{"ref": "Nummer", "titel": "Omschrijvng", "team": "Wie"}]
