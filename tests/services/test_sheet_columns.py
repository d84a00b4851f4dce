"""Which column is what, and rows that do not fit their header."""

from dataclasses import replace

import pytest

from bot.services.sheet_columns import HeaderError
from bot.sheets import Sheet
from tests.services.house import House
from tests.services.importing import (
    HEADER,
    counts,
    from_sheet,
    imported,
    refusals,
    row,
    sheet_of,
)

TAKEN, SKIPPED, REFUSED = (1, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)


def test_order_capitals_and_accents_of_the_header_make_no_difference(house: House) -> None:
    sheet = sheet_of(row(thema="klimaat"))
    header = ("Ref", " TITEL", "Inzícht", "thema", "Categorié")
    assert header != HEADER
    turned = Sheet(
        header[::-1], tuple(replace(each, cells=each.cells[::-1]) for each in sheet.rows)
    )
    with house.session() as session:
        from_turned = from_sheet(session, house, turned)
        assert counts(from_turned) == TAKEN
        assert counts(from_sheet(session, house, sheet)) == SKIPPED


def test_columns_that_mean_nothing_are_named_and_left_alone(house: House) -> None:
    with house.session() as session:
        done = imported(session, house, row(opmerking="x", Datum="y"))
        assert counts(done) == TAKEN
        assert done.unknown == ("opmerking", "Datum")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ((), "no column ref, titel, inzicht, thema, categorie"),
        (("ref", "titel", "inzicht", "thema"), "no column categorie"),
        ((*HEADER, "Titel"), "titel is there twice"),
    ],
)
def test_without_its_columns_nothing_is_imported(
    house: House, header: tuple[str, ...], reason: str
) -> None:
    with house.session() as session, pytest.raises(HeaderError, match=reason):
        from_sheet(session, house, Sheet(header, sheet_of(row()).rows))


def test_a_row_that_fell_apart_is_refused(house: House) -> None:
    (whole,) = sheet_of(row()).rows
    apart = replace(whole, cells=("L1", "Titel", "Eerst dit", "dan dat", "", "en dan"))
    with house.session() as session:
        done = from_sheet(session, house, Sheet(HEADER, (apart,)))
    assert counts(done) == REFUSED
    assert "6 cells and 5 headings" in refusals(done)[0]["reason"]
