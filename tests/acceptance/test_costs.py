"""Who pays and who benefits, from chat to Finance, in the real process."""

import pytest

from tests.support.colleagues import Colleague, Json, Workspace, error_at, initial_of, text_of
from tests.support.processes import Process


@pytest.fixture
def buyer(workspace: Workspace, bot: Process) -> Colleague:
    """Who leads the purchase."""
    assert bot.runs
    found = workspace.colleague("inkoper")
    found.closes_everything()
    return found


def opens_sheet(person: Colleague, number: int) -> Json:
    """Type for the costs by number, up to the open form."""
    person.closes_everything()
    person.types(f"/mvoi kosten {number}")
    person.presses_in(person.modal(callback_id="costs"), "costs_open_sheet")
    return person.modal(callback_id="costs_sheet")


def test_cost_centres_are_recorded_and_finance_sees_them_in_private_alone(
    buyer: Colleague, workspace: Workspace
) -> None:
    """A mistake is told at its field; the amounts stand in no channel."""
    finance, colleague = workspace.colleague("finance"), workspace.colleague("teamlid")
    buyer.logs("Ledlampen sporthallen", value="170.000", category="gebouwen")
    finance.types("/mvoi kosten 1")
    assert "Wie betaalt en wie profiteert, lezen alleen" in text_of(finance.modal())
    finance.closes_everything()

    form = opens_sheet(buyer, 1)
    answer = buyer.submits(form, betaalt_0="4510 Gebouwen", betaalt_0_amount="120.000")
    assert "eenmalig of per jaar?" in error_at(answer, "betaalt_0_amount")
    buyer.presses_in(form, "costs_add_profiteert")
    form = buyer.modal(callback_id="costs_sheet", showing="Kostenplaats 2")
    costs = {"betaalt_0": "4510 Gebouwen", "betaalt_0_amount": "120.000 eenmalig"}
    saves = {"profiteert_0": "6200 Sport", "profiteert_0_amount": "15.000 per jaar"}
    unknown = {"profiteert_1": "6310 Scholen", "profiteert_1_amount": ""}
    saved = text_of(buyer.submits(form, **costs, **saves, **unknown)["view"])
    assert "4510 Gebouwen: € 120.000 eenmalig" in saved
    assert "van 1 kostenplaats is geen bedrag bekend" in saved
    assert "Wie betaalt, is niet wie profiteert" in saved

    form = opens_sheet(buyer, 1)
    assert initial_of(form, "betaalt_0_amount") == "€ 120.000 eenmalig"
    saved = text_of(buyer.submits(form, profiteert_1="", profiteert_1_amount="")["view"])
    assert "na 8 jaar terugverdiend" in saved
    buyer.closes_everything()

    buyer.types("/mvoi startformulier 1")
    form = buyer.modal(callback_id="start_form_step")
    form = dict(buyer.submits(form, need="De oude lampen zijn op.")["view"])
    form = dict(buyer.submits(form)["view"])
    assert "6200 Sport (€ 15.000 per jaar)" in text_of(form)
    assert "Wie betaalt? (kostenplaats of team)" not in text_of(form)
    form = dict(buyer.submits(form, purchase="120.000", yearly="5.000", years="10")["view"])
    buyer.submits(form)
    told = workspace.wait_for("@finance", lambda m: "Ledlampen sporthallen" in text_of(m))
    assert "Over de hele levensduur: € 170.000" in text_of(told)

    finance.types("/mvoi financien")
    listed = finance.modal(callback_id="costs_list")
    assert "6200 Sport (€ 15.000 per jaar)" in text_of(listed)
    finance.presses_in(listed, "costs_open")
    seen = finance.modal(callback_id="costs")
    assert "€ 120.000 eenmalig" in text_of(seen)
    assert "Aanpassen" not in text_of(seen)
    colleague.closes_everything()
    colleague.types("/mvoi financien")
    refused = workspace.wait_for("mvoi", lambda m: m.get("ephemeral_for") == colleague.id)
    assert "Dit overzicht is voor de mensen van financiën" in text_of(refused)
    colleague.types("/mvoi kosten 1")
    assert "120.000" not in text_of(colleague.modal(callback_id="problem"))
    for channel in ("mvoi", "gebouwenbeheer"):
        assert "120.000" not in text_of(workspace.messages(channel))


def test_of_two_who_change_the_costs_the_second_reads_what_the_first_wrote(
    buyer: Colleague, workspace: Workspace
) -> None:
    """Nothing is overwritten unseen; sent again, it is kept."""
    adviser = workspace.colleague("adviseur")
    buyer.logs("Zonnepanelen", value="90.000", category="gebouwen", share=False)
    hers, theirs = opens_sheet(adviser, 2), opens_sheet(buyer, 2)
    buyer.submits(theirs, betaalt_0="4510 Gebouwen", betaalt_0_amount="90.000 eenmalig")
    stale = adviser.submits(hers, betaalt_0="Programma Energie", betaalt_0_amount="60%")
    assert stale["response_action"] == "update"
    form = adviser.modal(callback_id="costs_sheet", showing="Intussen heeft iemand anders")
    assert "4510 Gebouwen: € 90.000 eenmalig" in text_of(form)
    assert initial_of(form, "betaalt_0") == "Programma Energie"
    assert "Programma Energie: 60% van de kosten" in text_of(adviser.submits(form)["view"])
