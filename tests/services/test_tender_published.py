"""What TenderNed and others publish: only our own tenders, and never who won them."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.services.column_proposal import proposed_columns
from bot.services.tender_file import FileKind, read_tender_file
from storage.vocabulary import Precision
from tests.services.house import House, happened
from tests.services.tender_importing import all_tenders, counts, from_file, only, stands
from tests.sheets.writing import write_csv, write_workbook

OURS, OTHERS = "Gemeente Midden-Groningen", "Gemeente Groningen"
TENDERNED = (
    *("publicatieId", "publicatieDatum", "aanbestedingNaam", "opdrachtgeverNaam"),
    *("sluitingsDatum", "procedure", "typeOpdracht", "cpvCodes", "gegundeOnderneming"),
)
WINNER = "Voorbeeld Wegenbouw B.V."


def published(number: int, buyer: str, **cells: str) -> tuple[str, ...]:
    """A row of the national workbook."""
    values = {
        "publicatieId": str(number),
        "publicatieDatum": "2026-03-01",
        "aanbestedingNaam": f"Wegen {number}",
        "opdrachtgeverNaam": buyer,
        "procedure": "Openbaar",
        "cpvCodes": "45233140-2",
        "gegundeOnderneming": WINNER,
    }
    return tuple({**values, **cells}.get(name, "") for name in TENDERNED)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_of_the_national_workbook_only_our_own_tenders_are_taken(
    house_on_each: House, tmp_path: Path, suffix: str
) -> None:
    write = write_workbook if suffix == "xlsx" else write_csv
    path = write(
        tmp_path / f"tenderned.{suffix}",
        [
            TENDERNED,
            published(1, OURS),
            published(2, OTHERS),
            published(3, f"{OURS} (Inkoop)", cpvCodes="99999999-9", procedure="Onbekend iets"),
            published(4, "Gemeente Midden-Groningerland", aanbestedingNaam="Lang " * 60),
            published(5, OURS.upper(), aanbestedingNaam="Lang " * 60),
        ],
    )
    file = read_tender_file(path)
    assert file.kind is FileKind.TENDERNED
    with house_on_each.session() as session:
        done = from_file(session, house_on_each, file)
        assert (counts(done), done.others) == ((3, 0, 2, 0), 2)
        first, second, third = all_tenders(session)
        assert (first.ref, first.category, first.procedure) == ("1", "gww", "europees")
        assert (first.publication_precision, first.client_name) == (Precision.DAY, None)
        assert (second.ref, second.category, second.procedure) == ("3", None, None)
        assert len(third.title) == 120
        assert counts(from_file(session, house_on_each, file)) == (0, 0, 5, 0)
        kept = str(stands(session)) + str([(each.facts, each.texts) for each in happened(session)])
        assert "Voorbeeld" not in kept


def test_of_a_publication_with_a_row_for_each_lot_the_first_counts(
    house: House, tmp_path: Path
) -> None:
    lots = [published(1, OURS), published(1, OURS, cpvCodes="72000000-5")]
    file = read_tender_file(write_csv(tmp_path / "t.csv", [TENDERNED, *lots]))
    with house.session() as session:
        assert counts(from_file(session, house, file)) == (1, 0, 1, 0)
        assert only(session).category == "gww"


def test_another_organisation_can_be_asked_for(house: House, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "t.csv", [TENDERNED, published(1, OURS), published(2, OTHERS)])
    with house.session() as session:
        done = from_file(session, house, read_tender_file(path), organisation="gemeente groningen")
        assert (counts(done), only(session).ref) == ((1, 0, 1, 0), "2")


def release(ocid: str, buyer: str = OURS, **more: Any) -> dict[str, Any]:
    """A release of a tender."""
    return {
        "ocid": ocid,
        "id": f"{ocid}-1",
        "date": "2026-03-01T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"id": "1", "name": buyer},
        "tender": {
            "title": f"Wegen {ocid}",
            "value": {"amount": 1250000.5, "currency": "EUR"},
            "items": [{"classification": {"scheme": "CPV", "id": "45233140-2"}}],
            "contractPeriod": {"startDate": "2027-01-01T00:00:00Z"},
        },
        "awards": [
            {
                "suppliers": [{"name": WINNER}],
                "contractPeriod": {"endDate": "2030-12-31T00:00:00+01:00"},
            }
        ],
        **more,
    }


def write_json(path: Path, document: object) -> Path:
    """A file with a document."""
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def as_lines(path: Path, releases: list[dict[str, Any]]) -> Path:
    """A file with a document in each line."""
    path.write_text("\n".join(json.dumps(each) for each in releases), encoding="utf-8")
    return path


def test_every_shape_of_ocds_means_the_same(house: House, tmp_path: Path) -> None:
    releases = [release("a"), release("b", OTHERS), release("c")]
    records = [{"ocid": each["ocid"], "compiledRelease": each} for each in releases]
    inside = [{"ocid": each["ocid"], "releases": [each]} for each in releases]
    files = [
        write_json(tmp_path / "1.json", {"version": "1.1", "releases": releases}),
        write_json(tmp_path / "2.json", {"records": records}),
        write_json(tmp_path / "3.json", {"records": inside}),
        write_json(tmp_path / "4.json", releases),
        as_lines(tmp_path / "5.jsonl", releases),
        as_lines(tmp_path / "6.json", releases),
        as_lines(tmp_path / "7.ndjson", [{"releases": releases}, {"releases": releases[:1]}]),
    ]
    found = []
    for path in files:
        file = read_tender_file(path)
        assert file.kind is FileKind.OCDS
        with house.session() as session:
            assert proposed_columns(session, house.here, file).is_certain
            assert counts(from_file(session, house, file)) == (2, 0, 1, 0)
            found.append(stands(session))
    assert all(each == found[0] for each in found)
    first = found[0][0]
    assert (first["ref"], first["title"], first["category"]) == ("a", "Wegen a", "gww")
    assert (first["value_cents"], str(first["contract_end"])) == (125_000_050, "2030-12-31")
    assert (str(first["publication_from"]), str(first["contract_start"])) == (
        "2026-03-01",
        "2027-01-01",
    )
    assert WINNER not in str(found)


def test_the_latest_release_of_a_process_counts_and_keeps_what_it_does_not_say(
    house: House, tmp_path: Path
) -> None:
    later = {
        "ocid": "a",
        "date": "2026-09-01T00:00:00Z",
        "tender": {"title": "Wegen en paden"},
        "contracts": [{"period": {"endDate": "2032-06-30"}}],
    }
    for order in ([release("a"), later], [later, release("a")]):
        file = read_tender_file(write_json(tmp_path / "o.json", {"releases": order}))
        with house.session() as session:
            assert counts(from_file(session, house, file)) == (1, 0, 0, 0)
            tender = only(session)
            assert (tender.title, str(tender.contract_end)) == ("Wegen en paden", "2032-06-30")
            assert tender.value_cents == 125_000_050


def test_what_is_odd_in_a_release_is_left_out(house: House, tmp_path: Path) -> None:
    odd = [
        release("a", tender={"title": "Dollars", "value": {"amount": 5, "currency": "USD"}}),
        release("b", tender={"title": "Niets", "value": None, "items": "x", "contractPeriod": []}),
        release("c", tender={"title": "Waar", "value": {"amount": True}}),
        release("d", "", parties=[{"name": OURS, "roles": ["buyer"]}]),
        release("e", OTHERS, parties=[{"name": OURS, "roles": ["supplier"]}]),
        {"id": "geen ocid"},
    ]
    file = read_tender_file(write_json(tmp_path / "o.json", {"releases": odd}))
    with house.session() as session:
        assert counts(from_file(session, house, file)) == (4, 0, 1, 0)
        assert [each.value_cents for each in all_tenders(session)][:3] == [None] * 3
