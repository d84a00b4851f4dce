"""Criteria of the national tool from chat: put in, suggested, answered, taken over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import BRISK
from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process, started

COORDINATOR = "coordinator"
TEXT = "Het materieel rijdt zonder uitstoot."
LINK = "https://www.mvicriteria.nl/nl/webtool"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Process]:
    """Its own workspace, on a Monday morning."""
    options = ("--frozen", "--at", "2026-11-23T08:00:00", "--profile", "midden-groningen")
    with started("sandbox", "--port", "0", *options) as process:
        yield process


@pytest.fixture(scope="module")
def bot(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Its own bot, with a coordinator, and one trajectory about klimaat."""
    folder: Path = tmp_path_factory.mktemp("bot")
    options = ("--sandbox", workspace.url, "--profile", "midden-groningen")
    database = ("--database-url", f"sqlite:///{folder / 'vaandel.db'}")
    coordinator = {"VAANDEL_COORDINATORS": workspace.user_id(COORDINATOR)}
    with started("run", *options, *database, environment={**BRISK, **coordinator}) as process:
        buyer = workspace.colleague("inkoper")
        buyer.logs("Veegwagens", value="400.000", category="gww", team="bor")
        asks(buyer, "traject 1", "trajectory_details")
        buyer.submits(presses(buyer, "trajectory_open_edit", "trajectory_edit"), themes=["klimaat"])
        yield process


def asks(person: Colleague, words: str, callback_id: str) -> Json:
    """Type a command that opens something."""
    person.closes_everything()
    person.types(f"/mvoi {words}")
    return person.modal(callback_id=callback_id)


def presses(person: Colleague, action_id: str, callback_id: str) -> Json:
    """Press in what is open; what stands there then."""
    person.presses_in(person.modal(), action_id)
    return person.modal(callback_id=callback_id)


def test_a_criterion_of_the_tool_goes_from_its_keeper_to_the_papers(
    bot: Process, workspace: Workspace
) -> None:
    """Nothing is there at first, and the bot says so; no more than what fits is suggested."""
    assert bot.runs
    buyer, coordinator = workspace.colleague("inkoper"), workspace.colleague(COORDINATOR)
    empty = text_of(asks(buyer, "criteria gww", "criteria"))
    assert "nog geen criteria voor je uitgezocht" in empty
    assert "https://www.mvicriteria.nl|MVI-criteriatool" in empty
    assert "Eerste criterium toevoegen" not in empty

    asks(coordinator, "criteria gww", "criteria")
    form = presses(coordinator, "criterion_new", "criterion_form")
    found = {
        "category": "gww",
        "theme": "klimaat",
        "level": "significant",
        "kind": "eis",
        "text": TEXT,
        "looked_up_on": "2025-11-03",
    }
    refused = coordinator.submits(form, link="https://elders.example", **found)
    assert "geen adres in de tool" in error_at(refused, "link")
    listed = coordinator.submits(form, link=LINK, **found)["view"]
    assert "0 × ja, 0 × nee" in text_of(listed)

    suggested = text_of(asks(buyer, "criteria gww", "criteria"))
    assert "*Klimaat* · niveau significant · eis" in suggested
    assert "mvicriteria.nl> · opgezocht op 3 november 2025" in suggested
    assert "langer dan een jaar geleden" in suggested
    asks(buyer, "hulp 1", "trajectory_help")
    buyer.closes_everything()

    fitting = asks(buyer, "criteria 1", "trajectory_criteria")
    assert "Past dit bij de omvang van deze opdracht?" in text_of(fitting)
    assert "MVOI-actieplan (2025), 7.4" in text_of(fitting)
    why = presses(buyer, "criterion_fits_not", "criterion_reason")
    assert "dit kan openbaar worden" in text_of(why)
    kept = buyer.submits(why, reason="Te zwaar voor twee weken")["view"]
    assert "*past niet*" in text_of(kept)
    colleague = workspace.colleague("budgethouder")
    assert "Te zwaar" not in text_of(asks(colleague, "criteria 1", "trajectory_criteria"))
    buyer.closes_everything()
    asks(buyer, "criteria 1", "trajectory_criteria")
    buyer.presses_in(buyer.modal(), "criterion_fits")
    buyer.modal(callback_id="trajectory_criteria", showing="*past*")
    places = presses(buyer, "criterion_take_over", "contract_promises")
    assert initial_of(places, "place_klimaat") == "eis"
    said = buyer.submits(places, place_klimaat="eis", document_klimaat="Bestek 3.2")["view"]
    assert "Genoteerd" in text_of(said)

    asks(coordinator, "criteria gww", "criteria")
    details = text_of(presses(coordinator, "criterion_details_open", "criterion_details"))
    assert "1 × ja, 0 × nee" in details
    coordinator.presses_in(coordinator.modal(), "criterion_withdraw")
    coordinator.modal(showing="Niemand krijgt het nog voorgesteld")
    asks(buyer, "criteria gww", "criteria")
    assert TEXT not in text_of(buyer.modal())
