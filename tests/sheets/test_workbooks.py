"""Workbooks: values as text, the first sheet only, and files that mean harm."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from bot.sheets import Limits, SheetError, read_sheet
from tests.sheets.writing import write_workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
STRINGS_TYPE = f'<Override PartName="/{STRINGS}" ContentType="{SHARED_STRINGS}"/>'
INLINE, SHARED = 't="inlineStr"><is><t>L1</t></is>', 't="s"><v>0</v>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lessen.xlsx"


def tampered(file: Path, change: Callable[[str], str], *, inside: str = SHEET) -> Path:
    """The same workbook with a part of it changed."""
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[inside] = change(parts.get(inside, b"").decode()).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Één €  ", "Één €"),
        ("a\nb", "a\nb"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        (1e21, "1000000000000000000000"),
        (-0.25, "-0,25"),
        (True, "WAAR"),
        (False, "ONWAAR"),
        (dt.datetime(2026, 11, 23), "2026-11-23"),  # noqa: DTZ001  -- Excel knows no zones
        (dt.datetime(2026, 11, 23, 9, 30), "2026-11-23 09:30"),  # noqa: DTZ001  -- as above
        (dt.date(2026, 11, 23), "2026-11-23"),
        (None, ""),
        ("_x000D_\nb_x005F_c", "b_c"),
        ("#N/A", ""),
    ],
)
def test_a_value_becomes_the_text_that_people_see(file: Path, value: object, text: str) -> None:
    (row,) = read_sheet(write_workbook(file, [("ref", "titel"), (value, "x")])).rows
    assert row.cells == (text, "x")


def test_rows_are_counted_as_in_excel(file: Path) -> None:
    sheet = read_sheet(write_workbook(file, [("ref", "titel"), ("L1",), (), ("", " "), ("L2", 3)]))
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("L1",)), (5, ("L2", "3"))]
    assert sheet.header == ("ref", "titel")


def test_a_formula_is_its_last_value(file: Path) -> None:
    """And nothing where no spreadsheet has computed it."""
    write_workbook(file, [("ref", "titel"), ("L1", "=1+1"), ("L2", "=2+2")])
    sheet = read_sheet(
        tampered(file, lambda xml: re.sub(r"(<f>1\+1</f>)<v(?: ?/|></v)>", r"\1<v>2</v>", xml))
    )
    assert [row.cells for row in sheet.rows] == [("L1", "2"), ("L2",)]
    assert [row.uncomputed for row in sheet.rows] == [frozenset(), {1}]


def test_a_formula_whose_outcome_is_an_empty_text_was_computed(file: Path) -> None:
    write_workbook(file, [("ref", "titel"), ("L1", '=""')])
    tampered(file, lambda xml: xml.replace('r="B2"', 'r="B2" t="str"'))
    (row,) = read_sheet(file).rows
    assert (row.cells, row.uncomputed) == (("L1",), frozenset())


def test_a_text_may_stand_apart_in_pieces(file: Path) -> None:
    """As Excel keeps texts, and those with a word in bold."""
    write_workbook(file, [("ref",), ("L1",)])
    tampered(file, lambda xml: xml.replace(INLINE, SHARED))
    tampered(file, lambda xml: xml.replace("</Types>", STRINGS_TYPE + "</Types>"), inside=TYPES)
    pieces = "<si><r><t>Een </t></r><r><rPr><b/></rPr><t>woord</t></r></si>"
    tampered(file, lambda _: f'<sst xmlns="{SHEET_MAIN_NS}">{pieces}</sst>', inside=STRINGS)
    (row,) = read_sheet(file).rows
    assert row.cells == ("Een woord",)


def test_the_size_that_a_file_claims_is_not_believed(file: Path) -> None:
    write_workbook(file, [("ref", "titel"), ("L1", "een"), ("L2", "twee")])
    tampered(file, lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', xml))
    assert len(read_sheet(file).rows) == 2


def test_a_row_in_the_far_distance_is_reached_and_one_beyond_excel_refused(file: Path) -> None:
    write_workbook(file, [("ref",), ("L1",)])
    far = tampered(file, lambda xml: xml.replace('r="2"', 'r="40000"').replace("A2", "A40000"))
    assert [row.number for row in read_sheet(far).rows] == [40_000]
    beyond = tampered(far, lambda xml: xml.replace("40000", "2000000000"))
    with pytest.raises(SheetError, match="more rows than Excel knows"):
        read_sheet(beyond)


def test_there_is_a_limit_to_rows(file: Path) -> None:
    write_workbook(file, [("ref",), *((number,) for number in range(5))])
    assert len(read_sheet(file, limits=Limits(rows=5)).rows) == 5
    with pytest.raises(SheetError, match="more than 4 rows"):
        read_sheet(file, limits=Limits(rows=4))


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(file: Path) -> None:
    write_workbook(file, [("ref",), ("L1",)])
    tampered(file, lambda xml: xml + " " * 20_000_000)
    assert file.stat().st_size < 100_000
    with pytest.raises(SheetError, match="unpacks to more than 10 MB"):
        read_sheet(file, limits=Limits(unpacked=10 * 1024 * 1024))


def test_entities_are_not_unfolded(file: Path) -> None:
    """The first step of a billion laughs."""
    write_workbook(file, [("ref",), ("L1",)])
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">]>'
    tampered(file, lambda xml: bomb + xml.replace("L1", "&a;"))
    with pytest.raises(SheetError, match="is not a workbook that can be read"):
        read_sheet(file)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ref;titel\nL1;a\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100,
        b"PK\x05\x06" + bytes(18),
    ],
    ids=["empty", "csv", "with a password", "an empty archive"],
)
def test_what_is_no_workbook_is_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(SheetError, match=r"damaged, or of another kind|protected by a password"):
        read_sheet(file)


@pytest.mark.parametrize(
    ("inside", "change"),
    [
        (SHEET, lambda xml: xml[: len(xml) // 2]),
        (SHEET, lambda xml: xml.replace(INLINE, SHARED)),
        (SHEET, lambda xml: xml.replace('r="A2"', 'r="?"')),
        ("xl/workbook.xml", lambda _: "<workbook/>"),
        (TYPES, lambda _: ""),
    ],
    ids=["cut off", "a text that is not there", "no such cell", "no sheets", "no contents"],
)
def test_a_damaged_workbook_is_told(file: Path, inside: str, change: Callable[[str], str]) -> None:
    write_workbook(file, [("ref",), ("L1",)])
    with pytest.raises(SheetError, match="is not a workbook that can be read"):
        read_sheet(tampered(file, change, inside=inside))


def test_a_sheet_with_nothing_on_it_is_an_empty_table(file: Path) -> None:
    Workbook().save(file)
    sheet = read_sheet(file)
    assert (sheet.header, sheet.rows) == ((), ())
