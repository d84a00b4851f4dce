"""CSV as people save it: separators, encodings, quotes, and what cannot be read."""

import codecs
from pathlib import Path

import pytest

from bot.sheets import Limits, Sheet, SheetError, SheetRow, read_rows, read_sheet
from tests.sheets.writing import write_csv

HEADER = ("ref", "titel", "inzicht")
TABLE = [HEADER, ("L1", "Één", "Vraag eerst: is het nodig?"), ("L2", "€ 5", "a;b,c\td")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lessen.csv"


def read(file: Path, raw: bytes) -> Sheet:
    """The table in these bytes."""
    file.write_bytes(raw)
    return read_sheet(file)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separator_and_encoding_show_in_the_file(file: Path, delimiter: str, encoding: str) -> None:
    sheet = read_sheet(write_csv(file, TABLE, delimiter=delimiter, encoding=encoding))
    assert sheet.header == HEADER
    assert [row.cells for row in sheet.rows] == [tuple(row) for row in TABLE[1:]]


@pytest.mark.parametrize("first", [b"sep=,\r\n", b'"sep=,"\n', b"\xef\xbb\xbfSEP=,\r\n"])
def test_a_first_line_may_name_the_separator(file: Path, first: bytes) -> None:
    """As Excel wants it; for Excel it is no row."""
    sheet = read(file, first + b'ref,"titel; kort",inzicht\nL1,a;b,c\n')
    assert sheet.header == ("ref", "titel; kort", "inzicht")
    assert sheet.rows == (SheetRow(2, ("L1", "a;b", "c")),)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_unicode_text_of_excel_is_read(file: Path, mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    sheet = read(file, mark + "ref\ttitel\r\nL1\tÉén\r\n".encode(encoding))
    assert (sheet.header, sheet.rows) == (("ref", "titel"), (SheetRow(2, ("L1", "Één")),))


@pytest.mark.parametrize(
    "raw", ["ref;titel\n".encode("utf-16-le"), codecs.BOM_UTF16_LE + b"\x00\xd8"]
)
def test_other_two_byte_text_is_refused_and_not_guessed(file: Path, raw: bytes) -> None:
    with pytest.raises(SheetError, match="Save it as CSV UTF-8"):
        read(file, raw)


def test_a_text_with_many_commas_in_the_header_is_no_separator(file: Path) -> None:
    assert read(file, b'ref;"titel (kort, helder, warm, waar)";inzicht\n').header[2] == "inzicht"


def test_rows_are_counted_as_a_spreadsheet_counts(file: Path) -> None:
    """A row of several lines is one, and an empty one counts too."""
    sheet = read(file, b'ref;titel\nL1;"een\ntwee"\n\n;;\n  ; \nL2;drie\n')
    assert sheet.rows == (SheetRow(2, ("L1", "een\ntwee")), SheetRow(6, ("L2", "drie")))


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
def test_every_line_end_will_do(file: Path, ends: bytes) -> None:
    sheet = read(file, ends.join([b"ref;titel", b'L1;"a' + ends + b'b"', b"L2;c"]))
    assert [row.cells for row in sheet.rows] == [("L1", "a\nb"), ("L2", "c")]


def test_a_row_may_be_shorter_or_longer_than_the_header(file: Path) -> None:
    sheet = read(file, b"ref;titel;inzicht\nL1\nL2;a;b;c;;\n")
    assert [row.cells for row in sheet.rows] == [("L1",), ("L2", "a", "b", "c")]


def test_a_formula_is_text_like_any_other(file: Path) -> None:
    (row,) = read(file, b'ref;titel\n=1+1;"=HYPERLINK(""https://x.nl"")"\n').rows
    assert row.cells == ("=1+1", '=HYPERLINK("https://x.nl")')


def test_nothing_at_all_is_an_empty_table(file: Path) -> None:
    assert read(file, b"") == read(file, codecs.BOM_UTF8) == Sheet((), ())


def test_a_quote_that_is_not_closed_is_told_and_takes_nothing_along(file: Path) -> None:
    with pytest.raises(SheetError, match=r"line 3 .*stands in quotes itself"):
        read(file, b'ref;titel\nL1;"open\nL2;dicht\n')


def test_an_endless_cell_is_told(file: Path) -> None:
    with pytest.raises(SheetError, match="cannot be read at line"):
        read(file, b"ref;titel\nL1;" + b"x" * 200_000)


def test_what_is_no_text_is_told(file: Path) -> None:
    with pytest.raises(SheetError, match="is not text"):
        read(file, b"ref;titel\n\x81\x8d\xff")


def test_there_is_a_limit_to_size_and_rows(file: Path) -> None:
    write_csv(file, [("ref",), *((number,) for number in range(5))])
    assert len(read_sheet(file, limits=Limits(rows=5)).rows) == 5
    with pytest.raises(SheetError, match="more than 4 rows"):
        read_sheet(file, limits=Limits(rows=4))
    with pytest.raises(SheetError, match="larger than 0 MB"):
        read_sheet(file, limits=Limits(size=5))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("lessen.xls", "of another kind. Save it as .xlsx"),
        ("lessen.xlsm", "a workbook with macros. Save it as .xlsx"),
        ("lessen", "neither CSV nor XLSX"),
        ("niets.csv", "There is no file"),
        ("map.csv", "There is no file"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "map.csv").mkdir()
    with pytest.raises(SheetError, match=reason):
        read_sheet(tmp_path / name)


def test_the_end_of_the_name_may_be_in_capitals(tmp_path: Path) -> None:
    assert read_sheet(write_csv(tmp_path / "LESSEN.CSV", TABLE)).header == HEADER


def test_a_title_above_the_header_does_not_decide_what_cuts_the_rows(file: Path) -> None:
    file.write_text("Inkoopkalender, versie 3\nref;titel;waarde\nA;Asfalt;1,5\nB;Zand;2,5\n")
    assert [row.cells for row in read_rows(file)][1:] == [
        ("ref", "titel", "waarde"),
        ("A", "Asfalt", "1,5"),
        ("B", "Zand", "2,5"),
    ]
