"""A file of tenders dropped in the direct message with the bot: shown, mended, taken in."""

import base64
import csv
import io
from collections.abc import Callable, Iterator

import httpx
import pytest
from openpyxl import Workbook
from sqlmodel import col, func, select, update

from storage.database import Database
from storage.tables import FileImport, Tender
from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Colleague, Json, Workspace, error_at, text_of
from tests.support.processes import started

HEADER = "ref;titel;opdrachtgever;team;categorie;waarde;publicatie;start_contract;einde_contract"
OWN_HEADER = "Zaak;Wat kopen we;Geraamd bedrag;Wanneer;Opmerking"


@pytest.fixture(scope="module")
def database(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The database of a bot."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    with started("run", "--sandbox", workspace.url, "--database-url", url, environment=BRISK):
        database = Database(url)
        yield database
        database.close()


@pytest.fixture
def adviser(workspace: Workspace, database: Database) -> Iterator[Colleague]:
    """Somebody who may take in tenders."""
    assert database.is_sqlite
    person = workspace.colleague("adviseur")
    yield person
    workspace.post("/faults", clear=True)
    person.closes_everything()


def drops(
    person: Colleague, name: str, content: bytes, *, channel: str = "", text: str = ""
) -> None:
    """Drop a file, in the direct message with the bot unless a channel is named."""
    person.workspace.post(
        "/file",
        channel=channel or f"@{person.key}",
        user=person.key,
        name=name,
        comment=text,
        content_base64=base64.b64encode(content).decode(),
    )


def hears(person: Colleague, *words: str, among: Callable[[Json], bool] = lambda _m: True) -> Json:
    """The message in their direct message with the bot that says all of this."""

    def fits(message: Json) -> bool:
        return among(message) and all(each in text_of(message) for each in words)

    return person.workspace.wait_for(f"@{person.key}", fits)


def same_as(message: Json) -> Callable[[Json], bool]:
    """Only this message, whatever it says by now."""
    return lambda other: bool(other["ts"] == message["ts"])


def lines(*rows: str, header: str = HEADER) -> bytes:
    """A CSV file as Excel saves it in the Netherlands."""
    return "\r\n".join((header, *rows)).encode("cp1252")


def test_a_file_is_shown_first_and_taken_in_once(adviser: Colleague) -> None:
    content = lines(
        "D1;Onderhoud caf\u00e9terras;Team BOR;BOR;gww;1,5 ton;maart 2027;;",
        "D2;Schoolboeken;;;;veel;2027-05-01;;",
    )
    drops(adviser, "kalender.csv", content)
    shown = hears(
        adviser, "kalender.csv", "CSV-bestand met 2 rijen", "1 nieuw", "1 niet over te nemen"
    )
    assert "Rij 3" in text_of(shown)
    assert "veel" in text_of(shown)
    adviser.presses(shown, "tender_file_take", channel="@adviseur")
    done = hears(adviser, "is overgenomen", "1 nieuw", among=same_as(shown))
    buttons = [e["action_id"] for b in done["blocks"] for e in b.get("elements", [])]
    assert buttons == ["tender_list", "tender_file_refused"]

    adviser.presses(done, "tender_file_refused", channel="@adviseur")
    given = hears(adviser, "Verbeter ze", among=lambda m: "files" in m)
    (file,) = given["files"]
    assert file["name"] == "kalender-verbeteren.csv"
    read = httpx.get(f"{adviser.workspace.url}{file['href']}", params={"user": "adviseur"})
    header, row = list(csv.reader(io.StringIO(read.content.decode("utf-8-sig")), delimiter=";"))
    assert header[-1] == "reden"
    assert (row[0], row[5]) == ("D2", "veel")
    assert row[-1]

    mended = read.content.decode("utf-8-sig").replace("veel", "250.000").encode()
    drops(adviser, "kalender-verbeteren.csv", mended)
    again = hears(adviser, "kalender-verbeteren.csv", "1 nieuw", "0 niet over te nemen")
    adviser.presses(again, "tender_file_take", channel="@adviseur")
    hears(adviser, "is overgenomen", "1 nieuw", among=same_as(again))

    drops(adviser, "nog eens.csv", content)
    hears(adviser, "nog eens.csv", "0 nieuw", "1 al bekend")


def test_own_headings_are_matched_by_hand_and_remembered(adviser: Colleague) -> None:
    book = Workbook()
    sheet = book.create_sheet("Planning", 0)
    for row in (OWN_HEADER.split(";"), ["Z1", "Zand", 80000, "2027-04-01", "geheim"]):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    drops(adviser, "planning.xlsx", content.getvalue())
    shown = hears(adviser, "planning.xlsx", "Excelbestand met 1 rij")
    adviser.presses(shown, "tender_file_columns", channel="@adviseur")
    form = adviser.modal(callback_id="tender_file_columns_form")
    chosen = {"ref": "0", "titel": "1", "waarde": "2", "publicatie": "3"}
    twice = adviser.submits(form, **{**chosen, "waarde": "1"})
    assert "titel" in error_at(twice, "waarde").lower()
    adviser.submits(form, **chosen)
    assert adviser.has_no_modal()
    shown = hears(adviser, "Wat kopen we", "1 nieuw", "Niet gebruikt: Opmerking")
    adviser.presses(shown, "tender_file_take", channel="@adviseur")
    adviser.presses(shown, "tender_file_take", channel="@adviseur")
    hears(adviser, "is overgenomen", among=same_as(shown))

    rows = ("Z1;Zand;90.000;2027-04-01;geheim", "Z2;Grind;;2027-05-01;")
    drops(adviser, "planning2.csv", lines(*rows, header=OWN_HEADER))
    shown = hears(adviser, "planning2.csv", "1 nieuw", "1 gewijzigd")
    adviser.presses(shown, "tender_file_decline", channel="@adviseur")
    hears(adviser, "niets uit *planning2.csv*", among=same_as(shown))


def test_what_cannot_be_read_says_what_to_do(adviser: Colleague) -> None:
    for name, content, told in (
        ("macro.xlsm", b"PK", "macro"),
        ("kapot.xlsx", b"geen werkmap", "kan ik niet"),
        (
            "lessen.csv",
            lines("L1;Vraag eerst;Het scheelt;;", header="ref;titel;inzicht;thema;categorie"),
            "leerervaringen",
        ),
    ):
        drops(adviser, name, content)
        hears(adviser, name, told)


def test_a_colleague_hears_who_can_and_a_channel_is_left_alone(
    adviser: Colleague, workspace: Workspace
) -> None:
    buyer = workspace.colleague("inkoper")
    content = lines("K1;Kantoorstoelen;;;;;;;")
    drops(buyer, "stoelen.csv", content)
    told = hears(buyer, "stoelen.csv", "kan alleen de")
    buttons = [e["action_id"] for b in told["blocks"] for e in b.get("elements", [])]
    assert buttons == ["tender_form"], "one of their own they can add"
    drops(adviser, "in kanaal.csv", content, channel="bor")
    drops(adviser, "hierna.csv", content)
    hears(adviser, "hierna.csv", "1 nieuw")
    assert "in kanaal" not in "".join(text_of(m) for m in workspace.messages("@adviseur"))


def tenders_in(database: Database) -> int:
    """How many there are."""
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(Tender)).one()


def file_becomes(database: Database, name: str, **values: str) -> None:
    """Something else than was shown stands in Slack by now."""
    with database.writing() as session:
        session.exec(update(FileImport).where(col(FileImport.file_name) == name).values(**values))
        session.commit()


def test_what_is_gone_or_changed_since_it_was_shown_is_not_taken_in(
    adviser: Colleague, database: Database
) -> None:
    for name, change, told in (
        ("weg.csv", {"slack_file_id": "F0NOWHERE"}, "staat niet meer in Slack"),
        ("anders.csv", {"file_digest": "0"}, "is veranderd"),
    ):
        drops(adviser, name, lines(f"{name};Iets uit {name};;;;;;;"))
        shown = hears(adviser, name, "1 nieuw")
        before = tenders_in(database)
        file_becomes(database, name, **change)
        adviser.presses(shown, "tender_file_take", channel="@adviseur")
        hears(adviser, name, told, "Er is niets overgenomen", among=same_as(shown))
        assert tenders_in(database) == before


def test_a_file_that_slack_does_not_give_is_told_of(adviser: Colleague) -> None:
    fault = {"kind": "server_error", "times": 1}
    adviser.workspace.post("/faults", method={"download": fault})
    drops(adviser, "storing.csv", lines("S1;Stoelen;;;;;;;"))
    hears(adviser, "Het lukte niet om *storing.csv* op te halen")


def test_what_is_said_with_a_file_is_not_lost(adviser: Colleague) -> None:
    drops(adviser, "lijst.csv", lines("T1;Tegels;;;;;;;"), text="hierbij de inkoopkalender")
    hears(adviser, "lijst.csv", "1 nieuw")
    said = "we vervangen in mei de lichtmasten, 4 ton"
    drops(adviser, "masten.csv", lines("M1;Masten;;;;;;;"), text=said)
    hears(adviser, "masten.csv", "1 nieuw")
    hears(adviser, "Klopt het?", "Lichtmasten")
