"""Rows without a reference: known again by their title, and never doubled."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.house import House
from tests.services.tender_importing import (
    all_tenders,
    counts,
    imported,
    only,
    refusals,
    row,
    stands,
)

NAMELESS = ("ref",)


def nameless(titel: str = "Schoonmaak", **cells: str) -> dict[str, str]:
    """A row without a reference."""
    return row(titel=titel, ref="", **cells)


@pytest.mark.parametrize(
    "changed",
    [
        {"publicatie": "Q4 2028"},
        {"einde_contract": "2033-12-31"},
        {"team": "inkoop"},
        {"titel": "SCHOONMAAK!"},
    ],
)
def test_a_title_is_known_again_whatever_else_changed(
    house_on_each: House, changed: dict[str, str]
) -> None:
    with house_on_each.session() as session:
        imported(session, house_on_each, nameless(), without=NAMELESS)
        assert counts(imported(session, house_on_each, nameless() | changed, without=NAMELESS)) == (
            (0, 1, 0, 0)
        )
        assert counts(imported(session, house_on_each, nameless() | changed, without=NAMELESS)) == (
            (0, 0, 1, 0)
        )
        assert len(all_tenders(session)) == 1


def test_one_title_in_two_teams_is_two_tenders(house: House) -> None:
    rows = [nameless(team="bor"), nameless(team="inkoop")]
    with house.session() as session:
        assert counts(imported(session, house, *rows)) == (2, 0, 0, 0)
        before = stands(session)
        assert counts(imported(session, house, *rows[::-1])) == (0, 0, 2, 0)
        assert stands(session) == before
        moved = [nameless(team="bor"), nameless(team="hrm")]
        assert counts(imported(session, house, *moved)) == (0, 1, 1, 0)
        assert {each.team for each in all_tenders(session)} == {"bor", "hrm"}


def test_one_title_twice_in_one_team_needs_a_reference(house: House) -> None:
    rows = [nameless(), nameless(einde_contract="2033-12-31"), nameless()]
    with house.session() as session:
        done = imported(session, house, *rows)
        assert counts(done) == (1, 0, 1, 1)
        assert refusals(done) == [(3, "titel", "twice")]


def test_which_of_several_a_row_is_is_not_guessed(house: House) -> None:
    with house.session() as session:
        imported(session, house, nameless(team="bor"), nameless(team="inkoop"))
        done = imported(session, house, nameless(team="hrm"))
        assert refusals(done) == [(2, "ref", "no_ref")]
        assert len(all_tenders(session)) == 2


def test_a_reference_that_comes_later_is_taken_over(house: House) -> None:
    with house.session() as session:
        imported(session, house, nameless())
        assert counts(imported(session, house, row(titel="Schoonmaak", ref="S1"))) == (0, 1, 0, 0)
        assert only(session).ref == "S1"
        assert counts(imported(session, house, row(titel="Schoonmaak", ref="S1"))) == (0, 0, 1, 0)


def test_a_reference_that_is_left_out_later_doubles_nothing(house: House) -> None:
    with house.session() as session:
        imported(session, house, row(titel="Schoonmaak", ref="S1"))
        assert counts(imported(session, house, nameless())) == (0, 0, 1, 0)
        assert only(session).ref == "S1"


def test_another_reference_is_another_tender_with_the_same_title(house: House) -> None:
    with house.session() as session:
        imported(session, house, row(titel="Schoonmaak", ref="S1"))
        assert counts(imported(session, house, row(titel="Schoonmaak", ref="S2"))) == (1, 0, 0, 0)


def test_a_team_that_somebody_chose_in_slack_is_no_other_tender(house: House) -> None:
    with house.session() as session:
        imported(session, house, nameless(team="bor"), nameless(team="inkoop"))
        first = all_tenders(session)[0]
        first.team = "hrm"
        session.flush()
        again = imported(session, house, nameless(team="bor"), nameless(team="inkoop"))
        assert counts(again) == (0, 0, 2, 0)


def mostly(*good: str) -> st.SearchStrategy[str]:
    """One of these, and now and then anything at all."""
    return st.one_of(st.sampled_from(good), st.sampled_from(good), st.text(max_size=12))


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "ref": mostly("", "", "T1", "T2"),
            "titel": mostly("Zand", "zand", "Asfalt"),
            "team": mostly("", "bor", "inkoop", "BOR"),
            "categorie": mostly("", "gww"),
            "waarde": mostly("", "2 ton", "1.000,50"),
            "publicatie": mostly("", "Q2 2027", "2027-05-01", "mei"),
            "einde_contract": mostly("", "31-12-2027", "2031"),
            "opdrachtgever": mostly("", "Jan", "n.v.t."),
        }
    ),
    max_size=6,
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS)
def test_importing_twice_changes_nothing(house: House, rows: list[dict[str, str]]) -> None:
    with house.session() as session:  # nothing is committed: each starts with nothing
        first = imported(session, house, *rows).report
        before = stands(session)
        again = imported(session, house, *rows).report
        assert stands(session) == before
        assert len(before) == first.taken
        assert (again.taken, again.updated) == (0, 0)
        assert again.refused == first.refused
        assert first.taken + first.skipped + first.refused_rows == len(rows)
        assert again.skipped == first.taken + first.skipped


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, later=ROWS)
def test_a_later_file_settles_at_once(
    house: House, rows: list[dict[str, str]], later: list[dict[str, str]]
) -> None:
    """Whatever stood in the file before, with and without references."""
    with house.session() as session:
        imported(session, house, *rows)
        imported(session, house, *later)
        before = stands(session)
        again = imported(session, house, *later).report
        assert (again.taken, again.updated) == (0, 0)
        assert stands(session) == before
