"""Importing tenders again and again: what is new, what changed, and what people did since."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from bot.services.sheet_columns import HeaderError
from bot.services.tender_fields import input_of
from bot.services.tender_import import import_tenders
from bot.services.tenders import edit_tender
from storage.tables import Tender
from storage.vocabulary import ContractMoment, Precision, TenderOrigin, TenderState
from tests.services.house import ADVISER, CLIENT, NOW, House, happened
from tests.services.tender_importing import (
    all_tenders,
    counts,
    file_of,
    imported,
    only,
    refusals,
    row,
    stands,
)

FULL = row(
    opdrachtgever="Beheer openbare ruimte",
    categorie="gww",
    waarde="€ 1.250.000,50",
    start_contract="01-01-2028",
    einde_contract="2031-12-31",
)


def changed_in_slack(session: Session, house: House, tender: Tender, **fields: Any) -> None:
    """The adviser changes a tender."""
    done = edit_tender(
        session,
        here=house.here,
        viewer=house.viewer(session, ADVISER),
        tender_id=tender.id or 0,
        version=tender.version,
        wanted=replace(input_of(tender), **fields),
        now=NOW,
    )
    assert done.changed


def test_a_row_becomes_a_tender(house_on_each: House) -> None:
    with house_on_each.session() as session:
        assert counts(imported(session, house_on_each, FULL)) == (1, 0, 0, 0)
        stored = only(session)
        assert (stored.number, stored.ref, stored.origin) == (1, "T1", TenderOrigin.IMPORT)
        assert (stored.title, stored.client_name) == ("Straatverlichting", "Beheer openbare ruimte")
        assert (stored.team, stored.category, stored.value_cents) == ("bor", "gww", 125_000_050)
        assert stored.publication_precision is Precision.QUARTER
        assert (stored.contract_start, stored.contract_end) == (
            date(2028, 1, 1),
            date(2031, 12, 31),
        )
        assert stored.current_ends_on is None
        (event,) = happened(session)
        assert (event.kind, event.facts["file"], event.actor_id) == ("added", "csv", None)
        assert event.texts == {
            "title": [None, "Straatverlichting"],
            "client_name": [None, "Beheer openbare ruimte"],
        }


def test_the_same_file_again_changes_nothing(house_on_each: House) -> None:
    with house_on_each.session() as session:
        imported(session, house_on_each, FULL, row(ref="T2"))
        before = stands(session)
        assert counts(imported(session, house_on_each, FULL, row(ref="T2"))) == (0, 0, 2, 0)
        assert stands(session) == before


def test_what_the_file_changed_is_changed_and_nothing_else(house_on_each: House) -> None:
    with house_on_each.session() as session:
        imported(session, house_on_each, FULL)
        changed_in_slack(session, house_on_each, only(session), team="inkoop")
        again = imported(session, house_on_each, FULL | {"waarde": "2 mln"})
        assert counts(again) == (0, 1, 0, 0)
        stored = only(session)
        assert (stored.team, stored.value_cents, stored.version) == ("inkoop", 200_000_000, 3)


def test_what_a_person_changed_is_not_overwritten_by_an_unchanged_file(
    house_on_each: House,
) -> None:
    with house_on_each.session() as session:
        imported(session, house_on_each, FULL)
        changed_in_slack(session, house_on_each, only(session), title="Lampen", value_cents=None)
        assert counts(imported(session, house_on_each, FULL)) == (0, 0, 1, 0)
        assert only(session).title == "Lampen"


def test_where_file_and_person_changed_the_same_the_row_is_refused(house: House) -> None:
    with house.session() as session:
        imported(session, house, FULL)
        changed_in_slack(session, house, only(session), title="Lampen")
        before = stands(session)
        again = imported(session, house, FULL | {"titel": "Verlichting", "waarde": "2 mln"})
        assert refusals(again) == [(2, "titel", "changed")]
        assert stands(session) == before
        agreed = imported(session, house, FULL | {"titel": "Lampen", "waarde": "2 mln"})
        assert counts(agreed) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    "state", [TenderState.TRAJECTORY, TenderState.NOT_NEEDED, TenderState.DROPPED]
)
def test_what_was_closed_is_not_reopened(house: House, state: TenderState) -> None:
    with house.session() as session:
        imported(session, house, FULL)
        only(session).state = state
        session.flush()
        assert counts(imported(session, house, FULL | {"waarde": "2 mln"})) == (0, 0, 1, 0)
        assert (only(session).state, only(session).value_cents) == (state, 125_000_050)


def test_a_column_that_is_not_there_leaves_a_field_alone(house: House) -> None:
    with house.session() as session:
        imported(session, house, FULL)
        again = imported(session, house, row(titel="Lampen"), without=("waarde", "categorie"))
        assert counts(again) == (0, 1, 0, 0)
        assert (only(session).value_cents, only(session).category) == (125_000_050, "gww")


def test_an_empty_cell_empties_a_field(house: House) -> None:
    with house.session() as session:
        imported(session, house, FULL)
        imported(session, house, FULL | {"waarde": "n.t.b."})
        assert only(session).value_cents is None


def test_a_reference_that_stands_twice_is_kept_once(house: House) -> None:
    with house.session() as session:
        done = imported(session, house, row(), row(), row(titel="Zand"), row(ref="T2"))
        assert counts(done) == (2, 0, 1, 1)
        assert refusals(done) == [(4, "ref", "twice")]
        assert "row 2 has this ref too" in done.report.refused[0].reason


def test_a_reference_of_a_tender_that_no_file_brought_is_refused(house: House) -> None:
    with house.session() as session:
        imported(session, house, row())
        only(session).origin = TenderOrigin.CHAT
        session.flush()
        assert refusals(imported(session, house, row(titel="Zand"))) == [(2, "ref", "not_ours")]


def test_numbers_follow_the_file_and_what_is_refused_gets_none(house: House) -> None:
    with house.session() as session:
        imported(session, house, row(ref="B"), row(ref="X", team="onbestaand"), row(ref="A"))
        assert [(each.number, each.ref) for each in all_tenders(session)] == [(1, "B"), (2, "A")]


def test_somebody_known_in_slack_is_the_client(house: House) -> None:
    with house.session() as session:
        person = house.viewer(session, CLIENT).person_id
        for number, cell in enumerate((f"<@{CLIENT}>", f"<@{CLIENT}|Jan>", CLIENT)):
            imported(session, house, row(ref=f"T{number}", opdrachtgever=cell))
        assert {(each.client_id, each.client_name) for each in all_tenders(session)} == {
            (person, None)
        }
        done = imported(session, house, row(ref="T9", opdrachtgever="<@U0NOBODY>"))
        assert refusals(done) == [(2, "opdrachtgever", "no_person")]


def test_who_took_it_in_stands_in_the_log_and_the_next_import_knows_its_own_work(
    house: House,
) -> None:
    with house.session() as session:
        person = house.viewer(session, ADVISER).person_id
        columns = {name: name for name in file_of(FULL).header}
        for value in ("1 mln", "2 mln", "3 mln"):
            done = import_tenders(
                session,
                here=house.here,
                file=file_of(FULL | {"waarde": value}),
                columns=columns,
                actor_id=person,
                now=NOW,
            )
            assert not done.report.refused
        assert [event.actor_id for event in happened(session)] == [person] * 3
        assert only(session).created_by_id == person


def test_without_a_title_nothing_is_imported(house: House) -> None:
    with house.session() as session, pytest.raises(HeaderError, match="titel"):
        imported(session, house, row(), without=("titel",))


def test_a_row_that_adds_up_the_others_is_no_tender(house: House) -> None:
    total = {"titel": "Totaal:", "waarde": "1.000.000"}
    with house.session() as session:
        assert counts(imported(session, house, row(), total)) == (1, 0, 1, 0)
        assert counts(imported(session, house, row(ref="T2"), total | {"team": "BOR"})) == (
            (2, 0, 0, 0)
        )


def test_progress_counts_to_the_end(house: House) -> None:
    seen: list[tuple[int, int]] = []
    rows = [row(ref=f"T{number}") for number in range(1200)]
    with house.session() as session:
        columns = {name: name for name in file_of(*rows).header}
        import_tenders(
            session,
            here=house.here,
            file=file_of(*rows),
            columns=columns,
            actor_id=None,
            now=NOW,
            progress=lambda done, total: seen.append((done, total)),
        )
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (2400, 2400)
    assert len(seen) >= 4


def test_what_breaks_off_halfway_leaves_nothing(house_on_each: House) -> None:
    """Whoever commits does so at the end; until then nothing stays."""
    rows = [row(ref=f"T{number}") for number in range(1500)]
    file = file_of(*rows)

    def breaks_off(done: int, total: int) -> None:
        if done > total * 0.7:
            raise KeyboardInterrupt

    def takes_in() -> None:
        with house_on_each.session() as session:
            import_tenders(
                session,
                here=house_on_each.here,
                file=file,
                columns={name: name for name in file.header},
                actor_id=None,
                now=NOW,
                progress=breaks_off,
            )
            session.commit()

    with pytest.raises(KeyboardInterrupt):
        takes_in()
    with house_on_each.session() as session:
        assert (all_tenders(session), happened(session)) == ([], [])


def test_the_end_of_the_contract_that_runs_now_is_no_end_of_the_new_one(house: House) -> None:
    rows = [
        row(ref="before", publicatie="2027-03-01", einde_contract="31-12-2027"),
        row(ref="after", publicatie="2027-03-01", einde_contract="31-12-2031"),
        row(ref="start", start_contract="2028-01-01", einde_contract="2027-12-31"),
        row(ref="runs", publicatie="", einde_contract="2027-12-31"),
        row(
            ref="both",
            einde_huidig_contract="dec 2027",
            opzegdatum="2027-06-30",
            einde_contract="2031-12-31",
        ),
    ]
    with house.session() as session:
        assert counts(imported(session, house, *rows)) == (5, 0, 0, 0)
        held = {
            each.ref: (each.contract_end, each.current_ends_on, each.current_because)
            for each in all_tenders(session)
        }
    end = date(2027, 12, 31)
    assert held == {
        "before": (None, end, ContractMoment.END),
        "after": (date(2031, 12, 31), None, None),
        "start": (None, end, ContractMoment.END),
        "runs": (end, None, None),
        "both": (date(2031, 12, 31), date(2027, 6, 30), ContractMoment.NOTICE),
    }
