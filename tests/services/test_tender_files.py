"""Files as they come: what is awkward is read, what cannot be is told, and nothing half done."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.services.sheet_columns import UNCOMPUTED
from bot.services.tender_file import FileKind, read_tender_file
from bot.sheets import Limits, SheetError, Trouble
from tests.services.house import House
from tests.services.tender_importing import (
    HEADER,
    all_tenders,
    counts,
    from_file,
    only,
    refusals,
)
from tests.sheets.writing import write_csv, write_workbook

ROW = ("T1", "Straatmeubilair voor één plein", "", "BOR", "gww", "1.250,50", "Q2 2027", "", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_is_read(house: House, tmp_path: Path, encoding: str) -> None:
    path = write_csv(tmp_path / "k.csv", [HEADER, ROW], encoding=encoding)
    with house.session() as session:
        assert counts(from_file(session, house, read_tender_file(path))) == (1, 0, 0, 0)
        assert only(session).title == ROW[1]
        assert only(session).value_cents == 125_050


def test_days_as_text_as_dates_and_as_numbers_are_days(house: House, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Nr", "Naam", "Publicatiedatum"])
    days = ["2027-05-01", "1-5-2027", "01/05/2027", "1 mei 2027", "46508", 46508, "mei-27"]
    for number, day in enumerate(days):
        sheet.append([number, f"Inkoop {number}", day])
    sheet.append([99, "Inkoop 99", 46508])
    sheet.cell(len(days) + 2, 3).number_format = "dd-mm-yyyy"
    workbook.save(tmp_path / "k.xlsx")
    with house.session() as session:
        done = from_file(session, house, read_tender_file(tmp_path / "k.xlsx"))
        assert counts(done) == (8, 0, 0, 0)
        assert {str(each.publication_from) for each in all_tenders(session)} == {"2027-05-01"}


def test_a_formula_without_a_value_is_refused_and_the_other_rows_are_not(
    house: House, tmp_path: Path
) -> None:
    path = write_workbook(
        tmp_path / "k.xlsx", [HEADER, ("T1", "=1+1"), ("T2", "Zand"), ("T3", "Grind", "=2")]
    )
    with house.session() as session:
        done = from_file(session, house, read_tender_file(path))
        assert counts(done) == (1, 0, 0, 2)
        assert refusals(done) == [(2, "titel", "uncomputed"), (4, "opdrachtgever", "uncomputed")]
        assert done.report.refused[0].reason == UNCOMPUTED


def test_notes_beside_a_table_in_a_workbook_are_no_mistake(house: House, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "k.xlsx", [HEADER, (*ROW, "", "let op!")])
    with house.session() as session:
        assert counts(from_file(session, house, read_tender_file(path))) == (1, 0, 0, 0)
    path = write_csv(tmp_path / "k.csv", [HEADER, (*ROW, "let op!")])
    with house.session() as session:
        assert refusals(from_file(session, house, read_tender_file(path))) == [
            (2, "column 10", "surplus")
        ]


def test_empty_rows_are_no_rows(house: House, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "k.csv", [HEADER, (), ROW, ("", ""), (), ()])
    with house.session() as session:
        assert counts(from_file(session, house, read_tender_file(path))) == (1, 0, 0, 0)


def bomb(path: Path) -> Path:
    """A small workbook that unpacks to something enormous."""
    write_workbook(path, [HEADER, ROW])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/nul.bin", bytes(30_000_000))
    assert path.stat().st_size < 100_000
    return path


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("k.xlsm", b"PK", Trouble.MACROS),
        ("k.xls", b"\xd0\xcf\x11\xe0", Trouble.OLD_EXCEL),
        ("k.xlsb", b"PK", Trouble.OLD_EXCEL),
        ("k.ods", b"PK", Trouble.OTHER_KIND),
        ("k.pdf", b"%PDF", Trouble.OTHER_KIND),
        ("k.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, Trouble.PROTECTED),
        ("k.xlsx", b"PK\x03\x04" + b"kapot" * 50, Trouble.DAMAGED),
        ("k.csv", b"", Trouble.EMPTY),
        ("k.csv", b"\n;;\n\n", Trouble.EMPTY),
        ("k.csv", b"\x00\x01\x02\x03", Trouble.NO_TEXT),
        ("k.csv", b'ref;titel\nT1;"open', Trouble.QUOTES),
        ("k.json", b'{"a": 1}', Trouble.NO_OCDS),
        ("k.json", b"[]", Trouble.NO_OCDS),
        ("k.json", b'"tekst"', Trouble.NO_OCDS),
        ("k.json", b"{", Trouble.NO_JSON),
        ("k.json", b"[" * 100_000, Trouble.NO_JSON),
        ("k.jsonl", b'{"ocid": "a"}\nkapot\n', Trouble.NO_JSON),
    ],
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, name: str, content: bytes, trouble: Trouble
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SheetError) as told:
        read_tender_file(path)
    assert told.value.trouble is trouble


@pytest.mark.parametrize("name", ["groot.csv", "groot.xlsx", "groot.json"])
def test_a_file_of_fifty_megabytes_is_told_before_it_is_read(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)  # takes no room on the disk
    with pytest.raises(SheetError, match="larger than 40 MB") as told:
        read_tender_file(tmp_path / name)
    assert told.value.trouble is Trouble.TOO_LARGE


def test_a_file_that_unpacks_to_too_much_is_told(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as told:
        read_tender_file(bomb(tmp_path / "k.xlsx"), limits=Limits(unpacked=20_000_000))
    assert told.value.trouble is Trouble.UNPACKS


def test_too_many_rows_are_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "k.csv", [HEADER, ROW, ROW, ROW])
    with pytest.raises(SheetError) as told:
        read_tender_file(path, limits=Limits(rows=2))
    assert told.value.trouble is Trouble.TOO_MANY_ROWS


def test_a_file_without_a_header_that_says_anything_has_its_first_table_row(tmp_path: Path) -> None:
    file = read_tender_file(write_csv(tmp_path / "k.csv", [("Alfa", "Beta"), ("1", "2")]))
    assert (file.kind, file.header, file.header_row) == (FileKind.CSV, ("Alfa", "Beta"), 1)
