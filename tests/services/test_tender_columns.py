"""Columns of one's own: what is proposed, how sure it is, and what is remembered."""

from pathlib import Path

import pytest

from bot.services.column_names import Sure
from bot.services.column_proposal import (
    Proposal,
    proposed_columns,
    remember_columns,
    with_columns,
)
from bot.services.tender_file import TenderFile, read_tender_file
from tests.services.house import ADVISER, NOW, House
from tests.services.tender_importing import HEADER, all_tenders, counts, from_file
from tests.sheets.writing import Row, write_csv, write_workbook

OWN = (
    "Contract-ID",
    "Omschrijving",
    "Afdeling",
    "Geraamde waarde (excl. BTW)",
    "Publicatiedatum",
    "Einddatum (dd-mm-jjjj)",
)
ASPHALT = ("C-1", "Asfalt", "BOR", "€ 250.000,-", "Q2 2027", "31-12-2031")
SAND = ("C-2", "Zand", "Inkoop", "1.250,50", "2027-03-01", "")


def read(tmp_path: Path, *rows: Row) -> TenderFile:
    """A CSV file with these rows, read."""
    return read_tender_file(write_csv(tmp_path / "kalender.csv", rows))


def proposed(house: House, file: TenderFile) -> Proposal:
    """What the columns of a file are taken for."""
    with house.session() as session:
        return proposed_columns(session, house.here, file)


def test_our_own_names_are_exact(house: House, tmp_path: Path) -> None:
    found = proposed(house, read(tmp_path, HEADER, ("T1", "Asfalt")))
    assert list(found.columns) == list(HEADER)
    assert set(found.sure.values()) == {Sure.EXACT}
    assert found.is_certain


def test_names_that_municipalities_use_are_known(house: House, tmp_path: Path) -> None:
    found = proposed(house, read(tmp_path, OWN, ASPHALT, SAND))
    assert found.columns == {
        "ref": "Contract-ID",
        "titel": "Omschrijving",
        "team": "Afdeling",
        "waarde": "Geraamde waarde (excl. BTW)",
        "publicatie": "Publicatiedatum",
        "einde_contract": "Einddatum (dd-mm-jjjj)",
    }
    assert (found.is_certain, found.missing, found.left) == (True, (), ())


def test_a_slip_is_a_guess(house: House, tmp_path: Path) -> None:
    found = proposed(house, read(tmp_path, ("Omschrijvng", "Einddattum contract"), ("A", "2031")))
    assert found.columns == {"titel": "Omschrijvng", "einde_contract": "Einddattum contract"}
    assert set(found.sure.values()) == {Sure.GUESS}
    assert not found.is_certain
    assert found.certain_columns == {}


def test_cells_that_are_teams_or_categories_make_a_guess(house: House, tmp_path: Path) -> None:
    found = proposed(
        house, read(tmp_path, ("Titel", "Wie", "Wat"), ("A", "BOR", "gww"), ("B", "hrm", "ict"))
    )
    assert found.columns == {"titel": "Titel", "team": "Wie", "categorie": "Wat"}
    assert found.sure["team"] is Sure.GUESS


def test_a_heading_above_cells_that_are_something_else_is_not_taken(
    house: House, tmp_path: Path
) -> None:
    rows = (("Titel", "Publicatiedatum", "Raming"), ("A", "ja", "hoog"), ("B", "nee", "laag"))
    found = proposed(house, read(tmp_path, *rows))
    assert found.columns == {"titel": "Titel"}
    assert found.left == ("Publicatiedatum", "Raming")


@pytest.mark.parametrize("heading", ["Waarde incl. btw", "Bedrag x 1000", "Kosten per jaar"])
def test_amounts_that_are_not_simply_euros_are_never_sure(
    house: House, tmp_path: Path, heading: str
) -> None:
    found = proposed(house, read(tmp_path, ("Titel", heading), ("A", "250"), ("B", "300")))
    assert found.sure.get("waarde") is not Sure.KNOWN
    assert "waarde" not in found.certain_columns


def test_a_heading_that_stands_twice_is_told_apart(house: House, tmp_path: Path) -> None:
    file = read(tmp_path, ("Titel", "Datum", "", "datum"), ("A", "2027-01-01", "", "2028"))
    assert file.header == ("Titel", "Datum", "", "datum (2)")
    chosen = {"publicatie": "Datum", "einde_contract": "datum (2)"}
    found = with_columns(proposed(house, file), file, chosen)
    assert found.columns == {"titel": "Titel", **chosen}
    assert found.sure["publicatie"] is Sure.CONFIRMED


def test_what_somebody_chose_goes_before_what_was_proposed(house: House, tmp_path: Path) -> None:
    file = read(tmp_path, OWN, ASPHALT)
    found = with_columns(proposed(house, file), file, {"ref": "", "titel": "Contract-ID"})
    assert found.columns["titel"] == "Contract-ID"
    assert "ref" not in found.columns
    assert "Omschrijving" in found.left


def test_columns_are_remembered_for_the_same_header(house_on_each: House, tmp_path: Path) -> None:
    file = read(tmp_path, OWN, ASPHALT)
    with house_on_each.session() as session:
        for columns in ({"titel": "Omschrijving"}, {"titel": "Contract-ID"}):
            remember_columns(
                session,
                here=house_on_each.here,
                file=file,
                columns=columns,
                actor_id=house_on_each.viewer(session, ADVISER).person_id,
                now=NOW,
            )
        session.commit()
    louder = read(tmp_path, tuple(each.upper() for each in OWN), SAND)
    assert louder.digest == file.digest
    again = proposed(house_on_each, file)
    assert (again.columns, again.remembered) == ({"titel": "Contract-ID"}, True)
    assert again.is_certain
    other = proposed(house_on_each, read(tmp_path, OWN[:-1], SAND[:-1]))
    assert not other.remembered


@pytest.mark.parametrize("write", [write_csv, write_workbook])
def test_a_title_above_the_header_is_passed_over(
    house: House, tmp_path: Path, write: object
) -> None:
    assert callable(write)
    path = tmp_path / ("k.xlsx" if write is write_workbook else "k.csv")
    write(path, [("Inkoopkalender 2027, versie 3",), (), OWN, ASPHALT, (), SAND])
    file = read_tender_file(path)
    assert (file.header, file.header_row) == (OWN, 3)
    assert [each.number for each in file.rows] == [4, 6]
    with house.session() as session:
        assert counts(from_file(session, house, file)) == (2, 0, 0, 0)


def test_a_title_that_is_a_name_of_a_column_is_no_header(tmp_path: Path) -> None:
    file = read(tmp_path, ("Planning",), ("Omschr", "Team"), ("Asfalt", "BOR"))
    assert file.header == ("Omschr", "Team")


def test_a_list_of_titles_is_a_table_too(house: House, tmp_path: Path) -> None:
    file = read(tmp_path, ("Onderwerp",), ("Asfalt",), ("Zand",))
    with house.session() as session:
        assert counts(from_file(session, house, file)) == (2, 0, 0, 0)


def test_merged_headings_over_two_rows_are_read_together(house: House, tmp_path: Path) -> None:
    upper = ("Inkoop", "", "Huidig contract", "Nieuw contract", "")
    lower = ("Naam", "Team", "Einde", "Startdatum", "Einddatum")
    path = write_workbook(
        tmp_path / "k.xlsx", [upper, lower, ("Asfalt", "BOR", "2027-12-31", "2028", "2031")]
    )
    file = read_tender_file(path)
    assert file.header_row == 2
    with house.session() as session:
        assert counts(from_file(session, house, file)) == (1, 0, 0, 0)
        (tender,) = all_tenders(session)
    assert str(tender.current_ends_on) == "2027-12-31"
    assert (str(tender.contract_start), str(tender.contract_end)) == ("2028-01-01", "2031-12-31")
