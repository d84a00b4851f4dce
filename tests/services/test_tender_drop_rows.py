"""What a dropped file holds: looked through by reading alone, taken in as a whole, or refused."""

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlmodel import Session, select

from bot.messages.tender_file_view import Findings
from bot.services.tender_drop_rows import (
    FileTroubleError,
    TenderRows,
    is_importable,
    look_through,
    read_rows,
    refused_rows,
    take_rows,
)
from storage.tables import Tender
from tests.services.house import ADVISER, NOW, House

HEADER = "Zaaknummer;Omschrijving;Raming;Kleur"


def rows_of(*lines: str, header: str = HEADER, name: str = "kalender.csv") -> TenderRows:
    """A file that was read."""
    return read_rows(name, "\n".join((header, *lines)).encode(), columns=None)


def trouble_of(name: str, content: bytes) -> str:
    """Why a file is not read."""
    with pytest.raises(FileTroubleError) as caught:
        read_rows(name, content, columns=None)
    return caught.value.problem


def looked(session: Session, house: House, rows: TenderRows) -> Findings:
    """What would become of a file."""
    return look_through(session, here=house.here, rows=rows)


def takes(session: Session, house: House, rows: TenderRows) -> Findings:
    """Somebody takes a file in as it was shown."""
    shown = TenderRows(rows.file, looked(session, house, rows).columns)
    person = house.viewer(session, ADVISER).person_id
    return take_rows(session, here=house.here, rows=shown, actor_id=person, now=NOW)


def test_what_is_looked_through_is_what_is_taken_in(house_on_each: House) -> None:
    house = house_on_each
    rows = rows_of("1;Zand;1.000;rood", "2;Grind;veel;", "3;Klei;2 ton;")
    with house.session() as session:
        shown = looked(session, house, rows)
        assert not session.exec(select(Tender)).all()
        done = takes(session, house, rows)
        assert (shown.taken, shown.refused, shown.reasons) == (2, 1, done.reasons)
        assert (done.taken, done.refused) == (2, 1)
        assert [(each.row, each.column) for each in done.reasons] == [(3, "waarde")]
        assert done.unused == ("Kleur",)
        again = looked(session, house, rows)
        assert (again.taken, again.updated, again.skipped) == (0, 0, 2)
        other = looked(session, house, rows_of("1;Zand;3.000;rood"))
        assert other.updated == 1


def test_what_somebody_confirmed_is_known_the_next_time(house: House) -> None:
    chosen = {"titel": "Kleur", "ref": "Zaaknummer"}
    rows = TenderRows(rows_of("1;Zand;1.000;rood").file, chosen)
    with house.session() as session:
        person = house.viewer(session, ADVISER).person_id
        take_rows(session, here=house.here, rows=rows, actor_id=person, now=NOW)
        shown = looked(session, house, rows_of("2;Klei;2.000;blauw"))
        assert dict(shown.columns) == {"ref": "Zaaknummer", "titel": "Kleur"}
        assert shown.guessed == ()


def test_without_a_title_it_is_asked_which_column_it_is(house: House) -> None:
    with house.session() as session:
        shown = looked(session, house, rows_of("rood", header="Kleur"))
        assert (shown.lacking, shown.headings) == (("titel",), ("Kleur",))
        assert not shown.taken


def test_rows_to_mend_can_be_dropped_again(house: House) -> None:
    file = rows_of("1;Zand;veel;", '2;"=1+1; en meer";veel;rood').file
    shown = TenderRows(file, {"ref": "Zaaknummer", "titel": "Omschrijving", "waarde": "Raming"})
    with house.session() as session:
        mend = refused_rows(session, here=house.here, rows=shown)
        text = mend.content.decode("utf-8-sig")
        header, first, second = csv.reader(io.StringIO(text), delimiter=";")
        assert header == ["ref", "titel", "waarde", "reden"]
        assert first[:3] == ["1", "Zand", "veel"]
        assert first[3].startswith('waarde: "veel"')
        assert second[1] == "\t=1+1; en meer", "a spreadsheet does not take it for a formula"
        mended = read_rows("m.csv", text.replace("veel", "5").encode(), columns=None)
        found = looked(session, house, mended)
        assert (mend.count, found.refused, found.unused) == (2, 0, ("reden",))
        takes(session, house, mended)
        titles = {each.title for each in session.exec(select(Tender)).all()}
        assert titles == {"Zand", "=1+1; en meer"}


def test_a_published_file_is_for_our_own_organisation_alone(house: House) -> None:
    (own, *_) = house.here.profile.tender_calendar.own_names
    header = "PublicatieID;Aanbestedingnaam;OpdrachtgeverNaam;Publicatiedatum"
    rows = rows_of(f"1;Zand;{own};2027-03-01", "2;Grind;Gemeente Verweg;2027-03-01", header=header)
    with house.session() as session:
        shown = looked(session, house, rows)
        assert (shown.kind, shown.taken, shown.others) == ("tenderned", 1, 1)
        assert not shown.may_choose
        done = takes(session, house, rows)
        assert (done.taken, done.others) == (1, 1)


def test_each_file_that_cannot_be_read_says_what_it_is() -> None:
    book, wide = io.BytesIO(), Workbook()
    wide.save(book)
    lessons = b"ref;titel;inzicht;thema;categorie\nL1;Vraag;Het scheelt;;"
    for name, content, problem in (
        ("a.xlsm", b"PK", "macros"),
        ("a.XLS", b"", "old_excel"),
        ("a.xlsx", b"geen werkmap", "damaged"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected"),
        ("a.xlsx", book.getvalue(), "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"ref;titel\n", "empty"),
        ("a.csv", bytes(20), "no_text"),
        ("a.json", b"{", "no_json"),
        ("a.json", json.dumps({"a": 1}).encode(), "no_ocds"),
        ("a.csv", lessons, "lessons"),
        ("a.csv", b"ref;titel\n" + b"1;a\n" * 25_100, "too_many_rows"),
    ):
        assert trouble_of(name, content) == problem, (name, problem)


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.json"]))
def test_whatever_is_dropped_is_read_or_told(content: bytes, name: str) -> None:
    with suppress(FileTroubleError):
        assert read_rows(name, content, columns=None).file.rows


def test_only_tables_are_taken_for_tenders() -> None:
    assert is_importable("Kalender.XLSX")
    for name in ("verslag.docx", "foto.png", "csv", ""):
        assert not is_importable(name)
