"""The best case of last year, in the month of the prize: found, chosen, and written down."""

import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from docx import Document

from tests.acceptance.conftest import BRISK
from tests.acceptance.talking import Talker
from tests.acceptance.test_journey import Purchase
from tests.acceptance.towns import LEIDEN
from tests.support.colleagues import Json, Workspace, text_of
from tests.support.processes import Process, started


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Process]:
    """A workspace in Leiden, at eight on the first working day of the prize's month."""
    options = ("--frozen", "--at", "2027-08-02T06:00:00", "--profile", LEIDEN.profile)
    with started("sandbox", "--port", "0", *options) as process:
        yield process


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """The bot of Leiden."""
    folder: Path = tmp_path_factory.mktemp("bot")
    options = ("--sandbox", workspace.url, "--profile", LEIDEN.profile)
    database = ("--database-url", f"sqlite:///{folder / 'vaandel.db'}")
    with started("run", *options, *database, environment=BRISK) as process:
        yield process


def chooses_theme(purchase: Purchase) -> None:
    """In the form of the trajectory."""
    buyer = purchase.buyer
    buyer.presses_in(purchase.journey(), "trajectory_journey_details")
    buyer.presses_in(buyer.modal(callback_id="trajectory_details"), "trajectory_open_edit")
    buyer.submits(buyer.modal(callback_id="trajectory_edit"), themes=(LEIDEN.theme,))


def signed_last_year(workspace: Workspace, title: str) -> None:
    """A purchase with a theme in its papers, and a contract of last December."""
    purchase = Purchase(LEIDEN, workspace, title, value="20.000")
    chooses_theme(purchase)
    purchase.answers("ja")
    purchase.buyer.modal(showing="Is het nodig? Ja.")
    purchase.presses("move", showing="nu bij *Voorbereiding*")
    purchase.explains()
    refused = purchase.presses("move", showing="Dat kan nog niet")
    purchase.buyer.presses_in(refused, "contract_open_promises")
    form = purchase.buyer.modal(callback_id="contract_promises")
    purchase.buyer.submits(form, **{f"place_{LEIDEN.theme}": "gunningscriterium"})
    for phase in ("Aanbesteding", "Gunning"):
        purchase.presses("move", showing=f"nu bij *{phase}*")
    other = {"by_rule": "other", "standstill_until": None}
    purchase.fills("decision", decision_on="2026-11-02", **other)
    purchase.fills("final", final_on="2026-11-30")
    purchase.fills("signature", signed_on="2026-12-01", contract_end="2028-12-31")


def learns_of_the_market(workspace: Workspace) -> None:
    """A lesson of the purchase, about a talk with the market."""
    buyer = workspace.colleague("inkoper")
    buyer.closes_everything()
    buyer.types(f"{LEIDEN.command} les", channel=LEIDEN.channel)
    form = buyer.modal(callback_id="lesson_new")
    told = {"title": "Marktconsultatie gaf ruimte", "insight": "Vraag het eerst."}
    assert "lesson_saved" in str(buyer.submits(form, **told, trajectory="1"))
    buyer.closes_everything()


def test_the_best_case_is_found_in_its_month_chosen_and_written_down(
    workspace: Workspace, bot: Process
) -> None:
    """The coordinator hears it once, presses two buttons, and reads what is still to be written."""
    assert bot.runs
    signed_last_year(workspace, "Elektrische veegwagens")
    learns_of_the_market(workspace)
    workspace.let_pass("2h")
    told = workspace.wait_for("@coordinator", lambda m: "beste casussen" in text_of(m))
    assert "Koopwijsprijs" in text_of(told)
    assert "Elektrische veegwagens" in text_of(told)
    coordinator = workspace.colleague("coordinator")
    coordinator.closes_everything()
    coordinator.presses(told, "award_open", channel="@coordinator")
    view = coordinator.modal(callback_id="award_cases")
    said = text_of(view)
    assert "*Ambitie* 1 van 3" in said
    assert "(gunningscriterium)" in said
    assert "*Effect* niet vastgelegd" in said
    assert "Marktconsultatie gaf ruimte" in said
    assert "20.000" not in said

    coordinator.presses_in(view, "award_choose")
    form = coordinator.modal(callback_id="award_form")
    view = coordinator.submits(form, why="De eerste zonder uitstoot")["view"]
    assert "Gekozen: Elektrische veegwagens" in text_of(view)
    coordinator.presses_in(coordinator.modal(), "award_download")
    document = _given(workspace)
    for wanted in (
        "Elektrische veegwagens",
        "De eerste zonder uitstoot",
        "Ambitie",
        "Marktconsultatie gaf ruimte",
        "Niet vastgelegd.",
        "[nog aan te vullen: wat leverde het op voor mens en milieu?]",
        "getekend op 1 december 2026",
    ):
        assert wanted in document, wanted

    coordinator.closes_everything()
    coordinator.types(f"{LEIDEN.command} prijs", channel=LEIDEN.channel)
    coordinator.presses_in(coordinator.modal(callback_id="award_cases"), "award_withdraw")
    assert "Gekozen" not in text_of(coordinator.modal(showing="De keuze is weg"))
    talker = Talker(workspace, "coordinator")
    talker.says("welke casus sturen we in voor de koopwijsprijs?")
    coordinator.presses(talker.hears("Koopwijsprijs"), "award_open", channel="@coordinator")
    assert coordinator.modal(callback_id="award_cases")
    buyer = workspace.colleague("inkoper")
    assert "Dit doet de concernadviseur MVI" in text_of(LEIDEN.asks(buyer, "prijs"))


def _given(workspace: Workspace) -> str:
    """Everything that can be read in the document that came."""
    message: Json = workspace.wait_for("@coordinator", lambda m: "files" in m)
    (file,) = message["files"]
    assert file["name"] == "dossier-1.docx"
    address = f"{workspace.url}{file['href']}"
    content = httpx.get(address, params={"user": "coordinator"}).content
    document = Document(io.BytesIO(content))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])
