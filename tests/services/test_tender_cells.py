"""Moments and amounts in a file, as people write them; what a cell says, it says next year too."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.cells import CellError
from bot.services.row_report import CellProblem
from bot.services.tender_cells import is_open, read_cents, read_last_day, read_moment


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2027-05-31", "2027-05-31", "2027-05-31"),
        ("31-5-2027", "2027-05-31", "2027-05-31"),
        ("31/05/2027", "2027-05-31", "2027-05-31"),
        ("31.05.2027 00:00:00", "2027-05-31", "2027-05-31"),
        ("2027-05-31T23:00:00Z", "2027-05-31", "2027-05-31"),
        ("31-5-27", "2027-05-31", "2027-05-31"),
        ("46173", "2026-05-31", "2026-05-31"),
        ("mei 2027", "2027-05-01", "2027-05-31"),
        ("mei-27", "2027-05-01", "2027-05-31"),
        ("2027-05", "2027-05-01", "2027-05-31"),
        ("Q2 2027", "2027-04-01", "2027-06-30"),
        ("2e kwartaal 2027", "2027-04-01", "2027-06-30"),
        ("2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_a_moment_is_read(cell: str, start: str, end: str) -> None:
    moment = read_moment(cell)
    assert moment is not None
    assert (moment.start.isoformat(), moment.end.isoformat()) == (start, end)
    assert read_last_day(cell) == moment.end


@pytest.mark.parametrize("cell", ["", " ", "-", "n.v.t.", "NTB", "onbekend", "?"])
def test_an_open_cell_says_nothing(cell: str) -> None:
    assert is_open(cell)
    assert (read_moment(cell), read_cents(cell)) == (None, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("mei", CellProblem.NO_YEAR),
        ("1 mei", CellProblem.NO_YEAR),
        ("Q2", CellProblem.NO_YEAR),
        ("volgend jaar", CellProblem.NO_YEAR),
        ("31-02-2027", CellProblem.NO_DATE),
        ("2206-01-01", CellProblem.NO_DATE),
        ("zodra het kan", CellProblem.NO_DATE),
    ],
)
def test_a_moment_that_does_not_say_all_of_itself_is_refused(
    cell: str, problem: CellProblem
) -> None:
    with pytest.raises(CellError) as told:
        read_moment(cell)
    assert told.value.problem is problem


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("1.250.000,50", 125_000_050),
        ("€ 1.250.000,-", 125_000_000),
        ("€ 250.000", 25_000_000),
        ("250000", 25_000_000),
        ("1250,5", 125_050),
        ("2030", 203_000),
        ("2,5 ton", 25_000_000),
        ("1,25 mln", 125_000_000),
    ],
)
def test_an_amount_is_read(cell: str, cents: int) -> None:
    assert read_cents(cell) == cents


@pytest.mark.parametrize(
    "cell", ["1,250", "2 à 3 ton", "100 per jaar", "250.000 incl. btw", "-5", "veel", "9" * 12]
)
def test_what_is_not_one_whole_amount_is_refused(cell: str) -> None:
    with pytest.raises(CellError) as told:
        read_cents(cell)
    assert told.value.problem is CellProblem.NO_AMOUNT


@given(day=st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_both_ways(day: date) -> None:
    assert read_last_day(day.isoformat()) == day
    assert read_last_day(f"{day.day}-{day.month}-{day.year}") == day


@given(cents=st.integers(min_value=0, max_value=10**11))
def test_every_amount_is_read_as_dutch_people_write_it(cents: int) -> None:
    euros = f"{cents // 100:,}".replace(",", ".")
    assert read_cents(f"€ {euros},{cents % 100:02}") == cents


@given(cell=st.text(max_size=20))
def test_whatever_stands_in_a_cell_is_read_or_refused(cell: str) -> None:
    for read in (read_moment, read_cents):
        with suppress(CellError):
            read(cell)
